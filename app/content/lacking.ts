import { counted } from "./amounts.ts";

/**
 * What is known of the skills that somebody lacks: `missing`, they said of each that they cannot do it; `unsure`, of none: nobody asked
 * them, or they do not know; `mixed`, of some.
 */
export type Lacking = "missing" | "unsure" | "mixed";

/** The job wanted, and what is known of the skills that are lacking. */
interface LackingOf {
  readonly job: string;
  readonly lacking: Lacking;
}

const names: Readonly<Record<Lacking, string>> = {
  missing: "qui vous manquent",
  unsure: "qui restent à vérifier",
  mixed: "qui vous manquent ou restent à vérifier",
};

/** "qui vous manquent", where what nobody asked, or somebody does not know about themselves, is not said to be missing. */
export const lackingName = (lacking: Lacking): string => names[lacking];

const skills = (count: number): string => counted(count, "compétence", "compétences");

/** What a training brings to somebody who said what they can do, and which job they want. */
export const lackingWords = {
  /** On the card of a training. */
  onCard: (brought: number, of: number, lacking: Lacking): string => `Vous apporte ${part(brought, of, lacking)}`,
  onAnotherDate: (line: string): string => `${line}, à une autre date`,
  title: "Ce que cette formation vous apporte",
  brings: (brought: number, of: number, { job, lacking }: LackingOf): string =>
    `Cette formation vous apporte ${part(brought, of, lacking)} pour « ${job} » :`,
  bringsNothing: (of: number, { job, lacking }: LackingOf): string =>
    of === 0
      ? `Pour « ${job} », il ne vous manque aucune compétence connue.`
      : `Nous ne savons pas encore si elle apporte une des ${skills(of)} ${lackingName(lacking)} pour « ${job} ». ` +
        "Demandez à l’organisme.",
  how: "Nous comparons vos réponses au programme de la première date. Nous pouvons nous tromper : vérifiez avec l’organisme.",
  mine: "Voir mon résultat, compétence par compétence",
  vaeTitle: "Vous savez peut-être déjà faire une partie de cette formation",
  provenTitle: "Avant une formation : faites reconnaître ce que vous savez déjà faire",
  vae: (block: string): string => `« ${block} » : vos années de travail montrent que vous savez le faire.`,
  vaeWays: [
    "Avant de vous inscrire, demandez à l’organisme une évaluation à l’entrée : elle peut raccourcir la formation.",
    "Vous pouvez aussi faire reconnaître votre expérience par un diplôme (VAE, validation des acquis de l’expérience).",
  ],
  vaeLink: "Comment faire reconnaître mon expérience (vae.gouv.fr)",
  filter: "Selon ce que vous savez faire",
  all: "Ce qui me manque ou reste à vérifier",
  only: (count: number): string =>
    `Voir seulement ce qui me manque ou reste à vérifier (${counted(count, "formation", "formations")})`,
  search: "Chercher dans toutes les formations qui apportent ce qui me manque ou reste à vérifier",
  blocks: "Bloc de compétences",
  noDraft: "Pour trouver ce qui vous manque, dites d’abord ce que vous savez faire.",
  begin: "Dire ce que je sais faire",
} as const;

/** "4 des 6 compétences qui vous manquent", "la compétence qui reste à vérifier". */
function part(brought: number, of: number, lacking: Lacking): string {
  if (brought < of) return `${brought} des ${of} compétences ${lackingName(lacking)}`;
  if (of > 1) return `les ${of} compétences ${lackingName(lacking)}`;
  return lackingOne(lacking);
}

/** "la compétence qui vous manque": when there is one alone. */
export function lackingOne(lacking: Lacking): string {
  return lacking === "missing" ? "la compétence qui vous manque" : "la compétence qui reste à vérifier";
}

/** What experience already shows, by whom it is for or by who reads beside them. */
export const provenVoices = {
  own: {
    title: lackingWords.provenTitle,
    vae: lackingWords.vae,
    ways: lackingWords.vaeWays,
    link: lackingWords.vaeLink,
  },
  beside: {
    title: "Avant une formation : faites reconnaître ce que la personne sait déjà faire",
    vae: (block: string): string => `« ${block} » : ses années de travail montrent qu’elle sait le faire.`,
    ways: [
      "Avant de l’inscrire, demandez à l’organisme une évaluation à l’entrée : elle peut raccourcir la formation.",
      "Elle peut aussi faire reconnaître son expérience par un diplôme (VAE, validation des acquis de l’expérience).",
    ],
    link: "Comment faire reconnaître une expérience (vae.gouv.fr)",
  },
} as const;
