import type { Lacking } from "#app/content/lacking.ts";
import type { HeldContent } from "#app/people/skill-draft/draft-content.ts";

/** What is known of the skills that somebody lacks, one by one and together. */
export interface KnownOfLacking {
  /** Those of which nothing is known: nobody asked, or the person answered that they do not know. */
  readonly unsure: ReadonlySet<number>;
  readonly lacking: Lacking;
}

/** Tells the skills that somebody says they cannot do from those that nobody asked about. `lacked`: missing and close ones. */
export function knownOfLacking(lacked: readonly number[], answers: HeldContent["answers"]): KnownOfLacking {
  const told = new Set(answers.flatMap(({ ogr, answer }) => (answer === "unknown" ? [] : [ogr])));
  const unsure = new Set(lacked.filter((ogr) => !told.has(ogr)));
  if (unsure.size === 0) return { unsure, lacking: "missing" };
  return { unsure, lacking: unsure.size === new Set(lacked).size ? "unsure" : "mixed" };
}
