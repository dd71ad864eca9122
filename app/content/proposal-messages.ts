import { saidHowWords } from "./contact-channels.ts";
import { dayInWords } from "./dates.ts";
import { type Meeting, meetingPlace, meetingTime } from "./meetings.ts";
import type { PersonMessage } from "./person-messages.ts";

/**
 * What a message to a person may say of a job that was proposed to them. `company` null: it hides until it meets them. `saidHow`: of an
 * answer that was noted for them.
 */
interface ProposalMessageFacts extends Omit<Meeting, "meetsOn"> {
  readonly job: string;
  readonly company: string | null;
  readonly town: string;
  readonly meetsOn: string | null;
  readonly answerBy: string | null;
  readonly saidHow: keyof typeof saidHowWords | null;
  /** A training comes first: the yes joins an operation, and introduces nobody. */
  readonly isOfOperation: boolean;
}

const shortDay = (iso: string | null): string => (iso === null ? "jour dit" : `${iso.slice(8, 10)}/${iso.slice(5, 7)}`);
const shortTime = (time: string | null): string => (time === null ? "" : ` à ${time.replace(":", "h")}`);
const meetingLines = (meeting: Meeting): readonly string[] => [
  `La rencontre est prévue : ${meetingTime(meeting)}.`,
  ...meetingPlace(meeting),
];
const about = ({ job, company, town }: ProposalMessageFacts): string =>
  `Emploi : « ${job} », à ${town}.${company === null ? "" : ` Entreprise : ${company}.`}`;
const asked = (facts: ProposalMessageFacts): readonly string[] => [
  about(facts),
  facts.isOfOperation
    ? "Une formation est préparée pour ce métier, avec d’autres personnes. Dites si vous voulez y participer : oui ou non."
    : "Dites si l’entreprise peut vous rencontrer : oui ou non.",
  facts.answerBy === null ? "Répondez vite." : `Répondez au plus tard le ${dayInWords(facts.answerBy)}.`,
  facts.isOfOperation ? "L’entreprise ne reçoit pas votre nom." : "L’entreprise ne sait rien de vous avant votre oui.",
  "Vous pouvez aussi dire oui ou non à votre conseiller.",
];
const noted = ({ saidHow }: ProposalMessageFacts, word: string): string =>
  `Vous avez dit ${word} ${saidHow === null ? "" : `${saidHowWords[saidHow]} `}: votre conseiller l’a noté.`;
/** An answer that was noted, and overtaken before its own message was sent, is told with what came after. */
const notedYes = (facts: ProposalMessageFacts): readonly string[] =>
  facts.saidHow === null ? [] : [noted(facts, "oui")];
const lookFurther = "Votre conseiller peut chercher autre chose avec vous.";

/** What a person is told of a proposed job, by what happened. For a telephone: 60 signs of GSM 03.38 at most. */
const messages = {
  propose: (facts) => ({
    sms: `Un emploi pour vous ? Oui ou non jusqu'au ${shortDay(facts.answerBy)} :`,
    title: facts.isOfOperation
      ? "Votre conseiller vous propose une formation vers un emploi"
      : "Votre conseiller vous propose un emploi",
    paragraphs: asked(facts),
    hasLink: true,
  }),
  "remind-proposal": (facts) => ({
    sms: `Un emploi vous attend : oui ou non jusqu'au ${shortDay(facts.answerBy)} :`,
    title: "Un emploi attend votre réponse",
    paragraphs: asked(facts),
    hasLink: true,
  }),
  join: (facts) => ({
    sms: "Votre oui a une formation est note. Le lire, le retirer :",
    title: "Votre oui à une formation vers un emploi est noté",
    paragraphs: [
      about(facts),
      noted(facts, "oui"),
      "L’entreprise ne reçoit pas votre nom.",
      "Ce n’est pas ce que vous avez dit ? Vous changez d’avis ? Dites-le ici, ou à votre conseiller.",
    ],
    hasLink: true,
  }),
  agree: (facts) => ({
    sms: "Votre oui a un emploi est noté. Le lire, le retirer :",
    title: "Votre oui à un emploi est noté",
    paragraphs: [
      about(facts),
      noted(facts, "oui"),
      "L’entreprise a maintenant votre nom, et ce que vous avez choisi.",
      "Ce n’est pas ce que vous avez dit ? Vous changez d’avis ?",
      "Retirez votre nom ici, ou dites-le à votre conseiller : l’entreprise ne l’a plus.",
    ],
    hasLink: true,
  }),
  decline: (facts) => ({
    sms: "Votre non a un emploi est noté. Pour en reparler :",
    title: "Votre non à un emploi est noté",
    paragraphs: [
      about(facts),
      noted(facts, "non"),
      "L’entreprise n’a rien su de vous.",
      "Ce n’est pas ce que vous avez dit ? Dites-le à votre conseiller : il peut vous le proposer à nouveau.",
    ],
    hasLink: false,
  }),
  "take-back": (facts) => ({
    sms: "Votre conseiller a retiré une proposition d'emploi.",
    title: "Une proposition d’emploi est retirée",
    paragraphs: [about(facts), "Votre conseiller ne vous la propose plus.", lookFurther],
    hasLink: false,
  }),
  meet: (facts) => ({
    sms: `Une entreprise veut vous voir le ${shortDay(facts.meetsOn)}${shortTime(facts.meetsAt)}. Lire :`,
    title: "Une entreprise veut vous rencontrer",
    paragraphs: [
      about(facts),
      ...notedYes(facts),
      ...(facts.meetsOn === null ? [] : meetingLines({ ...facts, meetsOn: facts.meetsOn })),
      "Vous ne pouvez pas venir ? Dites-le à l’entreprise, ou à votre conseiller.",
    ],
    hasLink: true,
  }),
  pass: (facts) => ({
    sms: "Une entreprise ne donne pas suite. Une suite est possible.",
    title: "Une entreprise ne donne pas suite",
    paragraphs: [about(facts), ...notedYes(facts), "L’entreprise n’a plus votre nom.", lookFurther],
    hasLink: false,
  }),
  "not-hire": (facts) => ({
    sms: "L'entreprise n'a pas retenu cette fois. Une suite existe.",
    title: "L’entreprise a choisi quelqu’un d’autre",
    paragraphs: [about(facts), "L’entreprise n’a plus votre nom.", lookFurther],
    hasLink: false,
  }),
  close: (facts) => ({
    sms: "Un emploi propose n'est plus a pourvoir. En parler ?",
    title: "Un emploi proposé n’est plus à pourvoir",
    paragraphs: [
      about(facts),
      ...notedYes(facts),
      `${facts.isOfOperation ? "L’opération n’a plus lieu." : "L’entreprise ne cherche plus."} Vous n’y êtes pour rien.`,
      lookFurther,
    ],
    hasLink: false,
  }),
} as const satisfies Readonly<Record<string, (facts: ProposalMessageFacts) => PersonMessage>>;

export type ProposalMessageKind = keyof typeof messages;

export function isProposalMessage(kind: string): kind is ProposalMessageKind {
  return Object.hasOwn(messages, kind);
}

/** The words of a message. */
export function proposalMessage(kind: ProposalMessageKind, facts: ProposalMessageFacts): PersonMessage {
  return messages[kind](facts);
}
