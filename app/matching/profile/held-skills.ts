import { dayAndMonth } from "#app/content/dates.ts";
import type { DraftContent, DraftJob } from "#app/people/skill-draft/draft-content.ts";
import type { ExpectedSkill } from "#app/skills/expected/expected-skills.ts";
import type { DeclaredSkill } from "../gap/answered-gap.ts";

/** A job done, with what ROME says of it. */
export interface JobDone extends Pick<DraftJob, "label" | "years"> {
  readonly skills: readonly ExpectedSkill[];
}

/** From this weight a skill is at the core of its job. */
export const CORE_WEIGHT = 4;

/**
 * What somebody can do, after the jobs they had and what they answered. A job of a year or more shows the skills at its core; a shorter one
 * shows them a little. An answer counts more than a job: « non » takes the skill away, « je ne sais pas » changes nothing.
 */
export function heldSkills(jobs: readonly JobDone[], answers: DraftContent["answers"]): readonly DeclaredSkill[] {
  const held = new Map<number, DeclaredSkill>();
  for (const { skills, label, years } of jobs.toSorted((one, other) => one.years - other.years))
    for (const { ogr, weight } of skills)
      if (weight >= CORE_WEIGHT) held.set(ogr, { ogr, isPartial: years === 0, proof: jobInWords({ label, years }) });
  for (const { ogr, answer, on } of answers) {
    if (answer === "no") held.delete(ogr);
    if (answer === "yes" || answer === "little")
      held.set(ogr, { ogr, isPartial: answer === "little", proof: `vous l’avez dit le ${dayAndMonth(on)}` });
  }
  return [...held.values()];
}

/** "6 ans comme serveuse de restaurant". */
export function jobInWords({ label, years }: Pick<DraftJob, "label" | "years">): string {
  const time = years === 0 ? "moins d’un an" : years === 1 ? "1 an" : `${years} ans`;
  const isAcronym = /^\p{Lu}{2}/u.test(label);
  return `${time} comme ${isAcronym ? label : label.charAt(0).toLocaleLowerCase("fr") + label.slice(1)}`;
}
