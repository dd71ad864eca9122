import { dayAndMonth, dayInWords } from "./dates.ts";
import { regionalHelp } from "./help.ts";

/** What a message to a person may say of a positioning. Days are civil; null: not known. */
export interface PersonMessageFacts {
  readonly training: string;
  readonly organisation: string;
  readonly prescriber: string;
  readonly startsOn: string | null;
  readonly meetingOn: string | null;
  readonly answerBy: string | null;
  readonly waitingBefore: number | null;
  /** In the person's own words: it blames nobody. */
  readonly reason: string | null;
}

/** A message to a person, before its link: at most 60 signs of GSM 03.38 for a telephone, a title and sentences for a mail or a letter. */
export interface PersonMessage {
  readonly sms: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** The link leads to something to follow or to answer; without it, there is somebody to call. */
  readonly hasLink: boolean;
}

type Words = (facts: PersonMessageFacts) => PersonMessage;

const shortDay = (iso: string | null): string => (iso === null ? "jour dit" : `${iso.slice(8, 10)}/${iso.slice(5, 7)}`);
const day = (iso: string | null): string =>
  iso === null ? "à une date que l’organisme vous dira" : `le ${dayInWords(iso)}`;
const about = ({ training, organisation }: PersonMessageFacts): string =>
  `Formation : « ${training} ». Organisme : ${organisation}.`;
const keptSeat = (facts: PersonMessageFacts): readonly string[] => [
  about(facts),
  `La formation commence ${day(facts.startsOn)}.`,
  facts.answerBy === null ? "Répondez vite." : `Répondez au plus tard ${day(facts.answerBy)}.`,
  "Sans réponse, la place va à quelqu’un d’autre.",
];
const rank = (count: number | null): string => {
  if (count === null || count === 0) return "Vous êtes en tête de la liste.";
  return count === 1 ? "Une personne attend avant vous." : `${count} personnes attendent avant vous.`;
};
const saidByMistake = "L’organisme vous avait noté(e) comme non venu(e), par erreur.";
const lookFurther = "Votre référent peut chercher autre chose avec vous.";

const suggested = (facts: PersonMessageFacts): readonly string[] => [
  about(facts),
  `La formation commence ${day(facts.startsOn)}.`,
  "Dites si elle vous intéresse : oui ou non.",
  facts.answerBy === null ? "Répondez vite." : `Répondez au plus tard ${day(facts.answerBy)}.`,
  "Rien n’est envoyé à l’organisme avant votre réponse.",
];

