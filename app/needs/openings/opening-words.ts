import { dayInWords } from "#app/content/dates.ts";
import { assertNever } from "#app/platform/result.ts";
import type { AskedDays, OpeningRefusal } from "./decide-opening.ts";
import type { DeclineReason, OpeningCommandName, OpeningState, OpeningWhy, RefuseReason } from "./opening-states.ts";

/** What people read of a request to open: whoever asks or pays, and who could open it. */
export const openingStateWords = {
  asked: { asker: "Demandée, réponse attendue", organisation: "À répondre" },
  in_study: { asker: "À l’étude", organisation: "À l’étude" },
  opened: { asker: "Une session ouvre", organisation: "Une session ouvre" },
  refused: { asker: "Refusée", organisation: "Refusée" },
  lapsed: { asker: "Close sans réponse", organisation: "Close sans réponse" },
  withdrawn: { asker: "Retirée par qui la demandait", organisation: "Retirée par qui la demandait" },
} as const satisfies Readonly<Record<OpeningState, { readonly asker: string; readonly organisation: string }>>;

/** A line of history. */
export const openingEventWords: Readonly<Record<OpeningCommandName, string>> = {
  ask: "Session demandée",
  join: "Des places sont demandées en plus, ou en moins",
  leave: "Des places ne sont plus demandées",
  withdraw: "Demande retirée",
  study: "Mise à l’étude",
  could: "« Nous pouvons, il faut un financement »",
  decline: "« Nous ne pouvons pas »",
  "decline-last": "« Nous ne pouvons pas » : plus aucun organisme ne le peut",
  open: "« Nous ouvrons »",
  fund: "La Région finance",
  refuse: "La Région ne finance pas",
  remind: "Relance : le jour de réponse est passé",
  lapse: "Close sans réponse",
};

export const declineWords: Readonly<Record<DeclineReason, string>> = {
  "no-trainer": "pas de formateur disponible",
  "no-room": "pas de salle ou de plateau technique",
  "too-few": "trop peu de places demandées",
  "not-taught": "nous n’enseignons plus ce bloc",
  dates: "pas à ces dates",
};

export const refuseWords: Readonly<Record<RefuseReason, string>> = {
  "no-budget": "pas de budget cette année",
  "taught-elsewhere": "ce bloc s’enseigne déjà ailleurs dans la région",
  "too-few-people": "trop peu de personnes",
  "not-a-priority": "hors des priorités de la Région",
};

export const openingWhyWords: Readonly<Record<OpeningWhy, string>> = {
  need: "une entreprise cherche des personnes",
  path: "des parcours ont un trou",
  other: "autre constat de terrain",
};

const dayFaults: Readonly<Record<keyof AskedDays, string>> = {
  startsFrom: "Le premier jour possible est à venir, dans les dix-huit mois.",
  startsBy: "Le dernier jour possible vient après le premier, dans les dix-huit mois.",
  replyBy: "Laissez d’une semaine à deux mois pour répondre.",
};

/** What happened and what to do, for whoever gave a command that was refused. */
export function openingRefusalWords(refusal: OpeningRefusal): string {
  switch (refusal.kind) {
    case "not-allowed":
      return "Votre rôle ne permet pas cette action sur une demande d’ouverture.";
    case "wrong-state":
      return refusal.state === "opened"
        ? "Un organisme vient d’ouvrir une session pour cette demande. Il n’y a plus rien à répondre."
        : "Cette demande a déjà reçu une réponse. Rechargez la page.";
    case "wrong-days":
      return dayFaults[refusal.day];
    case "asks-nothing":
      return "Votre organisation ne demande pas de place ici.";
    case "others-ask":
      return "D’autres organisations demandent cette session : retirez vos places seulement.";
    case "nobody-else-asks":
      return "Plus personne d’autre ne la demande : retirez la demande.";
    case "others-may":
      return "Un autre organisme peut encore répondre.";
    case "nobody-else-may":
      return "Vous êtes le dernier organisme à pouvoir répondre.";
    case "funded-already":
      return "La Région a déjà dit qu’elle finance.";
    case "could-already":
      return "Vous l’avez déjà dit. La Région le sait.";
    case "session-on-another-day":
      return (
        `Cette session commence le ${dayInWords(refusal.startsOn)} : hors des dates demandées. ` +
        "Cochez la case pour la proposer quand même, ou choisissez-en une autre."
      );
    case "session-teaches-else":
      return "Cette session n’enseigne pas le bloc demandé.";
    case "session-over":
      return "Cette session a commencé, ou n’a pas de date. Choisissez une session à venir.";
    case "session-too-far":
      return `Cette session est à ${refusal.km} km : c’est plus loin que demandé.`;
    case "delay-runs":
      return refusal.until === null ? "Il n’y a rien à attendre." : `Réponse attendue le ${dayInWords(refusal.until)}.`;
    default:
      return assertNever(refusal);
  }
}
