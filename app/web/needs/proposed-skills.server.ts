import { MOST_PROPOSED } from "#app/needs/need-draft.ts";
import type { WantedSkill } from "#app/needs/need-posting.ts";
import { database } from "#app/platform/database.server.ts";
import { readExpectedSkills } from "#app/skills/expected/read-expected-skills.server.ts";

/** A skill that a page proposes. */
export interface ProposedSkill {
  readonly ogr: number;
  readonly label: string;
}

/** The skills proposed of a métier: those already wanted, then those the métier asks for most; none without a métier. */
export async function proposedSkills(
  rome: string | null,
  wanted: readonly WantedSkill[] = [],
): Promise<readonly ProposedSkill[]> {
  if (rome === null) return [];
  const expected = await readExpectedSkills(database().pool, rome);
  const known = wanted.flatMap(({ ogr, label }) => (ogr === null ? [] : [{ ogr, label }]));
  const others = expected.ok ? expected.value.skills.map(({ ogr, label }) => ({ ogr, label })) : [];
  return [...new Map([...known, ...others].map((skill) => [skill.ogr, skill])).values()].slice(0, MOST_PROPOSED);
}
