import { z } from "zod";
import { database } from "#app/platform/database.server.ts";

const metierRows = z.array(z.object({ code: z.string(), label: z.string() }));

export type NearMetier = Readonly<z.infer<typeof metierRows>[number]>;

/** By the primary key of metier_proximity, closest first; a few only. */
const nearSql = `
  SELECT near.code, near.label
  FROM metier_proximity AS proximity JOIN rome_metier AS near ON near.code = proximity.near_code
  WHERE proximity.metier_code = ANY($1) AND NOT near.is_withdrawn
  GROUP BY near.code, near.label
  ORDER BY min(proximity.rank), near.code LIMIT 6`;

/** Jobs close to those given, as the ROME orders them. */
export async function selectNearMetiers(romeCodes: readonly string[]): Promise<readonly NearMetier[]> {
  const { rows } = await database().pool.query(nearSql, [romeCodes]);
  return metierRows.parse(rows);
}
