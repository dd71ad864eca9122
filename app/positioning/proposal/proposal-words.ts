import { timeInWords } from "#app/content/dates.ts";
import { assertNever } from "#app/platform/result.ts";
import type { ProposalRefusal } from "./decide-proposal.ts";
import type { ProposalState } from "./proposal-states.ts";
import type { ProposalStep } from "./proposal-step.ts";

/** What people read of a proposal: whoever follows the person, the person, the company. Null: the company does not see it. */
export const proposalStateWords = {
  proposed: { prescriber: "Proposée à la personne", person: "Votre conseiller vous propose cet emploi", company: null },
  agreed: {
    prescriber: "La personne est d’accord, réponse de l’entreprise attendue",
    person: "Vous avez dit oui. L’entreprise a votre nom et ce que vous avez choisi.",
    company: "Cette personne veut vous rencontrer",
  },
  to_meet: { prescriber: "Rencontre prévue", person: "L’entreprise veut vous rencontrer", company: "Rencontre prévue" },
  joined: {
    prescriber: "La personne dit oui à l’opération",
    person: "Vous avez dit oui. Votre conseiller vous dit la suite.",
    company: null,
  },
  declined: { prescriber: "La personne ne souhaite pas", person: "Vous avez dit non", company: null },
  withdrawn: {
    prescriber: "La personne a changé d’avis",
    person: "Vous avez changé d’avis. L’entreprise n’a plus votre nom.",
    company: null,
  },
  taken_back: {
    prescriber: "Proposition retirée",
    person: "Votre conseiller a retiré cette proposition",
    company: null,
  },
  lapsed: { prescriber: "Sans réponse de la personne", person: "Le délai pour répondre est passé", company: null },
  not_met: {
    prescriber: "L’entreprise ne donne pas suite",
    person: "L’entreprise ne donne pas suite",
    company: "Vous ne donnez pas suite",
  },
  unanswered: {
    prescriber: "Sans réponse de l’entreprise",
    person: "L’entreprise n’a pas répondu",
    company: null,
  },
  hired: { prescriber: "Embauchée", person: "Vous êtes embauché(e)", company: "Embauchée" },
  not_hired: {
    prescriber: "Rencontrée, non embauchée",
    person: "L’entreprise a choisi quelqu’un d’autre",
    company: "Rencontrée, non embauchée",
  },
  no_show: {
    prescriber: "N’est pas venue à la rencontre",
    person: "La rencontre n’a pas eu lieu",
    company: "N’est pas venue",
  },
  closed: {
    prescriber: "Fermée : l’entreprise ne cherche plus",
    person: "L’entreprise ne cherche plus",
    company: null,
  },
} as const satisfies Readonly<
  Record<ProposalState, { readonly prescriber: string; readonly person: string; readonly company: string | null }>
>;

/** What a proposal waits for, and who must do it. */
export const proposalStepWords = {
  answer: { step: "La personne répond à un emploi proposé", owedBy: "la personne" },
  company: { step: "L’entreprise dit si elle rencontre la personne", owedBy: "l’entreprise" },
  meeting: { step: "La personne rencontre l’entreprise", owedBy: "la personne" },
  outcome: { step: "L’entreprise dit ce que la rencontre a donné", owedBy: "l’entreprise" },
} as const satisfies Readonly<Record<ProposalStep, { readonly step: string; readonly owedBy: string }>>;

/** What happened and what to do, for whoever gave a command that was refused. */
export function proposalRefusalWords(refusal: ProposalRefusal): string {
  switch (refusal.kind) {
    case "not-allowed":
      return "Votre rôle ne permet pas cette action sur une proposition.";
    case "wrong-state":
      return "Cette proposition a déjà reçu une réponse, ou n’existe pas. Rechargez la page.";
    case "need-over":
      return "L’entreprise ne cherche plus personne pour cet emploi.";
    case "need-goes-on":
      return "L’entreprise cherche toujours quelqu’un.";
    case "how-unsaid":
      return "Dites comment la personne a répondu : au téléphone, au bureau, ou par écrit.";
    case "another-yes":
      return "Cette réponse n’est pas celle qui est demandée. Rechargez la page.";
    case "refused-before":
      return "La personne a dit non à cet emploi. Demandez-lui avant de le proposer à nouveau.";
    case "unknown-reason":
      return "Ce motif n’est pas dans la liste. Choisissez-en un autre.";
    case "day-is-past":
      return "Ce jour est passé. Choisissez aujourd’hui ou un jour à venir.";
    case "hour-is-past":
      return `Il est déjà plus de ${timeInWords(refusal.meetsAt)}. Choisissez une heure à venir, ou un autre jour.`;
    case "day-too-far":
      return "Ce jour est trop loin. Choisissez un jour dans les deux mois.";
    case "nowhere-to-meet":
      return "Dites l’adresse, le numéro que la personne appelle, ou le lien de la visioconférence.";
    case "day-to-come":
      return "La rencontre n’a pas encore eu lieu.";
    case "delay-runs":
      return "Le délai pour répondre court encore.";
    default:
      return assertNever(refusal);
  }
}
