import type { AnsweredGap } from "#app/matching/gap/answered-gap.ts";
import type { GapAnswer } from "./gap-schema.ts";

/** A gap as the public API names things. */
export function toGapAnswer({ metier, coverage, have, close, missing, blocks, unknown }: AnsweredGap): GapAnswer {
  return {
    target: { rome: metier.code, label: metier.label },
    coverage,
    have: [...have],
    close: [...close],
    missing: [...missing],
    blocks: blocks.map(({ skills, ...block }) => ({ ...block, skills: [...skills] })),
    unknownSkills: [...unknown],
  };
}