/** What a person is told, by what happened. Every sentence is for somebody who reads fast, on a small screen. */
export const personMessages = {
  submit: (facts) => ({
    sms: "Votre demande de formation est envoyée. La suivre :",
    title: "Votre demande de formation est envoyée",
    paragraphs: [about(facts), "Vous recevez un message dès que l’organisme répond."],
    hasLink: true,
  }),
  invite: (facts) => ({
    sms: `Formation : rencontre le ${shortDay(facts.meetingOn)}. Lieu et détails :`,
    title: "Une rencontre pour votre formation",
    paragraphs: [
      about(facts),
      `La rencontre a lieu ${day(facts.meetingOn)}.`,
      "Apportez une pièce d’identité et votre CV.",
    ],
    hasLink: true,
  }),
  "record-absence": (facts) => ({
    sms: "Formation : la rencontre est à reprendre. Que faire :",
    title: "La rencontre est à reprendre",
    paragraphs: [
      about(facts),
      "Vous n’avez pas pu venir à la rencontre.",
      "Une autre date est possible : demandez-la.",
    ],
    hasLink: true,
  }),
  accept: (facts) => ({
    sms: `Une place est gardée pour vous. Répondez jusqu'au ${shortDay(facts.answerBy)} :`,
    title: "Une place est gardée pour vous",
    paragraphs: keptSeat(facts),
    hasLink: true,
  }),
  promote: (facts) => ({
    sms: `Une place se libère pour vous. Répondez jusqu'au ${shortDay(facts.answerBy)} :`,
    title: "Une place se libère pour vous",
    paragraphs: keptSeat(facts),
    hasLink: true,
  }),
  "confirm-by-silence": (facts) => ({
    sms: `Une place est gardée pour vous. Répondez jusqu'au ${shortDay(facts.answerBy)} :`,
    title: "Une place est gardée pour vous",
    paragraphs: keptSeat(facts),
    hasLink: true,
  }),
  remind: (facts) => ({
    sms: `Votre place attend : répondez jusqu'au ${shortDay(facts.answerBy)} :`,
    title: "Votre place attend votre réponse",
    paragraphs: keptSeat(facts),
    hasLink: true,
  }),
  "remind-last-day": (facts) => ({
    sms: "Votre place attend : dernier jour pour répondre :",
    title: "Dernier jour pour garder votre place",
    paragraphs: keptSeat(facts),
    hasLink: true,
  }),
  "wait-list": (facts) => ({
    sms: "Vous voilà sur la liste d'attente. La suivre :",
    title: "Vous êtes sur la liste d’attente",
    paragraphs: [about(facts), rank(facts.waitingBefore), "Une place se libère ? Nous vous écrivons."],
    hasLink: true,
  }),
  reject: (facts) => ({
    sms: "Cette formation n'a pas pu vous accueillir. Une suite est possible.",
    title: "Cette formation n’a pas pu vous accueillir",
    paragraphs: [about(facts), ...(facts.reason === null ? [] : [`${facts.reason}.`]), lookFurther],
    hasLink: false,
  }),
  confirm: (facts) => ({
    sms: "Vous prenez la place : c'est noté. Voir les dates :",
    title: "Votre inscription est confirmée",
    paragraphs: [about(facts), `La formation commence ${day(facts.startsOn)}.`, "Un empêchement ? Prévenez vite."],
    hasLink: true,
  }),
  decline: (facts) => ({
    sms: "Vous ne suivez pas cette formation : c'est noté. Une erreur ?",
    title: "Vous ne suivez pas cette formation",
    paragraphs: [about(facts), "Votre référent l’a noté.", "C’est une erreur ? Appelez-le vite."],
    hasLink: false,
  }),
  withdraw: (facts) => ({
    sms: "Votre référent a annulé une demande de formation. En parler ?",
    title: "Une demande de formation est annulée",
    paragraphs: [about(facts), "Votre référent a annulé cette demande.", lookFurther],
    hasLink: false,
  }),
  enter: (facts) => ({
    sms: "Bonne formation ! Une question, un souci ?",
    title: "Vous êtes en formation",
    paragraphs: [about(facts), "Une difficulté ? Parlez-en à votre référent : il vous suit toujours."],
    hasLink: false,
  }),
  "record-no-show": (facts) => ({
    sms: "La formation a commencé sans vous. Une suite est possible.",
    title: "La formation a commencé sans vous",
    paragraphs: [about(facts), lookFurther],
    hasLink: false,
  }),
  "correct-no-show": (facts) => ({
    sms: "Une erreur est corrigée : votre place est gardée. Dates :",
    title: "Une erreur est corrigée : vous êtes inscrit(e)",
    paragraphs: [about(facts), saidByMistake, "Votre inscription est gardée."],
    hasLink: true,
  }),
  "restore-offer": (facts) => ({
    sms: `Une place est gardée pour vous. Répondez jusqu'au ${shortDay(facts.answerBy)} :`,
    title: "Une erreur est corrigée : une place est gardée",
    paragraphs: [saidByMistake, ...keptSeat(facts)],
    hasLink: true,
  }),
  "cancel-entry": (facts) => ({
    sms: "Une erreur corrigée : votre entrée reste à noter. Voir :",
    title: "Une erreur est corrigée : vous restez inscrit(e)",
    paragraphs: [about(facts), "L’organisme avait noté votre entrée par erreur.", "Vous restez inscrit(e)."],
    hasLink: true,
  }),
  expire: (facts) => ({
    sms: "Votre demande de formation est close : délai passé. En parler ?",
    title: "Votre demande de formation est close",
    paragraphs: [about(facts), "Le délai pour répondre est passé.", lookFurther],
    hasLink: false,
  }),
  reopen: (facts) => ({
    sms: "Votre demande de formation est rouverte. La suivre :",
    title: "Votre demande de formation est rouverte",
    paragraphs: [about(facts), "L’organisme l’étudie à nouveau."],
    hasLink: true,
  }),
  "cancel-with-session": (facts) => ({
    sms: "La session de formation est annulée. Trouver une autre date ?",
    title: "La session est annulée",
    paragraphs: [about(facts), "Cette session n’aura pas lieu. Vous n’y êtes pour rien.", lookFurther],
    hasLink: false,
  }),
  "postpone-with-session": (facts) => ({
    sms: `Formation reportée au ${shortDay(facts.startsOn)}. Venez-vous ? Répondez :`,
    title: "Les dates de la formation changent",
    paragraphs: [about(facts), `Elle commence ${day(facts.startsOn)}.`, "Dites si ces dates vous vont."],
    hasLink: true,
  }),
  suggest: (facts) => ({
    sms: `Une formation pour vous ? Oui ou non jusqu'au ${shortDay(facts.answerBy)} :`,
    title: "Votre référent vous propose une formation",
    paragraphs: suggested(facts),
    hasLink: true,
  }),
  "remind-suggestion": (facts) => ({
    sms: `Une formation vous attend : oui ou non jusqu'au ${shortDay(facts.answerBy)} :`,
    title: "Une formation attend votre réponse",
    paragraphs: suggested(facts),
    hasLink: true,
  }),
  "take-back": (facts) => ({
    sms: "Votre référent a retiré une proposition. En parler ?",
    title: "Une proposition de formation est retirée",
    paragraphs: [about(facts), "Votre référent ne vous la propose plus.", lookFurther],
    hasLink: false,
  }),
  move: (facts) => ({
    sms: "Votre formation change de session. Nouvelles dates :",
    title: "Votre formation change de session",
    paragraphs: [about(facts), `Elle commence ${day(facts.startsOn)}.`, "Ces dates ne vous vont pas ? Dites-le."],
    hasLink: true,
  }),
} as const satisfies Readonly<Record<string, Words>>;

