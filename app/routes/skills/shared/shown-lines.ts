import { capitalised } from "#app/content/capitalised.ts";
import { heldSkillsWords as words } from "#app/content/held-skills.ts";
import type { ShownSkills } from "#app/matching/profile/read-own-skills.server.ts";

/** Something that shows skills, in words: what it is, when and by whom it was said, and the skills. */
export interface ShownLine {
  readonly title: string;
  /** Null: nothing says when. */
  readonly facts: string | null;
  readonly skills: ShownSkills["skills"];
}

/** What shows skills, in words for the person (`own`), or for who reads beside them. */
export function shownLines(shown: readonly ShownSkills[], reader: "own" | "beside"): readonly ShownLine[] {
  return shown.map(({ proof, evidence, on, by, skills }) => ({
    title:
      evidence === "own-word" || evidence === "test"
        ? words.evidence[evidence]
        : capitalised(proof.replace(/^votre /, "")),
    facts: on === null ? null : factsOf(evidence, { on, by, reader }),
    skills,
  }));
}

function factsOf(
  evidence: ShownSkills["evidence"],
  { on, by, reader }: { readonly on: string; readonly by: string | null; readonly reader: "own" | "beside" },
): string {
  if (by === null) return words.said[reader](on);
  return evidence === "obtained" ? words.said.obtained(by, on) : words.said.noted(by, on);
}
