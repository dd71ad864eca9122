import { eurosInWords } from "#app/content/amounts.ts";
import { dayInWords } from "#app/content/dates.ts";
import { assertNever } from "#app/platform/result.ts";
import type { AidCommandName, AidLack, AidRefusal, AidState, AidSupply, AidWhy, NoQuoteReason } from "./aid-states.ts";
import { type AidDecisionRefusal, awaitsYes } from "./decide-aid.ts";

/** What people read of an individual aid: whoever follows the person, the person, the organisation, who decides. */
export const aidStateWords = {
  draft: { prescriber: "Préparée : l’accord de la personne est attendu", person: "Votre accord est attendu" },
  agreed: { prescriber: "La personne est d’accord : il faut un devis", person: "Vous avez dit oui" },
  quote_asked: { prescriber: "Devis demandé à l’organisme", person: "Un devis est demandé à l’organisme" },
  complete: { prescriber: "Complète : à envoyer", person: "Votre demande est complète" },
  sent: { prescriber: "Envoyée : réponse attendue", person: "Votre demande est envoyée" },
  to_complete: { prescriber: "Revenue : à compléter", person: "Votre demande est à compléter" },
  accepted: { prescriber: "Acceptée", person: "Votre aide est acceptée" },
  refused: { prescriber: "Refusée", person: "Votre aide est refusée" },
  declined: { prescriber: "La personne ne souhaite pas", person: "Vous avez dit non" },
  cancelled: { prescriber: "Annulée", person: "Votre référent a annulé cette demande" },
  expired: { prescriber: "Close : le jour du début est passé", person: "Le jour du début est passé" },
  entered: { prescriber: "La personne est entrée en formation", person: "Vous êtes en formation" },
} as const satisfies Readonly<Record<AidState, Readonly<Record<"prescriber" | "person", string>>>>;

const askedAgain = {
  prescriber: "Le devis a changé : l’accord de la personne est attendu",
  person: "Votre accord est de nouveau attendu",
} as const;

/** Where an aid stands for whoever follows the person, or the person: complete, it may wait for their yes to another quote. */
export function aidStands(
  aid: Parameters<typeof awaitsYes>[0] & { readonly state: AidState },
  reader: keyof typeof askedAgain,
): string {
  return aid.state === "complete" && awaitsYes(aid) ? askedAgain[reader] : aidStateWords[aid.state][reader];
}

const toComplete = "Renvoyée : à compléter";
const stopped = "Demande arrêtée : rien n’est plus attendu de vous";

/**
 * Where a request stands, for the organisation that is asked for a quote, and for the Region. To the organisation, whoever stopped it: it
 * does not read what the person said. The Region reads a request from its sending on: what it sent back is to complete until it is sent
 * again, whatever is done meanwhile.
 */
export const aidMemberStateWords: Readonly<Record<"organisation" | "funder", Readonly<Record<AidState, string>>>> = {
  organisation: {
    draft: stopped,
    agreed: "Sans devis de votre part",
    quote_asked: "Votre devis est attendu",
    complete: "Le référent a le devis : la demande est à envoyer",
    sent: "Demande envoyée à qui paie : réponse attendue",
    to_complete: "La demande est à compléter par le référent",
    accepted: "Aide accordée : le référent vous contacte",
    refused: "Aide refusée",
    declined: stopped,
    cancelled: stopped,
    expired: "Close : le jour du début est passé",
    entered: "La personne est entrée en formation",
  },
  funder: {
    draft: aidStateWords.draft.prescriber,
    agreed: toComplete,
    quote_asked: toComplete,
    complete: toComplete,
    sent: "Votre réponse est attendue",
    to_complete: toComplete,
    accepted: aidStateWords.accepted.prescriber,
    refused: aidStateWords.refused.prescriber,
    declined: "La personne a retiré sa demande",
    cancelled: "Le référent a annulé cette demande",
    expired: "Close sans réponse : le jour du début est passé",
    entered: aidStateWords.entered.prescriber,
  },
};

/** A line of history. */
export const aidEventWords: Readonly<Record<AidCommandName, string>> = {
  prepare: "Demande préparée",
  agree: "La personne a dit oui",
  decline: "La personne a dit non",
  "ask-quote": "Devis demandé",
  quote: "Devis reçu",
  "no-quote": "L’organisme ne donne pas de devis",
  supply: "Ce qui manquait est donné",
  send: "Demande envoyée",
  accept: "Aide acceptée",
  refuse: "Aide refusée",
  return: "Demande à compléter",
  cancel: "Demande annulée",
  enter: "Entrée en formation",
  remind: "Rappel : le délai est passé",
  expire: "Close : le jour du début est passé",
};

