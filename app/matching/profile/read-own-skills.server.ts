import type { DraftContent } from "#app/people/skill-draft/draft-content.ts";
import type { SqlReader } from "#app/platform/sql-reader.ts";
import { treeSkillsOf } from "#app/skills/expected/expected-store.server.ts";
import { inPlainWords, type NamedSkill } from "#app/skills/plain/plain-skills.ts";
import { readPlainSkills } from "#app/skills/plain/read-plain-skills.server.ts";
import { readHeld } from "./read-profile.server.ts";

/** A thing that shows skills (a job, a diploma, somebody's word), and the skills it shows, by name. */
export interface ShownSkills {
  readonly proof: string;
  readonly skills: readonly (NamedSkill & { readonly isPartial: boolean })[];
}

/** What somebody can do after a draft, whatever the job they want, by what shows it. */
export async function readOwnSkills(reader: SqlReader, draft: DraftContent): Promise<readonly ShownSkills[]> {
  const { held } = await readHeld(reader, draft);
  const [known, words] = await Promise.all([
    treeSkillsOf(
      reader,
      held.map(({ ogr }) => ogr),
    ),
    readPlainSkills(),
  ]);
  const named = new Map(known.map(({ ogr, label }) => [ogr, inPlainWords({ ogr, label }, words)]));
  const shown = new Map<string, ShownSkills["skills"][number][]>();
  for (const { ogr, proof, isPartial } of held) {
    const skill = named.get(ogr);
    if (skill === undefined) continue;
    const { label, official } = skill;
    shown.set(proof ?? "", [...(shown.get(proof ?? "") ?? []), { label, official, isPartial }]);
  }
  return [...shown].map(([proof, skills]) => ({
    proof,
    skills: skills.toSorted((one, other) => one.label.localeCompare(other.label, "fr")),
  }));
}
