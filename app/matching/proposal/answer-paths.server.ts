import type { UnknownWanted } from "#app/needs/layers/wanted.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import type { SqlReader } from "#app/platform/sql-reader.ts";
import { knownPlace } from "#app/territories/known-places.server.ts";
import { answerGap } from "../gap/answer-gap.server.ts";
import { lackedChecks } from "../prior/prior-needs.ts";
import { readPriorTables } from "../prior/read-prior-tables.server.ts";
import type { AnsweredPaths, AskedPaths } from "./asked-paths.ts";
import { proposePaths } from "./propose-paths.server.ts";

/** The paths of a question that says nothing of who asks; nothing of it is kept. A place must be a town or a postal code. */
export async function answerPaths(
  reader: SqlReader,
  { target, held, place, radiusKm, from, lacks, ...limits }: AskedPaths,
): Promise<Result<AnsweredPaths, UnknownWanted | { readonly kind: "unknown-place" }>> {
  const gap = await answerGap(reader, { target, held });
  if (!gap.ok) return gap;
  const known = place === null ? null : await knownPlace(place);
  if (known !== null && (!known.ok || known.value.filter.kind !== "circle")) return refused({ kind: "unknown-place" });
  const centre = known?.ok === true && known.value.filter.kind === "circle" ? known.value.filter.centre : null;
  const today = todayIso();
  const begins = from === null || from < today ? today : from;
  const checks = lackedChecks(await readPriorTables(), gap.value.metier.code, lacks);
  const { paths } = await proposePaths(reader, gap.value, {
    centre,
    radiusKm,
    from: begins,
    checks,
    admit: null,
    ...limits,
  });
  return ok({ gap: gap.value, paths });
}
