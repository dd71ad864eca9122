import { z } from "zod";
import type { SqlReader } from "#app/platform/sql-reader.ts";

const unitRows = z.array(z.object({ arrondissement: z.string(), labourBasin: z.string().nullable() })).max(1);

/** The name of the arrondissement, and the code of the bassin of France Travail, null until the territories name one. */
export type PlaceUnits = Readonly<z.infer<typeof unitRows>[number]>;

/** By primary key of the commune, or by the index on postal codes; a postal code is placed by its most populated commune. */
const unitsSql = `
  SELECT arrondissement.name AS arrondissement, commune.labour_basin_code AS "labourBasin"
  FROM commune JOIN arrondissement ON arrondissement.code = commune.arrondissement_code
  WHERE commune.insee = $1
     OR commune.insee IN (SELECT insee FROM commune_postal_code WHERE postal_code = $2)
  ORDER BY commune.population DESC, commune.insee LIMIT 1`;

/** The units a commune or a postal code is in; undefined when neither is known. */
export async function selectUnits(
  reader: SqlReader,
  insee: string,
  postalCode: string,
): Promise<PlaceUnits | undefined> {
  const { rows } = await reader.query(unitsSql, [insee, postalCode]);
  return unitRows.parse(rows)[0];
}
