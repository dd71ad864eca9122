import { database } from "#app/platform/database.server.ts";
import type { SqlReader } from "#app/platform/sql-reader.ts";
import { metierFamilies } from "./metier-store.server.ts";

/**
 * The codes whose trainings answer each asked-for job: its own, then its parent and its children. LHÉO feeds use ROME v3 codes, which
 * are the parents of ROME 4.0's. A code the ROME does not know stands for itself. No code twice; asked codes first, as asked.
 */
export async function relatedRomes(
  codes: readonly string[],
  reader: SqlReader = database().pool,
): Promise<readonly string[]> {
  if (codes.length === 0) return [];
  const family = await metierFamilies(reader, codes);
  const asked = new Set(codes);
  const parents = family.flatMap(({ code, parent }) => (parent !== null && asked.has(code) ? [parent] : []));
  const children = family.flatMap(({ code, parent }) => (parent !== null && asked.has(parent) ? [code] : []));
  return [...new Set([...codes, ...parents, ...children])];
}
