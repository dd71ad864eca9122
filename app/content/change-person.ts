import { dayAndMonth } from "./dates.ts";
import { newPersonPage } from "./new-person.ts";

/** Said of a word that no file may hold. */
export const healthWordRefused = (word: string): string =>
  `« ${word} » parle de santé, de handicap ou de justice : le portail ne le garde pas. Retirez ce mot.`;

const { channels, errors, faults } = newPersonPage;

/** The page that changes who somebody followed is, and how to reach them. */
export const changePersonPage = {
  title: (name: string): string => `Modifier le dossier de ${name}`,
  fallback: "Modifier un dossier",
  lede: "La personne peut lire ce dossier, et qui l’a modifié. N’écrivez que ce qui sert à la reconnaître et à la joindre.",
  birthCommune: "Commune de naissance",
  birthCommuneHint:
    "Elle aide à reconnaître une personne déjà suivie ailleurs. Laissez vide si elle est née hors de France.",
  addressLine: "Numéro et rue",
  addressMore: "Complément d’adresse",
  addressMoreHint: "Bâtiment, étage, « chez… ».",
  postalCode: "Code postal",
  addressTown: "Ville",
  channels: {
    ...channels,
    letter: { label: "Par courrier", hint: "À l’adresse postale indiquée plus bas." },
  },
  submit: "Enregistrer le dossier",
  back: "Revenir au dossier sans rien changer",
  errors: {
    ...{ lastName: errors.lastName, firstName: errors.firstName, commune: errors.commune },
    ...{ phone: errors.phone, mail: errors.mail, channel: errors.channel },
    birthDate: "Cette date n’existe pas. Par exemple : 14/05/1990.",
    birthCommune: "Écrivez une commune, ou laissez vide.",
    addressLine: "80 signes au plus.",
    addressMore: "80 signes au plus.",
    postalCode: "Écrivez le code postal, par exemple 62300.",
    addressTown: "80 signes au plus.",
  },
  faults,
  stale: (changes: string): string =>
    `Quelqu’un a modifié ce dossier pendant que vous écriviez. Il dit maintenant : ${changes}. ` +
    "Ce que vous avez tapé est gardé : vérifiez, puis enregistrez de nouveau.",
  staleSame: "la même chose que vous dans les champs de cette page",
  empty: "rien",
} as const;

/** The page that says the situation of somebody followed. */
export const situationPage = {
  title: (name: string): string => `Situation de ${name}`,
  fallback: "Situation",
  lede:
    "Ces réponses servent à comparer la personne avec ce que demandent les formations. L’organisme de formation ne les voit pas. " +
    "La personne peut les lire.",
  publics: "Dans quelle autre situation est-elle ?",
  publicWords: {
    "80004": "Cadre en recherche d’emploi",
    "80007": "En recherche d’emploi depuis plus d’un an",
    "80008": "Licenciée pour motif économique",
    "81019": "A du mal à lire ou à écrire",
    "81021": "N’a pas appris à lire",
    "81023": "Arrivée en France depuis peu",
    "81042": "Réfugiée",
    "81043": "Peu à l’aise avec le numérique",
    "81030": "Étudiante ou étudiant",
    "82010": "Crée une entreprise",
    "82020": "En apprentissage",
    "82058": "En emploi",
    "82063": "Travaille à la saison",
  },
  source: "D’où vient ce que vous changez ?",
  asOf: "Vrai le",
  isAllChecked: "Ce qui ne change pas",
  allChecked: "J’ai aussi vérifié les autres réponses : elles prennent cette source et cette date",
  submit: "Enregistrer la situation",
  errors: {
    rsa: errors.rsa,
    registration: errors.registration,
    level: errors.level,
    publics: "Choisissez dans la liste.",
    source: errors.source,
    asOf: "Écrivez une date, par exemple 12/01/2027.",
  },
  dayInFuture: "Cette date est à venir. Écrivez le jour où vous l’avez su.",
  stale: (facts: string): string =>
    `Quelqu’un a modifié ce dossier pendant que vous répondiez. Il dit maintenant : ${facts}. ` +
    "Vos réponses sont gardées : vérifiez, puis enregistrez de nouveau.",
  nothing: "Rien n’est noté pour le moment.",
  factNames: {
    rsa: "RSA",
    level: "Niveau de diplôme",
    registration: "Inscription à France Travail",
    public: "Situation",
  },
  answers: { yes: "oui", no: "non", unknown: "on ne sait pas" },
  sources: {
    said: "dit par la personne",
    document: "justificatif vu",
    caf_msa: "CAF ou MSA",
    france_travail: "France Travail",
    departement: "Département",
  },
  fact: (value: string, source: string, asOf: string): string => `${value} (${source}, le ${dayAndMonth(asOf)})`,
} as const;