export type PersonMessageKind = keyof typeof personMessages;

/** The words of a message, whoever asks: one type for all kinds. */
export function personMessage(kind: PersonMessageKind, facts: PersonMessageFacts): PersonMessage {
  const words: Words = personMessages[kind];
  return words(facts);
}

/** One message of several news, the most pressing first. `answerBy`: of a news, the last day to answer; null: none. */
export function severalNews(
  news: readonly {
    readonly message: PersonMessage;
    readonly answerBy: string | null;
    readonly notice: { readonly proposalId: string | null };
  }[],
): PersonMessage {
  const [until = null] = news.flatMap(({ answerBy }) => (answerBy === null ? [] : [answerBy])).toSorted();
  const isOfTrainings = news.every(({ notice }) => notice.proposalId === null);
  const count = `${news.length} nouvelles ${isOfTrainings ? "de vos formations" : "pour vous"}`;
  return {
    sms: until === null ? `${count}. Les lire :` : `${count}. Répondez jusqu'au ${shortDay(until)} :`,
    title: count,
    paragraphs: news.flatMap(({ message }, index) => [`${index + 1}. ${message.title}.`, ...message.paragraphs]),
    hasLink: news.some(({ message }) => message.hasLink),
  };
}

/** The message for a telephone: the words, the link when there is one, and a number for whoever has only a keypad. */
export function personSms(
  message: PersonMessage,
  { url, phone }: { readonly url: string | null; readonly phone: string },
): string {
  return [message.sms, ...(url === null ? [] : [url]), `Tel. ${phone}`].join("\n");
}

/** What is told where a person was reached before, once they gave another number: without the new one. */
export const changedPhone = {
  sms: `Un autre numéro est noté pour vos messages de formation. Ce n'est pas vous ? Appelez vite.\nTel. ${regionalHelp.phoneShown}`,
  title: "Votre numéro de téléphone a changé",
  paragraphs: [
    "Un autre numéro est noté pour vos messages de formation.",
    `Ce n’est pas vous ? Appelez vite votre référent, ou le ${regionalHelp.phoneShown}.`,
  ],
} as const;

/** The number one calls when nobody nearer is known. */
export const fallbackPhone: string = regionalHelp.phoneShown;

/** What a letter or a mail says last: whom to call. */
export function whoToCall(prescriber: string, organisation: string, phone: string | null): string {
  const first = prescriber === "" ? "" : `Votre référent : ${prescriber}. `;
  const second = phone === null ? "" : `${organisation} : ${phone}. `;
  return `${first}${second}Conseil gratuit : ${fallbackPhone}.`;
}

/** How somebody who received a letter answers, before its code in large. */
export function codeWords(address: string, until: string): readonly string[] {
  return [
    "Sans internet, appelez votre référent : il répond avec vous.",
    `Pour répondre par internet : allez sur ${address}. Tapez le code ci-dessous et votre date de naissance.`,
    `Le code marche jusqu’au ${dayAndMonth(until)}.`,
  ];
}
