import { assertNever } from "#app/platform/result.ts";
import type { NeedRefusal } from "./decide-need.ts";
import type {
  CallTime,
  CompanySize,
  ContestReason,
  HiredFrom,
  NeedContract,
  NeedOffer,
  NeedVisibility,
  PayPeriod,
  SetAsideReason,
  SkillImportance,
} from "./need-choices.ts";
import type { NeedState } from "./need-states.ts";

/** What people read of a need. */
export const needStateWords = {
  posted: { sensor: "À confirmer", company: "Votre besoin est reçu. Un conseiller va vous appeler." },
  confirmed: { sensor: "Confirmé", company: "Un conseiller connaît votre besoin." },
  qualified: { sensor: "Prêt", company: "Votre besoin est complet. Les conseillers cherchent des personnes." },
  filled: { sensor: "Pourvu", company: "Vous avez trouvé : votre besoin est fermé." },
  stopped: { sensor: "Arrêté par l’entreprise", company: "Vous avez arrêté la recherche." },
  set_aside: { sensor: "Écarté", company: "Un conseiller a fermé votre besoin." },
  silent: { sensor: "Fermé sans nouvelles", company: "Sans nouvelles de vous, votre besoin est fermé." },
  merged: { sensor: "Réuni avec un autre", company: "Votre besoin était déjà noté : les deux n’en font plus qu’un." },
} as const satisfies Readonly<Record<NeedState, Readonly<Record<"sensor" | "company", string>>>>;

export const importanceWords = {
  essential: "Indispensable",
  useful: "Utile",
  trainable: "On peut l’apprendre chez nous",
} as const satisfies Readonly<Record<SkillImportance, string>>;

export const visibilityWords = {
  public: { label: "Tout le monde", hint: "Votre besoin pourra être montré sur ce site, sans votre téléphone." },
  prescribers: {
    label: "Les conseillers",
    hint: "Ceux qui accompagnent des personnes vers l’emploi. Rien n’est publié.",
  },
  sensors: {
    label: "Seulement les conseillers entreprises",
    hint: "Ceux qui vont vous appeler. Votre nom n’apparaît nulle part.",
  },
} as const satisfies Readonly<Record<NeedVisibility, { readonly label: string; readonly hint: string }>>;

export const contractWords = {
  permanent: "Durée indéterminée",
  "fixed-term": "Durée déterminée",
  temporary: "Intérim",
  "work-study": "Alternance",
  seasonal: "Saison",
} as const satisfies Readonly<Record<NeedContract, string>>;

export const offerWords = {
  visit: "Une visite de l’entreprise",
  immersion: "Quelques jours d’essai, pour découvrir le métier",
  "on-site-training": "Une formation sur place",
  tutor: "Quelqu’un qui accompagne les débuts",
} as const satisfies Readonly<Record<NeedOffer, string>>;

export const payPeriodWords = {
  hour: "par heure",
  month: "par mois",
} as const satisfies Readonly<Record<PayPeriod, string>>;

export const sizeWords = {
  "1-9": "1 à 9 personnes",
  "10-49": "10 à 49 personnes",
  "50-249": "50 à 249 personnes",
  "250": "250 personnes et plus",
} as const satisfies Readonly<Record<CompanySize, string>>;

export const callTimeWords = {
  morning: "Le matin",
  noon: "Entre midi et deux",
  afternoon: "L’après-midi",
  evening: "Après 17 heures",
  any: "N’importe quand",
} as const satisfies Readonly<Record<CallTime, string>>;

export const hiredFromWords = {
  hub: "Un conseiller que ce portail a prévenu",
  "france-travail": "France Travail",
  agency: "Une agence d’intérim",
  "own-network": "Le bouche-à-oreille",
  elsewhere: "Ailleurs",
} as const satisfies Readonly<Record<HiredFrom, string>>;

export const setAsideWords = {
  "unknown-company": "L’entreprise n’a pas été reconnue",
  "same-need": "Le même besoin est déjà noté",
  "not-reachable": "Personne n’a répondu au téléphone",
  "not-a-job": "Ce n’est pas une recherche de personnel",
} as const satisfies Readonly<Record<SetAsideReason, string>>;

export const contestWords = {
  "other-job": "C’est un autre métier qui le demande",
  "not-needed": "L’entreprise n’en a pas besoin",
  "wrong-skill": "Ce n’est pas le bon savoir-faire",
} as const satisfies Readonly<Record<ContestReason, string>>;

/** What happened and what to do, for whoever gave a command that was refused. */
export function needRefusalWords(refusal: NeedRefusal): string {
  switch (refusal.kind) {
    case "not-allowed":
      return "Votre rôle ne permet pas cette action sur un besoin.";
    case "wrong-state":
      return "Ce besoin a changé depuis que vous avez ouvert la page. Lisez où il en est, puis recommencez si c’est encore utile.";
    case "not-fewer":
      return refusal.headcount === 1
        ? "Vous cherchez une seule personne : arrêtez la recherche si vous n’en cherchez plus."
        : `Écrivez un nombre plus petit que ${refusal.headcount}.`;
    case "not-as-many":
      return `Écrivez un nombre de 1 à ${refusal.headcount}.`;
    case "delay-runs":
      return "L’entreprise a encore le temps de répondre.";
    case "too-late":
      return "Il est trop tard pour rouvrir ce besoin. Postez-en un nouveau.";
    default:
      return assertNever(refusal);
  }
}
