import { counted } from "./amounts.ts";

const skills = (count: number): string => counted(count, "compétence", "compétences");

/** What a training brings to somebody who said what they can do, and which job they want. */
export const lackingWords = {
  /** On the card of a training. */
  onCard: (brought: number, of: number): string =>
    brought === of ? `Vous apporte ${allOf(of)}` : `Vous apporte ${brought} des ${of} compétences qui vous manquent`,
  title: "Ce que cette formation vous apporte",
  brings: (brought: number, of: number, job: string): string =>
    brought === of
      ? `Cette formation vous apporte ${allOf(of)} pour « ${job} » :`
      : `Cette formation vous apporte ${brought} des ${of} compétences qui vous manquent pour « ${job} » :`,
  bringsNothing: (of: number, job: string): string =>
    of === 0
      ? `Pour « ${job} », il ne vous manque aucune compétence connue.`
      : `Nous ne savons pas encore si elle apporte une des ${skills(of)} qui vous manquent pour « ${job} ». ` +
        "Demandez à l’organisme.",
  how: "Nous comparons vos réponses au programme de la première date. Nous pouvons nous tromper : vérifiez avec l’organisme.",
  mine: "Voir tout ce qui me manque",
  vaeTitle: "Vous savez peut-être déjà faire une partie de cette formation",
  vae: (block: string): string => `« ${block} » : vos années de travail montrent que vous savez le faire.`,
  vaeWays: [
    "Avant de vous inscrire, demandez à l’organisme une évaluation à l’entrée : elle peut raccourcir la formation.",
    "Vous pouvez aussi faire reconnaître votre expérience par un diplôme (VAE, validation des acquis de l’expérience).",
  ],
  vaeLink: "Comment faire reconnaître mon expérience (vae.gouv.fr)",
  filter: "Selon ce que vous savez faire",
  all: "Ce qui me manque",
  only: (count: number): string => `Voir seulement ce qui me manque (${counted(count, "formation", "formations")})`,
  search: "Chercher dans toutes les formations qui apportent ce qui me manque",
  blocks: "Bloc de compétences",
  noDraft: "Pour trouver ce qui vous manque, dites d’abord ce que vous savez faire.",
  begin: "Dire ce que je sais faire",
} as const;

function allOf(count: number): string {
  return count === 1 ? "la compétence qui vous manque" : `les ${count} compétences qui vous manquent`;
}
