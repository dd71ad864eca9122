import { dayAndMonth } from "#app/content/dates.ts";
import { assertNever } from "#app/platform/result.ts";
import type { Audience } from "../decide-positioning.ts";
import type { StayRefusal } from "./decide-stay.ts";
import type { StayState } from "./stay-states.ts";

/** What each audience reads of a stay. */
export const stayStateWords = {
  in_progress: { prescriber: "En formation", organisation: "Présent(e)", person: "Vous êtes en formation" },
  interrupted: {
    prescriber: "Formation interrompue",
    organisation: "Interrompu(e)",
    person: "Votre formation est en pause",
  },
  completed: { prescriber: "Formation terminée", organisation: "Terminé", person: "Vous avez terminé la formation" },
  dropped_out: {
    prescriber: "Sorti(e) avant la fin",
    organisation: "Sorti(e) avant la fin",
    person: "Vous avez quitté la formation",
  },
  excluded: { prescriber: "Exclu(e)", organisation: "Exclu(e)", person: "La formation s’est arrêtée pour vous" },
  ended_for_job: {
    prescriber: "Sorti(e) pour un emploi",
    organisation: "Sorti(e) pour un emploi",
    person: "Vous avez trouvé un emploi",
  },
  transferred: {
    prescriber: "Parti(e) vers une autre formation",
    organisation: "Parti(e) vers une autre formation",
    person: "Vous êtes passé(e) à une autre formation",
  },
} as const satisfies Readonly<Record<StayState, Readonly<Record<Audience, string>>>>;

/** What happened and what to do, for whoever said something of a stay that was refused. */
export function stayRefusalWords(refusal: StayRefusal): string {
  switch (refusal.kind) {
    case "not-allowed":
      return "Seul l’organisme de formation peut le déclarer.";
    case "wrong-state":
      return refusal.state === null
        ? "La personne n’est pas entrée en formation. Déclarez d’abord son entrée."
        : `Ce n’est plus possible : « ${stayStateWords[refusal.state].organisation} ». Rechargez la page.`;
    case "day-in-future":
      return `Le ${dayAndMonth(refusal.day)} est à venir. Déclarez ce qui a eu lieu.`;
    case "day-before-last":
      return `La date est avant celle de la dernière déclaration, le ${dayAndMonth(refusal.lastOn)}. Vérifiez-la.`;
    case "day-after-last":
      return `La date est après celle de la dernière déclaration, le ${dayAndMonth(refusal.lastOn)}. Vérifiez-la.`;
    case "entry-outside-session":
      return "La date d’entrée est en dehors des dates de la session. Vérifiez-la.";
    case "reason-missing":
      return "Choisissez un motif de sortie dans la liste.";
    case "unknown-reason":
      return "Ce motif n’est pas dans la liste. Choisissez-en un autre.";
    case "reason-of-another-exit":
      return `Ce motif correspond à une autre sortie : « ${stayStateWords[refusal.leadsTo].organisation} ».`;
    case "block-not-prepared":
      return `La session ne prépare pas le bloc ${refusal.block}. Vérifiez son code.`;
    default:
      return assertNever(refusal);
  }
}
