import { database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import type { SqlReader } from "#app/platform/sql-reader.ts";
import type { MetierDetail } from "./metier-detail.ts";
import { metierAppellations, metierChildren, metierHeading, metierSkills, nearMetiers } from "./metier-store.server.ts";

/** Everything the ROME says of the métier of a code, withdrawn ones included: old links must still answer. */
export async function readMetier(
  code: string,
  reader: SqlReader = database().pool,
): Promise<Result<MetierDetail, { readonly kind: "unknown-metier"; readonly code: string }>> {
  const heading = await metierHeading(reader, code);
  if (heading === undefined) return refused({ kind: "unknown-metier", code });
  const [children, appellations, skills, near] = await Promise.all([
    metierChildren(reader, code),
    metierAppellations(reader, code),
    metierSkills(reader, code),
    nearMetiers(reader, code),
  ]);
  return ok({ ...heading, children, appellations, skills, near });
}
