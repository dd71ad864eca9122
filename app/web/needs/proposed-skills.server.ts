import { MOST_PROPOSED } from "#app/needs/need-draft.ts";
import type { WantedSkill } from "#app/needs/need-posting.ts";
import { database } from "#app/platform/database.server.ts";
import { readExpectedSkills } from "#app/skills/expected/read-expected-skills.server.ts";
import type { MetierReference } from "#app/skills/metier-detail.ts";

/** A skill that a page proposes. `ogr` null: in the words of a company. */
export interface ProposedSkill {
  readonly ogr: number | null;
  readonly label: string;
}

/** A métier, and the skills that a page proposes of it. */
export interface ProposedOfMetier {
  readonly metier: MetierReference;
  readonly skills: readonly ProposedSkill[];
}

/** The skills proposed of a métier: those already wanted, a company's own words first, then those it asks for most. Null: unknown. */
export async function proposedOf(rome: string, wanted: readonly WantedSkill[]): Promise<ProposedOfMetier | null> {
  const expected = await readExpectedSkills(database().pool, rome);
  if (!expected.ok) return null;
  const { metier, skills } = expected.value;
  const said = [...wanted].sort((one, other) => Number(one.ogr !== null) - Number(other.ogr !== null));
  const all = [...said, ...skills].map(({ ogr, label }): ProposedSkill => ({ ogr, label }));
  const once = new Map(all.map((skill) => [skill.ogr ?? skill.label, skill]));
  return { metier, skills: [...once.values()].slice(0, MOST_PROPOSED) };
}

/** The skills proposed to whoever posts a need: none without a métier. */
export async function proposedSkills(
  rome: string | null,
): Promise<readonly (ProposedSkill & { readonly ogr: number })[]> {
  const proposed = rome === null ? null : await proposedOf(rome, []);
  return (proposed?.skills ?? []).flatMap(({ ogr, label }) => (ogr === null ? [] : [{ ogr, label }]));
}
