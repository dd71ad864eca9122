import { dayAndMonth } from "#app/content/dates.ts";
import { assertNever } from "#app/platform/result.ts";
import type { SessionRefusal, SessionState } from "./session-states.ts";

/** What people read of the life of a session. */
export const sessionStateWords = {
  draft: "Brouillon",
  published: "Ouverte au recrutement",
  suspended: "Recrutement suspendu",
  closed: "Recrutement fermé",
  started: "En cours",
  ended: "Terminée, sorties à déclarer",
  reported: "Terminée",
  cancelled: "Annulée",
} as const satisfies Readonly<Record<SessionState, string>>;

/** What happened and what to do, for whoever gave a command that was refused. */
export function sessionRefusalWords(refusal: SessionRefusal): string {
  switch (refusal.kind) {
    case "not-allowed":
      return "Votre rôle ne permet pas cette action sur la session.";
    case "wrong-state":
      return refusal.state === null
        ? "Cette session n’existe pas."
        : `Ce n’est plus possible : « ${sessionStateWords[refusal.state]} ». Rechargez la page.`;
    case "seats-left":
      return "Il reste des places dans cette session.";
    case "still-full":
      return "Aucune place ne s’est libérée.";
    case "closed-by-hand":
      return "L’organisme a fermé le recrutement : il peut le rouvrir.";
    case "not-begun":
    case "not-over":
      return refusal.day === null
        ? "La date n’est pas communiquée."
        : `La date prévue est le ${dayAndMonth(refusal.day)}.`;
    case "people-still-there":
      return `${refusal.present} personnes sont encore en formation. Déclarez leur sortie d’abord.`;
    case "end-before-start":
      return "Le dernier jour est avant le premier. Vérifiez les dates.";
    case "date-not-later":
      return "La nouvelle date doit être plus tard que l’ancienne, et à venir.";
    default:
      return assertNever(refusal);
  }
}
