/**
 * What a reason is for: the commands that ask one, and the absence that is said of a meeting or an entry; of a proposed job, the no of a
 * person (`decline-offer`) and of a company (`pass-over`).
 */
export const reasonUses = [
  "reject",
  "decline",
  "withdraw",
  "record-absence",
  "record-no-show",
  "decline-offer",
  "pass-over",
] as const;
export type ReasonUse = (typeof reasonUses)[number];

/** A reason of a controlled list (domain.md § 2.1). None is about health: `unavailable_personal` is said instead. */
export interface Reason {
  readonly code: string;
  /** For the referent and the training organisation. */
  readonly label: string;
  /** For the person: it blames nobody. */
  readonly personLabel: string;
  readonly uses: readonly ReasonUse[];
  /** The first and the last civil day it may be given; `until` null: no end is known. */
  readonly from: string;
  readonly until: string | null;
}

const always = { from: "2020-01-01", until: null } as const;

/** The reasons, in the order of the lists. The Region changes them here: a reason in use is ended by `until`, never removed. */
export const reasons: readonly Reason[] = [
  {
    ...always,
    code: "not_reachable",
    label: "Personne non joignable",
    personLabel: "Nous n’avons pas réussi à vous joindre",
    uses: ["reject", "withdraw"],
  },
  {
    ...always,
    code: "absent_event",
    label: "Absence à l’information collective, au test ou à l’entretien",
    personLabel: "La rencontre prévue n’a pas pu avoir lieu",
    uses: ["reject", "record-absence"],
  },
  {
    ...always,
    code: "employed",
    label: "Indisponible : en emploi",
    personLabel: "Vous avez un emploi",
    uses: ["reject", "decline", "record-no-show", "decline-offer"],
  },
  {
    ...always,
    code: "other_training",
    label: "Indisponible : en formation",
    personLabel: "Vous suivez une autre formation",
    uses: ["reject", "decline", "record-no-show"],
  },
  {
    ...always,
    code: "not_eligible",
    label: "Non éligible au dispositif (public ou financeur)",
    personLabel: "Cette formation est réservée à d’autres publics",
    uses: ["reject"],
  },
  {
    ...always,
    code: "prerequisites_not_met",
    label: "Prérequis non atteints",
    personLabel: "Une étape de préparation est conseillée avant cette formation",
    uses: ["reject"],
  },
  {
    ...always,
    code: "level_too_high",
    label: "Niveau déjà acquis",
    personLabel: "Vous savez déjà ce que cette formation apprend",
    uses: ["reject"],
  },
  {
    ...always,
    code: "project_not_confirmed",
    label: "Projet à confirmer (immersion ou SAS conseillés)",
    personLabel: "Découvrir le métier avant de commencer est conseillé",
    uses: ["reject"],
  },
  {
    ...always,
    code: "not_interested",
    label: "Personne non intéressée",
    personLabel: "Cette formation ne correspond pas à votre projet",
    uses: ["reject", "decline"],
  },
  {
    ...always,
    code: "mobility",
    label: "Mobilité, distance",
    personLabel: "Le lieu est difficile à rejoindre",
    uses: ["reject", "decline", "decline-offer", "pass-over"],
  },
  {
    ...always,
    code: "childcare_schedule",
    label: "Horaires, garde d’enfant",
    personLabel: "Les horaires ne conviennent pas",
    uses: ["decline", "decline-offer", "pass-over"],
  },
  {
    ...always,
    code: "pay_or_cost",
    label: "Rémunération ou reste à charge",
    personLabel: "La rémunération ou le coût ne convient pas",
    uses: ["decline"],
  },
  {
    ...always,
    code: "job_not_wanted",
    label: "Ce travail ne lui convient pas",
    personLabel: "Ce travail ne me convient pas",
    uses: ["decline-offer"],
  },
  {
    ...always,
    code: "pay_too_low",
    label: "Salaire ou contrat",
    personLabel: "Le salaire ou le contrat ne convient pas",
    uses: ["decline-offer"],
  },
  {
    ...always,
    code: "skill_missing",
    label: "Il manque un savoir-faire",
    personLabel: "L’entreprise cherche un autre savoir-faire",
    uses: ["pass-over"],
  },
  {
    ...always,
    code: "somebody_else",
    label: "Nous avons choisi quelqu’un d’autre",
    personLabel: "L’entreprise a choisi quelqu’un d’autre",
    uses: ["pass-over"],
  },
  {
    ...always,
    code: "no_seat",
    label: "Plus de place",
    personLabel: "Il n’y a plus de place dans cette session",
    uses: ["reject"],
  },
  {
    ...always,
    code: "duplicate",
    label: "Doublon",
    personLabel: "Cette inscription existait déjà",
    uses: ["withdraw"],
  },
  {
    ...always,
    code: "project_changed",
    label: "Projet modifié avec la personne",
    personLabel: "Votre projet a changé",
    uses: ["withdraw"],
  },
  {
    ...always,
    code: "unavailable_personal",
    label: "Indisponibilité (motif personnel)",
    personLabel: "Vous n’êtes pas disponible à ces dates",
    uses: ["decline", "record-absence", "record-no-show", "decline-offer"],
  },
  {
    ...always,
    code: "excused",
    label: "Absence excusée",
    personLabel: "Vous aviez prévenu de votre absence",
    uses: ["record-absence"],
  },
  {
    ...always,
    code: "other",
    label: "Autre",
    personLabel: "Une autre raison",
    uses: [...reasonUses],
  },
];

/** The reasons that may be given for a command on a civil day. */
export function reasonsFor(use: ReasonUse, day: string, all: readonly Reason[] = reasons): readonly Reason[] {
  return all.filter(({ uses, from, until }) => uses.includes(use) && from <= day && (until === null || day <= until));
}

/** What a reason given one day reads like, even after it ended; null for a code that never was. */
export function reasonOfCode(code: string, all: readonly Reason[] = reasons): Reason | null {
  return all.find((reason) => reason.code === code) ?? null;
}
