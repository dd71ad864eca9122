import { ok, type Result, refused } from "#app/platform/result.ts";
import type { SqlReader } from "#app/platform/sql-reader.ts";
import { withLayer } from "#app/skills/expected/expected-skills.ts";
import { treeSkillsOf } from "#app/skills/expected/expected-store.server.ts";
import type { ExpectedOfMetier } from "#app/skills/expected/read-expected-skills.server.ts";
import type { SkillImportance } from "../need-choices.ts";
import { readExpectedHere } from "./read-expected-here.server.ts";
import type { UnknownWanted, Wanted } from "./wanted.ts";
import { wantedByNeed } from "./wanted-store.server.ts";

/** What a need says itself weighs beside its job, where the core of a job weighs 4. */
const OWN_WEIGHTS: Readonly<Record<SkillImportance, number>> = { essential: 8, useful: 4, trainable: 1 };
const OWN_LINES: Readonly<Record<SkillImportance, string>> = {
  essential: "Indispensable pour ce poste, dit l’entreprise.",
  useful: "Utile pour ce poste, dit l’entreprise.",
  trainable: "L’entreprise peut l’apprendre à qui commence.",
};

/** The skills that a job expects here, and, of a need, those that its company asks for besides. */
export async function readWanted(reader: SqlReader, wanted: Wanted): Promise<Result<ExpectedOfMetier, UnknownWanted>> {
  if ("rome" in wanted) return readExpectedHere(reader, wanted.rome);
  const need = await wantedByNeed(reader, wanted.need);
  if (need === null) return refused({ kind: "unknown-need" });
  const expected = await readExpectedHere(reader, need.metierCode);
  if (!expected.ok) return expected;
  const known = await treeSkillsOf(
    reader,
    need.skills.map(({ ogr }) => ogr),
  );
  const importances = new Map(need.skills.map(({ ogr, importance }) => [ogr, importance]));
  const skills = known.flatMap((skill) => {
    const importance = importances.get(skill.ogr);
    if (importance === undefined) return [];
    return [{ skill, weight: OWN_WEIGHTS[importance], date: null, line: OWN_LINES[importance] }];
  });
  return ok({ ...expected.value, skills: withLayer(expected.value.skills, { source: "Ce besoin", skills }) });
}
