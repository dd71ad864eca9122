import { assertNever } from "#app/platform/result.ts";
import type { OperationRefusal } from "./decide-operation.ts";
import type { OperationCommandName, OperationState } from "./operation-states.ts";
import type { StepFault } from "./path-step.ts";
import type { StepKind } from "./step-kinds.ts";

/** What professionals read of an operation. */
export const operationStateWords = {
  gathering: "Recherche de personnes",
  gathered: "Recherche de personnes terminée, parcours à confirmer",
  path_confirmed: "Parcours confirmé",
  running: "En cours",
  ended: "Terminée",
  cancelled: "Annulée",
} as const satisfies Readonly<Record<OperationState, string>>;

/** What was done, in the history of an operation. */
export const operationDoneWords = {
  open: "Opération ouverte",
  "change-path": "Parcours changé",
  "close-gathering": "Recherche de personnes fermée : le délai est passé",
  "confirm-path": "Parcours confirmé",
  start: "Opération commencée",
  end: "Opération terminée",
  cancel: "Opération annulée",
} as const satisfies Readonly<Record<OperationCommandName, string>>;

export const stepKindWords = {
  immersion: "Immersion",
  basics: "CléA / remise à niveau",
  blocks: "Bloc(s) d’un titre",
  module: "Module additionnel",
} as const satisfies Readonly<Record<StepKind, string>>;

const faultWords = {
  "days-reversed": "le dernier jour vient avant le premier",
  "dated-without-day": "il n’y a pas de premier jour à confirmer",
  "funded-without-funder": "il n’y a pas de financeur à confirmer",
  begun: "son premier jour est passé. Donnez d’autres dates, ou enlevez-la",
  "out-of-order": "elle commence avant une étape qui la précède. Changez ses dates, ou l’ordre des étapes",
} as const satisfies Readonly<Record<StepFault, string>>;

/** What happened and what to do, for whoever gave a command that was refused. */
export function operationRefusalWords(refusal: OperationRefusal): string {
  switch (refusal.kind) {
    case "not-allowed":
      return "Votre rôle ne permet pas cette action sur une opération.";
    case "wrong-state":
      return "Cette opération a changé d’étape. Rechargez la page.";
    case "need-not-qualified":
      return "Ce besoin n’est pas complet, ou l’entreprise ne cherche plus. Une opération part d’un besoin complet.";
    case "day-is-past":
      return "Choisissez un jour après aujourd’hui.";
    case "day-too-far":
      return "Ce jour est trop loin. Choisissez un jour dans les six mois.";
    case "no-step":
      return "Un parcours a au moins une étape.";
    case "too-many-steps":
      return "Un parcours a huit étapes au plus.";
    case "wrong-step":
      return `Étape ${refusal.place + 1} : ${faultWords[refusal.fault]}.`;
    case "path-to-confirm":
      return `Dates ou financeur à confirmer : ${refusal.places.map((place) => `étape ${place + 1}`).join(", ")}.`;
    case "unknown-reason":
      return "Ce motif n’est pas dans la liste. Choisissez-en un autre.";
    case "gathering-runs":
      return "La recherche de personnes n’est pas terminée.";
    default:
      return assertNever(refusal);
  }
}
