import { todayIso } from "#app/platform/clock.server.ts";
import { ok, type Result } from "#app/platform/result.ts";
import type { SqlReader } from "#app/platform/sql-reader.ts";
import { withLayer } from "#app/skills/expected/expected-skills.ts";
import { type ExpectedOfMetier, readExpectedSkills } from "#app/skills/expected/read-expected-skills.server.ts";
import { knownDemands } from "./known-demands.server.ts";
import { layerWeightsOn } from "./layer-weights.ts";
import { needLayer } from "./need-layer.ts";

/** The skills expected of the job of a code here: ROME's, and what companies ask for, as their needs stand now. */
export async function readExpectedHere(
  reader: SqlReader,
  code: string,
): Promise<Result<ExpectedOfMetier, { readonly kind: "unknown-metier" }>> {
  const today = todayIso();
  const [expected, demands] = await Promise.all([readExpectedSkills(reader, code), knownDemands(reader, code)]);
  if (!expected.ok || demands.length === 0) return expected;
  const { metier, skills: base } = expected.value;
  const layer = needLayer({ base, demands, today, weights: layerWeightsOn(today) });
  return ok({ metier, skills: withLayer(base, layer) });
}
