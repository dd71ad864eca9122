import type { HeldContent } from "#app/people/skill-draft/draft-content.ts";
import type { SqlReader } from "#app/platform/sql-reader.ts";
import { treeSkillsOf } from "#app/skills/expected/expected-store.server.ts";
import { inPlainWords, type NamedSkill } from "#app/skills/plain/plain-skills.ts";
import { readPlainSkills } from "#app/skills/plain/read-plain-skills.server.ts";
import { type CertificateHeld, type HeldEvidence, obtainedInWords } from "./held-skills.ts";
import { readHeld } from "./read-profile.server.ts";

/** A thing that shows skills (a job, a diploma, somebody's word), when and by whom it was said, and the skills it shows, by name. */
export interface ShownSkills {
  readonly proof: string;
  readonly evidence: HeldEvidence;
  /** ISO; null: nothing says when. */
  readonly on: string | null;
  /** The organisation whose referent noted it, or that says the block was obtained; null: the person said it alone. */
  readonly by: string | null;
  readonly skills: readonly (NamedSkill & { readonly ogr: number; readonly isPartial: boolean })[];
}

/** What somebody can do after a draft, whatever the job they want, by what shows it. */
export async function readOwnSkills(reader: SqlReader, draft: HeldContent): Promise<readonly ShownSkills[]> {
  const { held, shown: certificates } = await readHeld(reader, draft);
  const [known, words] = await Promise.all([
    treeSkillsOf(
      reader,
      held.map(({ ogr }) => ogr),
    ),
    readPlainSkills(),
  ]);
  const named = new Map(known.map(({ ogr, label }) => [ogr, inPlainWords({ ogr, label }, words)]));
  const shown = new Map<string, ShownSkills>();
  for (const { ogr, proof, isPartial, evidence, said } of held) {
    const skill = named.get(ogr);
    if (skill === undefined) continue;
    const { label, official } = skill;
    const [on, by] = [said?.on ?? null, said?.notedBy ?? null];
    const key = keyOf(proof, said?.on, said?.notedBy);
    const before = shown.get(key)?.skills ?? [];
    const skills = [...before, { ogr, label, official, isPartial }];
    shown.set(key, { proof: proof ?? "", evidence, on, by, skills });
  }
  for (const certificate of certificates) addObtained(shown, certificate);
  return [...shown.values()].map(({ skills, ...by }) => ({
    ...by,
    skills: skills.toSorted((one, other) => one.label.localeCompare(other.label, "fr")),
  }));
}

/** A block that was obtained is told, even where no skill of it is known, or each is shown by something else. */
function addObtained(
  shown: Map<string, ShownSkills>,
  { label, blocks, on, notedBy, obtainedAt }: CertificateHeld,
): void {
  if (obtainedAt === undefined) return;
  for (const block of blocks) {
    const proof = obtainedInWords(block.label, label);
    const key = keyOf(proof, on, notedBy);
    if (!shown.has(key))
      shown.set(key, { proof, evidence: "obtained", on: on ?? null, by: notedBy ?? null, skills: [] });
  }
}

function keyOf(proof: string | null, on: string | undefined, by: string | undefined): string {
  return JSON.stringify([proof, on, by]);
}
