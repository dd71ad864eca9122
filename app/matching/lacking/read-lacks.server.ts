import type { HeldContent } from "#app/people/skill-draft/draft-content.ts";
import type { SqlReader } from "#app/platform/sql-reader.ts";
import { knownBlocks } from "../blocks/known-blocks.server.ts";
import { readProfile } from "../profile/read-profile.server.ts";
import type { PersonLacks } from "./person-lacks.ts";

/** What somebody lacks after what they said; null without a job wanted, and when the job asks for nothing that is known. */
export async function readLacks(reader: SqlReader, draft: HeldContent): Promise<PersonLacks | null> {
  const profile = await readProfile(reader, draft);
  if (!profile.ok || draft.target === null) return null;
  const { gap, practised, lacking } = profile.value;
  const skills = [...gap.missing, ...gap.close].map(({ ogr, label, official }) => ({ ogr, label, official }));
  if (skills.length + gap.have.length === 0) return null;
  return { job: draft.target.label, skills, lacking, practised, blocks: await knownBlocks(reader), best: gap.blocks };
}
