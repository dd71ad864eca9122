import { counted, distanceInWords } from "./amounts.ts";
import { dayInWords } from "./dates.ts";
import { ofTown } from "./towns.ts";

/** Words of the pages where everybody reads what companies look for. */
export const publicNeedsText = {
  title: "Les entreprises cherchent",
  description: "Les personnes que des entreprises de la région cherchent : le métier, le lieu, le contrat, la date.",
  lede: "Des entreprises d’ici cherchent des personnes. Un conseiller vous met en contact avec elles.",
  count: (count: number): string =>
    count === 0
      ? "Aucune recherche d’entreprise"
      : counted(count, "recherche d’entreprise", "recherches d’entreprises"),
  near: (km: number, town: string): string => ` à moins de ${km} km ${ofTown(town)}`,
  inArea: (area: string): string => `, ${area}`,
  form: {
    label: "Chercher parmi les besoins des entreprises",
    what: "Quel métier ?",
    whatHint: "Un métier, un savoir-faire. Exemple : soudeur",
    where: "Où ?",
    whereHint: "Une ville, un code postal, un département",
    submit: "Chercher",
  },
  filters: (count: number): string => (count === 0 ? "Filtrer" : `Filtrer (${count})`),
  contract: "Contrat",
  sector: "Ce que fait l’entreprise",
  anySector: "Tous les secteurs",
  state: "Où en est le besoin",
  anyState: "Tous",
  radius: "Distance autour",
  usualRadius: "30 km",
  km: (km: number): string => `${km} km`,
  from: "Pas avant le",
  to: "Pas après le",
  dates: "Quand commencer",
  active: "Filtres choisis",
  remove: "Retirer",
  clear: "Tout effacer",
  results: "Recherches des entreprises",
  approximate: "Rien ne correspond exactement. Voici ce qui s’en approche.",
  ignored: "Un filtre de cette adresse n’a pas été compris. Il est laissé de côté.",
  reversed: "« Pas avant le » vient après « Pas après le » : aucun jour ne convient. Changez l’un des deux.",
  around: (town: string): string => `Chercher autour ${ofTown(town)}`,
  company: "Entreprise",
  companyHint: "Son nom, ou le début de son SIRET",
  outside: (place: string): string => `${place} est hors de la région : nous n’y connaissons aucune recherche.`,
  none: "Aucune entreprise ne dit chercher cela pour l’instant.",
  wider: "Chercher dans toute la région",
  all: "Voir toutes les recherches",
  trainings: "Voir les formations à ce métier",
  trainingsFor: "Chercher une formation avec ces mots",
  place: (town: string, km: number | null): string =>
    km === null || km < 1 ? town : `${town}, ${distanceInWords(km)}`,
  asap: "dès que possible",
  startsOn: (day: string): string => `à partir du ${dayInWords(day)}`,
  isGone: {
    title: "Cette recherche n’est plus ouverte",
    text: "L’entreprise a trouvé, ou ne cherche plus. D’autres cherchent peut-être.",
    next: "Vous pouvez chercher une formation à ce métier, ou nous appeler.",
  },
} as const;

/** Words of the page of one need. */
export const publicNeedText = {
  description: (job: string, town: string): string => `Une entreprise cherche : ${job}, à ${town}.`,
  at: (company: string, town: string): string => `${company}, ${town}`,
  what: "Ce qui est cherché",
  how: "Comment répondre ?",
  howText:
    "Parlez-en à un conseiller, même si vous n’avez pas encore tout ce qui est demandé. Il connaît l’entreprise et appelle pour vous.",
  missing: "Il vous manque quelque chose ?",
  metier: (job: string): string => `Voir la fiche du métier : ${job}`,
  gap: "Voir ce que je sais déjà faire pour ce poste",
  trainings: "Voir les formations à ce métier, près de là",
  skills: "Qui cherche aussi ce savoir-faire ?",
  similar: "Voir toutes les recherches pour ce métier",
  createdOn: (day: string): string => `Écrit le ${dayInWords(day)}`,
} as const;

/** Words of the page of a métier. */
export const metierPageText = {
  description: (job: string): string => `${job} : ce qu’on y fait, qui cherche, et comment s’y former.`,
  withdrawn: "Ce métier n’est plus dans la liste nationale. Il est gardé pour les anciens liens.",
  notFound: {
    title: "Nous ne connaissons pas ce métier",
    text: "Son code a peut-être changé.",
    next: "Cherchez-le par son nom, ou appelez-nous.",
  },
  also: (names: string): string => `Aussi appelé : ${names}.`,
  needs: "Les entreprises cherchent",
  noNeeds: "Aucune entreprise ne dit chercher ce métier pour l’instant.",
  allNeeds: (count: number): string => `Voir les ${counted(count, "recherche", "recherches")}`,
  train: "Se former",
  trainings: "Voir les formations à ce métier",
  skills: "Ce qu’on attend",
  skillsFrom: "Selon le ROME, la liste officielle des métiers, et selon les entreprises d’ici.",
  access: "Comment y arriver",
  gap: "Voir ce que je sais déjà faire",
  near: "Métiers proches",
} as const;

/** What stands beside the trainings of a search. */
export const besideText = {
  metiers: "Les métiers",
  needs: "Les entreprises cherchent",
  all: (count: number): string => (count === 1 ? "Voir cette recherche" : `Voir les ${count} recherches`),
} as const;

/** Sections of the NAF, as people call them. */
export const sectorWords: Readonly<Record<string, string>> = {
  ...{ A: "Agriculture, forêt, pêche", B: "Carrières", C: "Industrie, fabrication", D: "Électricité, gaz" },
  ...{ E: "Eau, déchets", F: "Bâtiment, travaux publics", G: "Commerce, garages", H: "Transport, entrepôts" },
  ...{ I: "Hôtels, restaurants", J: "Informatique, information", K: "Banque, assurance", L: "Immobilier" },
  ...{ M: "Études, conseil", N: "Nettoyage, sécurité, intérim et autres services aux entreprises" },
  ...{ O: "Administration", P: "Enseignement, formation", Q: "Santé, aide aux personnes", R: "Arts, sport, loisirs" },
  ...{ S: "Coiffure, associations et autres services", T: "Familles qui emploient", U: "Organismes internationaux" },
};
