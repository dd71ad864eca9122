import type { SkillVoice } from "./skill-voice.ts";

interface Reasons {
  /** Nothing says it; `reason`: who asks for it. */
  readonly unsaid: (reason: string) => string;
  /** Nothing but their word. */
  readonly ownWord: string;
  readonly held: (proof: string) => string;
  readonly little: (proof: string) => string;
  readonly partOf: (label: string) => string;
  readonly near: (label: string) => string;
  /** `labels`: in quotes. */
  readonly parts: (labels: string) => string;
  readonly saidOn: (day: string) => string;
  readonly certificate: (label: string) => string;
  readonly block: (block: string, certificate: string) => string;
}

/** Why a skill stands where it does in a result, by whom the result is for or by who reads beside them. */
export const skillReasons: Readonly<Record<SkillVoice, Reasons>> = {
  own: {
    unsaid: (reason) => `Elle n’est pas dans ce que vous avez dit. ${reason}`,
    ownWord: "vous le dites",
    held: (proof) => `Vous savez le faire : ${proof}.`,
    little: (proof) => `Vous savez le faire un peu : ${proof}.`,
    partOf: (label) => `Elle fait partie de « ${label} », que vous savez faire.`,
    near: (label) => `Elle est proche de « ${label} », que vous savez faire.`,
    parts: (labels) => `Vous en savez faire une partie : ${labels}.`,
    saidOn: (day) => `vous l’avez dit le ${day}`,
    certificate: (label) => `votre diplôme « ${label} »`,
    block: (block, certificate) => `votre bloc « ${block} » (${certificate})`,
  },
  beside: {
    unsaid: (reason) => `Elle n’est pas dans ce que la personne a dit. ${reason}`,
    ownWord: "elle le dit",
    held: (proof) => `La personne sait le faire : ${proof}.`,
    little: (proof) => `La personne sait le faire un peu : ${proof}.`,
    partOf: (label) => `Elle fait partie de « ${label} », que la personne sait faire.`,
    near: (label) => `Elle est proche de « ${label} », que la personne sait faire.`,
    parts: (labels) => `La personne en sait faire une partie : ${labels}.`,
    saidOn: (day) => `elle l’a dit le ${day}`,
    certificate: (label) => `son diplôme « ${label} »`,
    block: (block, certificate) => `son bloc « ${block} » (${certificate})`,
  },
};
