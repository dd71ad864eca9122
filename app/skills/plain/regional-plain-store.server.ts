import { z } from "zod";
import type { SqlReader } from "#app/platform/sql-reader.ts";

const plainRows = z.array(z.object({ ogr: z.number(), plain: z.string() }));

/** The everyday words of the skills that the Region added, by their numbers. Reads regional_skill whole: a few rows. */
export async function regionalPlainWords(reader: SqlReader): Promise<ReadonlyMap<number, string>> {
  const { rows } = await reader.query("SELECT ogr, plain FROM regional_skill WHERE plain IS NOT NULL ORDER BY ogr");
  return new Map(plainRows.parse(rows).map(({ ogr, plain }) => [ogr, plain]));
}
