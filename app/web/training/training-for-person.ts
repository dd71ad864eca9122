import { lackingWords as words } from "#app/content/lacking.ts";
import { broughtBy, type PersonLacks, practisedBlocks } from "#app/matching/lacking/person-lacks.ts";
import type { NamedSkill } from "#app/skills/plain/plain-skills.ts";
import { blockTitle } from "./block-title.ts";

/** What a training brings to whoever reads its page, in words. */
export interface TrainingForPerson {
  readonly sentence: string;
  readonly skills: readonly NamedSkill[];
  /** Blocks whose skills their experience shows. */
  readonly practised: readonly string[];
}

/** The line of a card; undefined when the session brings nothing that is known. */
export function bringsLine(lacks: PersonLacks, codes: readonly string[]): string | undefined {
  const { skills, of } = broughtBy(lacks, codes);
  return skills.length === 0 ? undefined : words.onCard(skills.length, of);
}

/** Puts into words what the blocks of a session bring. */
export function trainingForPerson(lacks: PersonLacks, codes: readonly string[]): TrainingForPerson {
  const { skills, of } = broughtBy(lacks, codes);
  return {
    sentence: skills.length === 0 ? words.bringsNothing(of, lacks.job) : words.brings(skills.length, of, lacks.job),
    skills,
    practised: practisedBlocks(lacks, codes).map(({ label }) => words.vae(blockTitle(label))),
  };
}
