import type { WantedSkill } from "#app/needs/need-posting.ts";

/** The essential skills of a need beside what somebody can do, by name. `unknown`: in the company's own words, which nothing compares. */
export interface SkillsCompared {
  readonly held: readonly string[];
  readonly partial: readonly string[];
  readonly lacking: readonly string[];
  readonly unknown: readonly string[];
}

/** How many needs a page compares. */
export const NEEDS_PER_PAGE = 100;

/** Compares the essential skills of a need with those of somebody, by ROME's number. */
export function compareSkills(
  wanted: readonly WantedSkill[],
  held: ReadonlyMap<number, "held" | "partial">,
): SkillsCompared {
  const essential = wanted.filter(({ importance }) => importance === "essential");
  const standing = ({ ogr }: WantedSkill): keyof SkillsCompared =>
    ogr === null ? "unknown" : (held.get(ogr) ?? "lacking");
  const named = (as: keyof SkillsCompared): readonly string[] =>
    essential.filter((skill) => standing(skill) === as).map(({ label }) => label);
  return { held: named("held"), partial: named("partial"), lacking: named("lacking"), unknown: named("unknown") };
}
