import { z } from "zod";
import type { SqlReader } from "#app/platform/sql-reader.ts";

const rowsSchema = z.array(z.object({ code: z.string(), metiers: z.array(z.string()) }));

/** The jobs that the certification of each block prepares to. Counts on skill_block_pkey and certification_rome_pkey. */
export async function metiersOfBlocks(
  reader: SqlReader,
  codes: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await reader.query(
    `SELECT b.code, ARRAY(SELECT r.rome_code::text FROM certification_rome r WHERE r.certification_code = b.certification_code
       ORDER BY r.rome_code) AS metiers
     FROM skill_block b WHERE b.code = ANY($1) ORDER BY b.code`,
    [[...codes]],
  );
  return new Map(rowsSchema.parse(rows).map(({ code, metiers }) => [code, metiers]));
}
