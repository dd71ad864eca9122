import type { AnsweredGap } from "#app/matching/gap/answered-gap.ts";
import type { GapSkill } from "#app/matching/gap/measure-gap.ts";
import type { GapAnswer } from "./gap-schema.ts";

/** A gap as the public API names things. */
export function toGapAnswer({ metier, coverage, have, close, missing, blocks, unknown }: AnsweredGap): GapAnswer {
  return {
    target: { rome: metier.code, label: metier.label },
    coverage,
    have: have.map(toGapSkill),
    close: close.map(toGapSkill),
    missing: missing.map(toGapSkill),
    blocks: blocks.map(({ skills, ...block }) => ({ ...block, skills: [...skills] })),
    unknownSkills: [...unknown],
  };
}

function toGapSkill({ asked, because, ...skill }: GapSkill): GapAnswer["have"][number] {
  return { ...skill, because: asked === undefined ? because : `${because} ${asked}` };
}
