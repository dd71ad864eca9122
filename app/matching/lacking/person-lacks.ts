import type { Lacking } from "#app/content/lacking.ts";
import type { NamedSkill } from "#app/skills/plain/plain-skills.ts";
import type { BlockIndex, TeachingBlock } from "../blocks/block-index.ts";
import type { AnsweredGap } from "../gap/answered-gap.ts";
import type { GapSkill } from "../gap/measure-gap.ts";

/** What a person lacks for the job they want, and the blocks as they are known. */
export interface PersonLacks {
  /** The job wanted, as the person chose it. */
  readonly job: string;
  /** Skills that are missing or only close, the heaviest first. */
  readonly skills: readonly Pick<GapSkill, "ogr" | "label" | "official">[];
  /** What is known of them. */
  readonly lacking: Lacking;
  /** Skills that jobs done show whole. */
  readonly practised: ReadonlySet<number>;
  readonly blocks: BlockIndex;
  /** The blocks that bring the most. */
  readonly best: AnsweredGap["blocks"];
}

/** What some blocks together bring to somebody: the skills they lack, of how many. */
export interface Brought {
  readonly skills: readonly NamedSkill[];
  readonly of: number;
}

/** What somebody who lacks these skills gains from some blocks. A skill that two blocks teach counts once. */
export function broughtBy(
  { skills, blocks }: Pick<PersonLacks, "skills" | "blocks">,
  codes: readonly string[],
): Brought {
  const taught = new Set(codes.flatMap((code) => blocks.block(code)?.skills ?? []));
  return {
    skills: skills.filter(({ ogr }) => taught.has(ogr)).map(({ label, official }) => ({ label, official })),
    of: skills.length,
  };
}

/** Those of some blocks whose every skill, as far as is known, experience shows. */
export function practisedBlocks(
  { practised, blocks }: Pick<PersonLacks, "practised" | "blocks">,
  codes: readonly string[],
): readonly TeachingBlock[] {
  return codes.flatMap((code) => {
    const block = blocks.block(code);
    return block?.skills.every((ogr) => practised.has(ogr)) ? [block] : [];
  });
}
