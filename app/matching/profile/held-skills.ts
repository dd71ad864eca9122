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

/** A diploma held, or blocks of it, with the skills that each block shows. */
export interface CertificateHeld {
  readonly label: string;
  readonly isWhole: boolean;
  readonly blocks: readonly { readonly label: string; readonly skills: readonly number[] }[];
}

/** What shows that somebody can do something; the latter in this list counts more. */
export type HeldEvidence = "job" | "block" | "certificate" | "own-word";

export interface HeldSkill extends DeclaredSkill {
  readonly evidence: HeldEvidence;
}

/** What somebody said of themselves. */
export interface SaidOfSelf {
  readonly jobs: readonly JobDone[];
  readonly certificates: readonly CertificateHeld[];
  readonly answers: DraftContent["answers"];
}

/**
 * What somebody can do, after the jobs they had, the diplomas they hold and what they answered. A job of a year or more shows the skills at
 * its core; a shorter one shows them a little. A diploma or a block shows what its blocks teach, and counts more than a job. An answer
 * counts more than both: « non » takes the skill away, « je ne sais pas » changes nothing.
 */
export function heldSkills({ jobs, certificates, answers }: SaidOfSelf): readonly HeldSkill[] {
  const held = new Map<number, HeldSkill>();
  const hold = (skill: HeldSkill): void => {
    held.delete(skill.ogr);
    held.set(skill.ogr, skill);
  };
  for (const { skills, label, years } of jobs.toSorted((one, other) => one.years - other.years))
    for (const { ogr, weight } of skills)
      if (weight >= CORE_WEIGHT)
        hold({ ogr, isPartial: years === 0, proof: jobInWords({ label, years }), evidence: "job" });
  for (const certificate of certificates.toSorted((one, other) => Number(one.isWhole) - Number(other.isWhole)))
    for (const { label, skills } of certificate.blocks)
      for (const ogr of skills) hold({ ogr, isPartial: false, ...certificateProof(certificate, label) });
  for (const { ogr, answer, on } of answers) {
    if (answer === "no") held.delete(ogr);
    if (answer === "yes" || answer === "little")
      hold({
        ...{ ogr, isPartial: answer === "little", evidence: "own-word" },
        proof: `vous l’avez dit le ${dayAndMonth(on)}`,
      });
  }
  return [...held.values()];
}

function certificateProof({ label, isWhole }: CertificateHeld, block: string): Pick<HeldSkill, "proof" | "evidence"> {
  return isWhole
    ? { proof: `votre diplôme « ${label} »`, evidence: "certificate" }
    : { proof: `votre bloc « ${block} » (${label})`, evidence: "block" };
}

/** "6 ans comme serveuse de restaurant". */
export function jobInWords({ label, years }: Pick<DraftJob, "label" | "years">): string {
  const time = years === 0 ? "moins d’un an" : years === 1 ? "1 an" : `${years} ans`;
  const isAcronym = /^\p{Lu}{2}/u.test(label);
  return `${time} comme ${isAcronym ? label : label.charAt(0).toLocaleLowerCase("fr") + label.slice(1)}`;
}
