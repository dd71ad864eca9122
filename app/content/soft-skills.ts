import type { SkillVoice } from "./skill-voice.ts";

/** A soft skill in everyday words, which are those of the person: in quotes for who reads beside them. */
export function softSkillSaid(plain: string, voice: SkillVoice): string {
  return voice === "own" ? plain : `« ${plain} »`;
}

/** « Ma façon de travailler »: what ROME calls professional soft skills. */
export const softSkillsPage = {
  title: "Ma façon de travailler",
  titleBeside: "Sa façon de travailler",
  lede: "Cochez ce qui est vrai le plus souvent, au travail ou dans la vie de tous les jours. Personne n’a tout.",
  chosen: "Ce qui est vrai",
  wanted: "demandé par le métier voulu",
  submit: "Noter et continuer",
  skip: "Passer",
  errors: { softSkills: "Cochez des lignes de cette liste." },
} as const;

/** The same, in the result. */
export const softSkillWords = {
  title: "La façon de travailler que ce métier demande",
  lede: "Elle ne compte pas dans le résultat. Elle aide pour un entretien : préparez un exemple pour chaque ligne.",
  line: (plain: string, isSaid: boolean): string => `${plain}\u00a0: ${isSaid ? "déjà dit" : "pas encore dit"}`,
  change: "Dire la façon de travailler",
} as const;
