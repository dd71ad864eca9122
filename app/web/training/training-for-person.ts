import { lackingWords as words } from "#app/content/lacking.ts";
import { broughtBy, type PersonLacks, practisedBlocks } from "#app/matching/lacking/person-lacks.ts";
import type { NamedSkill } from "#app/skills/plain/plain-skills.ts";

/** What a training brings to whoever reads its page, in words. */
export interface TrainingForPerson {
  readonly sentence: string;
  readonly skills: readonly NamedSkill[];
  /** Blocks whose skills their experience shows. */
  readonly practised: readonly string[];
}

/**
 * The line of a card; undefined when no date brings anything that is known. `dates`: the blocks of each date, the one that the card shows
 * first.
 */
export function bringsLine(lacks: PersonLacks, dates: readonly (readonly string[])[]): string | undefined {
  const counts = dates.map((codes) => broughtBy(lacks, codes).skills.length);
  const best = Math.max(0, ...counts);
  if (best === 0) return undefined;
  const line = words.onCard(best, lacks.skills.length, lacks.lacking);
  return counts[0] === best ? line : words.onAnotherDate(line);
}

/** Puts into words what the blocks of a session bring. */
export function trainingForPerson(lacks: PersonLacks, codes: readonly string[]): TrainingForPerson {
  const { skills, of } = broughtBy(lacks, codes);
  return {
    sentence: skills.length === 0 ? words.bringsNothing(of, lacks) : words.brings(skills.length, of, lacks),
    skills,
    practised: practisedBlocks(lacks, codes).map(({ label }) => words.vae(label)),
  };
}
