import type { CertificationToLink } from "#app/blocks/links/link-features.ts";
import { arrangeSkills, type SkillCorpus } from "#app/blocks/links/skill-corpus.ts";
import { readSkillVectors, readVectors } from "#search/understanding/read-vectors.server.ts";
import type { SharedReferential } from "./shared-referential.ts";

/** The portal's corpus of skills, from the published files. */
export async function sharedCorpus({ skills, skillsOfMetier }: SharedReferential): Promise<SkillCorpus> {
  const [words, vectors] = await Promise.all([readVectors(), readSkillVectors()]);
  const linkable = skills.map(({ ogr, label, macroOgr }) => ({ ogr, label, macroOgr, isMacro: macroOgr === null }));
  return arrangeSkills({ skills: linkable, skillsOfMetier }, { words, skills: vectors });
}

/** The certification of a code, with all its blocks. */
export function certificationOf({ blocks }: SharedReferential, code: string): CertificationToLink {
  const own = blocks.filter(({ certification }) => certification === code);
  return { title: own[0]?.certificationTitle ?? "", romes: own[0]?.romes ?? [], blocks: own };
}