export const aidWhyWords: Readonly<Record<AidWhy, string>> = {
  "no-session": "aucune session ne l’enseigne",
  "no-seat": "la session n’a plus de place",
  "too-far": "les sessions sont trop loin",
  dates: "les dates ne vont pas",
  pace: "le rythme ne va pas",
  level: "le niveau demandé ne va pas",
};

export const noQuoteWords: Readonly<Record<NoQuoteReason, string>> = {
  "no-seat": "plus de place",
  dates: "pas à ces dates",
  "not-sold-alone": "cette formation ne se vend pas pour une seule personne",
  prerequisites: "il faut d’abord un autre niveau",
};

export const aidRefusalWords: Readonly<Record<AidRefusal, string>> = {
  conditions: "une condition n’est pas remplie",
  budget: "plus de budget",
  "collective-offer": "une session collective existe",
  "too-late": "demande arrivée trop tard",
  project: "le projet est à préciser",
};

export const aidLackWords: Readonly<Record<AidLack, string>> = {
  quote: "le devis est à refaire",
  project: "le projet est à expliquer",
  papers: "des papiers manquent",
  commitment: "la promesse d’embauche manque",
};

export const aidSupplyWords: Readonly<Record<AidSupply, string>> = {
  explained: "le projet est expliqué",
  "papers-sent": "les papiers sont envoyés par ailleurs",
};

type Words = Readonly<Record<string, string>>;

const reasonsOf: Readonly<Partial<Record<AidCommandName, Words>>> = {
  "no-quote": noQuoteWords,
  refuse: aidRefusalWords,
  return: aidLackWords,
  supply: aidSupplyWords,
};
/** The command that gives its reason to a request in a state. */
const reasonGivenBy: Readonly<Partial<Record<AidState, AidCommandName>>> = {
  agreed: "no-quote",
  refused: "refuse",
  to_complete: "return",
  complete: "supply",
};

/** A reason of a command, in the words of its own list: two lists may have the same reason, in other words. */
export function aidReasonWords(command: AidCommandName, reason: string): string {
  return reasonsOf[command]?.[reason] ?? reason;
}

/** The reason of a request in a state, in the words of the command that brought it there. */
export function aidStateReasonWords(state: AidState, reason: string): string {
  const command = reasonGivenBy[state];
  return command === undefined ? reason : aidReasonWords(command, reason);
}

const quoteFaults = {
  startsOn: "Le premier jour est à venir, dans les dix-huit mois.",
  endsOn: "Le dernier jour vient après le premier.",
  hours: "Écrivez le nombre d’heures.",
  companyHours: "Les heures en entreprise sont comprises dans les heures de la formation.",
  costCents: "Écrivez le prix de la formation.",
} as const;

function filedWhen(agreedOn: string | null): string {
  const since = agreedOn === null ? "" : `, et pas avant le oui de la personne (${dayInWords(agreedOn)})`;
  return `Écrivez le jour où la demande a été déposée : aujourd’hui ou avant${since}.`;
}

/** What happened and what to do, for whoever gave a command that was refused. */
export function aidDecisionWords(refusal: AidDecisionRefusal): string {
  switch (refusal.kind) {
    case "not-allowed":
      return "Votre rôle ne permet pas cette action sur une demande d’aide.";
    case "wrong-state":
      return "Cette demande n’en est plus là. Rechargez la page.";
    case "already-begun":
      return "La formation a commencé, ou commence aujourd’hui. Choisissez un autre jour.";
    case "too-far-ahead":
      return "Ce jour est trop loin. Choisissez un jour dans les dix-huit mois.";
    case "not-begun":
      return `La formation commence le ${dayInWords(refusal.startsOn)}. Notez l’entrée ce jour-là.`;
    case "how-unsaid":
      return "Dites comment la personne vous a répondu.";
    case "no-provider":
      return "Cet organisme n’a pas de compte ici : demandez-lui un devis, puis notez-le.";
    case "quote-faulty":
      return quoteFaults[refusal.field];
    case "agreed-already":
      return "La personne a déjà dit oui à ce jour et à ce prix.";
    case "terms-changed":
      return "Le devis dit un autre jour, ou un prix plus haut : il faut de nouveau l’accord de la personne.";
    case "quote-lacks":
      return "Ce qui manque est le devis : demandez-le, ou notez-le.";
    case "filed-when":
      return filedWhen(refusal.agreedOn);
    case "answers-elsewhere":
      return "Ce n’est pas à vous de répondre à cette demande.";
    case "more-than-cost":
      return `L’aide ne dépasse pas le prix : ${eurosInWords(refusal.costCents)}.`;
    case "delay-runs":
      return refusal.until === null ? "Il n’y a rien à attendre." : `Réponse attendue le ${dayInWords(refusal.until)}.`;
    default:
      return assertNever(refusal);
  }
}
