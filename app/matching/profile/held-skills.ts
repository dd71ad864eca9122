import { dayAndMonth } from "#app/content/dates.ts";
import { skillReasons } from "#app/content/skill-reasons.ts";
import type { SkillVoice } from "#app/content/skill-voice.ts";
import type { DraftContent, DraftJob } from "#app/people/skill-draft/draft-content.ts";
import type { ExpectedSkill } from "#app/skills/expected/expected-skills.ts";
import type { DeclaredSkill } from "../gap/answered-gap.ts";

/** When something was said, and the organisation whose referent noted it; absent: the person said it alone. */
export interface Said {
  readonly on?: string | undefined;
  readonly notedBy?: string | undefined;
}

/** A job done, with what ROME says of it. */
export interface JobDone extends Pick<DraftJob, "label" | "years">, Said {
  readonly skills: readonly ExpectedSkill[];
}

/** From this weight a skill is at the core of its job. */
export const CORE_WEIGHT = 4;

/** A diploma held, or blocks of it, with the skills that each block shows. `obtainedAt`: where a training ended with them. */
export interface CertificateHeld extends Said {
  readonly label: string;
  readonly isWhole: boolean;
  readonly obtainedAt?: string | undefined;
  readonly blocks: readonly { readonly label: string; readonly skills: readonly number[] }[];
}

/** What shows that somebody can do something; the latter in this list counts more. */
export type HeldEvidence = "job" | "block" | "certificate" | "obtained" | "own-word" | "test";

export interface HeldSkill extends DeclaredSkill {
  readonly evidence: HeldEvidence;
  /** Absent where nothing says it. */
  readonly said?: Said;
}

/** What proves a skill, beyond years of a job and somebody's word. */
export const PROVEN: ReadonlySet<HeldEvidence> = new Set<HeldEvidence>(["block", "certificate", "obtained", "test"]);

/** What somebody said of themselves. */
export interface SaidOfSelf {
  readonly jobs: readonly JobDone[];
  readonly certificates: readonly CertificateHeld[];
  readonly answers: DraftContent["answers"];
}

/**
 * What somebody can do, after the jobs they had, the diplomas they hold and what they answered. A job of a year or more shows the skills at
 * its core; a shorter one shows them a little. A diploma or a block shows what its blocks teach, and counts more than a job; one that a
 * training organisation says was obtained, more than one that somebody says they hold. An answer counts more than all of them: « non »
 * takes the skill away, « je ne sais pas » changes nothing. `voice`: to whom the proofs are said.
 */
export function heldSkills(
  { jobs, certificates, answers }: SaidOfSelf,
  voice: SkillVoice = "own",
): readonly HeldSkill[] {
  const reasons = skillReasons[voice];
  const held = new Map<number, HeldSkill>();
  const hold = (skill: HeldSkill): void => {
    held.delete(skill.ogr);
    held.set(skill.ogr, skill);
  };
  for (const { skills, label, years, ...by } of jobs.toSorted((one, other) => one.years - other.years))
    for (const { ogr, weight } of skills)
      if (weight >= CORE_WEIGHT)
        hold({ ogr, isPartial: years === 0, proof: jobInWords({ label, years }), evidence: "job", ...saidOf(by) });
  for (const certificate of certificates.toSorted((one, other) => rankOf(one) - rankOf(other)))
    for (const { label, skills } of certificate.blocks)
      for (const ogr of skills)
        hold({ ogr, isPartial: false, ...certificateProof(certificate, label, reasons), ...saidOf(certificate) });
  for (const { ogr, answer, on, shownBy, notedBy } of answers) {
    if (answer === "no") held.delete(ogr);
    if (answer === "yes" || answer === "little")
      hold({
        ...{ ogr, isPartial: answer === "little", evidence: shownBy ?? "own-word" },
        proof: shownBy === "test" ? `un test l’a montré le ${dayAndMonth(on)}` : reasons.saidOn(dayAndMonth(on)),
        ...saidOf({ on, notedBy }),
      });
  }
  return [...held.values()];
}

function saidOf({ on, notedBy }: Said): Pick<HeldSkill, "said"> {
  return on === undefined ? {} : { said: { on, ...(notedBy === undefined ? {} : { notedBy }) } };
}

/** "bloc obtenu : « Souder à plat » (Titre professionnel Soudeur)". */
export function obtainedInWords(block: string, certificate: string): string {
  return `bloc obtenu : « ${block} » (${certificate})`;
}

function rankOf({ isWhole, obtainedAt }: CertificateHeld): number {
  if (obtainedAt !== undefined) return 2;
  return isWhole ? 1 : 0;
}

function certificateProof(
  { label, isWhole, obtainedAt }: CertificateHeld,
  block: string,
  reasons: (typeof skillReasons)[SkillVoice],
): Pick<HeldSkill, "proof" | "evidence"> {
  if (obtainedAt !== undefined) return { proof: obtainedInWords(block, label), evidence: "obtained" };
  return isWhole
    ? { proof: reasons.certificate(label), evidence: "certificate" }
    : { proof: reasons.block(block, label), evidence: "block" };
}

/** "6 ans comme serveuse de restaurant". */
export function jobInWords({ label, years }: Pick<DraftJob, "label" | "years">): string {
  const time = years === 0 ? "moins d’un an" : years === 1 ? "1 an" : `${years} ans`;
  const isAcronym = /^\p{Lu}{2}/u.test(label);
  return `${time} comme ${isAcronym ? label : label.charAt(0).toLocaleLowerCase("fr") + label.slice(1)}`;
}
