import { z } from "zod";
import type { SqlReader } from "#app/platform/sql-reader.ts";

const nameRows = z.array(z.object({ name: z.string() })).max(1);

/** By primary key of the commune, or by the index on postal codes; a postal code is placed by its most populated commune. */
const arrondissementSql = `
  SELECT arrondissement.name
  FROM commune JOIN arrondissement ON arrondissement.code = commune.arrondissement_code
  WHERE commune.insee = $1
     OR commune.insee IN (SELECT insee FROM commune_postal_code WHERE postal_code = $2)
  ORDER BY commune.population DESC, commune.insee LIMIT 1`;

/** The name of the arrondissement a commune or a postal code is in; null when neither is known. */
export async function selectArrondissement(
  reader: SqlReader,
  insee: string,
  postalCode: string,
): Promise<string | null> {
  const { rows } = await reader.query(arrondissementSql, [insee, postalCode]);
  return nameRows.parse(rows)[0]?.name ?? null;
}
