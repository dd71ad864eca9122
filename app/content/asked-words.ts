import { counted } from "./amounts.ts";
import { dayAndMonth } from "./dates.ts";

const needs = (count: number): string => counted(count, "besoin", "besoins");
const companies = (count: number): string => counted(count, "entreprise", "entreprises");
const decided = {
  linked: (skill: string): string => `relié à « ${skill} »`,
  regional: (skill: string): string => `ajouté : « ${skill} »`,
  ignored: (): string => "pas un savoir-faire",
  open: (): string => "à revoir",
} as const;

/** The page on which an operator reviews the words of needs that no referential knows. */
export const askedWordsPage = {
  title: "Mots des entreprises",
  lede:
    "Des savoir-faire écrits par des entreprises, qu’aucune liste ne connaît sous ce nom. " +
    "Reliez chacun à une compétence connue, ou ajoutez-la.",
  open: (count: number): string => `À relire (${count})`,
  noneOpen: "Rien à relire pour le moment.",
  decidedTitle: (count: number): string => `Relus (${count})`,
  regionalTitle: (count: number): string => `Compétences ajoutées par la Région (${count})`,
  asked: (needsCount: number, companiesCount: number): string => `${needs(needsCount)}, ${companies(companiesCount)}.`,
  unshown: (count: number): string =>
    `${counted(count, "mot n’est pas montré", "mots ne sont pas montrés")} : un numéro ou une adresse s’y trouve peut-être.`,
  history: (
    past: readonly { readonly verdict: keyof typeof decided; readonly skill: string | null; readonly on: string }[],
  ): string =>
    `Avis : ${past.map(({ verdict, skill, on }) => `${decided[verdict](skill ?? "")} le ${dayAndMonth(on)}`).join(", avant ")}.`,
  knownNow: (label: string, ogr: number): string =>
    `Le ROME la connaît maintenant : « ${label} » (${ogr}). Reliez-y les mots.`,
  added: (on: string, count: number): string => `Ajoutée le ${dayAndMonth(on)}. Demandée par ${needs(count)}.`,
  plainSaid: (plain: string): string => `En mots simples : ${plain}.`,
  back: "Tous les mots",
  who: "Qui l’écrit",
  near: "Les compétences les plus proches",
  nearNone: "Aucune compétence proche.",
  search: {
    title: "Chercher une autre compétence",
    label: "Compétence",
    hint: "Un ou plusieurs mots.",
    submit: "Chercher",
  },
  foundNone: "Aucune compétence ne contient ces mots.",
  link: "C’est cette compétence",
  add: {
    title: "Ajouter une compétence",
    lede: "Quand aucune ne dit la même chose. Elle se trouve alors par son nom, et compte partout comme celles du ROME.",
    label: "Son nom",
    plain: "En mots simples",
    plainHint: "Facultatif, 60 signes. Par exemple : souder de l’aluminium.",
    chooseDomain: "Choisissez un domaine",
    domain: "Domaine",
    submit: "Voir ce que cela change",
  },
  ignore: "Ce n’est pas un savoir-faire",
  reopen: "Le relire de nouveau",
  preview: "Avant de garder votre avis",
  about: {
    linked: (word: string, skill: string): string => `« ${word} » veut dire « ${skill} ».`,
    regional: (word: string, skill: string): string =>
      `« ${word} » devient une compétence de la Région : « ${skill} ».`,
    ignored: (word: string): string => `« ${word} » n’est pas un savoir-faire.`,
    open: (word: string): string => `« ${word} » est à relire de nouveau.`,
  },
  changes: {
    counts: (count: number): string => `${needs(count)} : ce savoir-faire y compte, et la recherche s’en sert.`,
    stops: (count: number): string => `${needs(count)} : ce mot n’y compte pas.`,
    metiers: (names: readonly string[]): string =>
      names.length === 0
        ? "Ce qu’on attend des métiers ne change pas."
        : `Ce qu’on attend change pour : ${names.join(", ")}.`,
  },
  keep: "Garder cet avis",
  cancel: "Ne rien changer",
  errors: {
    "unknown-skill": "Cette compétence n’est plus connue. Cherchez-en une autre.",
    "known-skill": "Une compétence porte déjà ce nom. Reliez-y le mot.",
    invalid: "Écrivez un nom de 3 à 200 signes, et 60 au plus dans les mots simples. Choisissez un domaine.",
  },
  saved: { "mot-garde": "Votre avis est gardé. Les besoins et les métiers sont à jour." },
} as const;

/** The page where members see which sectors look for the same skills. */
export const sectorsPage = {
  title: "Qui cherche les mêmes savoir-faire",
  lede: "Des métiers et des secteurs différents cherchent parfois les mêmes savoir-faire. Une personne qui les a peut changer de secteur.",
  rule: "Un secteur est compté à partir de trois entreprises, pour que personne ne soit reconnu.",
  sector: "Secteur",
  any: "Tous les secteurs",
  submit: "Voir",
  none: "Trois entreprises de ce secteur ne cherchent encore aucun même savoir-faire.",
  noneShared:
    "Aucun savoir-faire n’est cherché par deux secteurs à la fois. Choisissez un secteur pour voir ce qu’il cherche.",
  asked: (sector: string, count: number): string => `${sector} : ${companies(count)}`,
  alone: "Aucun autre secteur pour le moment.",
} as const;
