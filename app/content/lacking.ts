import { counted } from "./amounts.ts";

/** The job wanted, and whether some skills are not known to be missing. */
interface LackingOf {
  readonly job: string;
  readonly isUnsure: boolean;
}

/** "qui vous manquent", where what somebody does not know about themselves is not said to be missing. */
export const lackingName = (isUnsure: boolean): string =>
  isUnsure ? "qui vous manquent ou restent à vérifier" : "qui vous manquent";

const skills = (count: number): string => counted(count, "compétence", "compétences");

/** What a training brings to somebody who said what they can do, and which job they want. */
export const lackingWords = {
  /** On the card of a training. */
  onCard: (brought: number, of: number, isUnsure: boolean): string => `Vous apporte ${part(brought, of, isUnsure)}`,
  onAnotherDate: (line: string): string => `${line}, à une autre date`,
  title: "Ce que cette formation vous apporte",
  brings: (brought: number, of: number, { job, isUnsure }: LackingOf): string =>
    `Cette formation vous apporte ${part(brought, of, isUnsure)} pour « ${job} » :`,
  bringsNothing: (of: number, { job, isUnsure }: LackingOf): string =>
    of === 0
      ? `Pour « ${job} », il ne vous manque aucune compétence connue.`
      : `Nous ne savons pas encore si elle apporte une des ${skills(of)} ${lackingName(isUnsure)} pour « ${job} ». ` +
        "Demandez à l’organisme.",
  how: "Nous comparons vos réponses au programme de la première date. Nous pouvons nous tromper : vérifiez avec l’organisme.",
  mine: "Voir tout ce qui me manque",
  vaeTitle: "Vous savez peut-être déjà faire une partie de cette formation",
  provenTitle: "Avant une formation : faites reconnaître ce que vous savez déjà faire",
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

/** "4 des 6 compétences qui vous manquent", "la compétence qui vous manque". */
function part(brought: number, of: number, isUnsure: boolean): string {
  if (brought < of) return `${brought} des ${of} compétences ${lackingName(isUnsure)}`;
  if (of > 1) return `les ${of} compétences ${lackingName(isUnsure)}`;
  return isUnsure ? "la compétence qui reste à vérifier" : "la compétence qui vous manque";
}
