import { eurosInWords, hoursInWords } from "./amounts.ts";
import { saidHowWords } from "./contact-channels.ts";
import { dayInWords } from "./dates.ts";
import type { PersonMessage } from "./person-messages.ts";

/** What a message to a person may say of an aid that is asked for their training. Days are civil. */
interface AidMessageFacts {
  readonly training: string;
  readonly provider: string;
  readonly startsOn: string;
  readonly hours: number | null;
  readonly costCents: number | null;
  readonly answerBy: string | null;
  readonly grantedCents: number | null;
  /** Of a yes or a no that was noted for them. */
  readonly saidHow: keyof typeof saidHowWords | null;
  readonly reason: string | null;
}

const shortDay = (iso: string | null): string => (iso === null ? "jour dit" : `${iso.slice(8, 10)}/${iso.slice(5, 7)}`);
const about = ({ training, provider }: AidMessageFacts): string =>
  `Formation : « ${training} ». Organisme : ${provider}.`;
const noted = ({ saidHow }: AidMessageFacts, word: string): string =>
  `Vous avez dit ${word} ${saidHow === null ? "" : `${saidHowWords[saidHow]} `}: votre conseiller l’a noté.`;
/** A sum for an SMS, which has no sign for euros. */
const plainEuros = (cents: number): string =>
  `${cents % 100 === 0 ? cents / 100 : (cents / 100).toFixed(2).replace(".", ",")} euros`;
const sentFor = (facts: AidMessageFacts): string => `La demande dit : ${termsOf(facts)}`;
const quoted = (facts: AidMessageFacts): string => `Le devis dit : ${termsOf(facts)}`;
const termsOf = ({ startsOn, hours, costCents }: AidMessageFacts): string =>
  `début le ${dayInWords(startsOn)}` +
  `${hours === null ? "" : `, ${hoursInWords(hours)}`}${costCents === null ? "" : `, ${eurosInWords(costCents)}`}.`;
const lookFurther = "Votre conseiller peut chercher autre chose avec vous.";
const asked = (facts: AidMessageFacts): readonly string[] => [
  about(facts),
  "Votre conseiller prépare une demande d’aide pour la payer.",
  "Dites si vous êtes d’accord : oui ou non.",
  facts.answerBy === null ? "Répondez vite." : `Répondez au plus tard le ${dayInWords(facts.answerBy)}.`,
  "Rien n’est envoyé avant votre oui.",
  "Une aide demandée n’est pas encore accordée.",
];

/** What a person is told of an aid, by what happened. For a telephone: 60 signs of GSM 03.38 at most. */
const messages = {
  "aid-prepare": (facts) => ({
    sms: `Payer votre formation ? Oui ou non jusqu'au ${shortDay(facts.answerBy)} :`,
    title: "Une aide pour payer votre formation",
    paragraphs: asked(facts),
    hasLink: true,
  }),
  "aid-remind": (facts) => ({
    sms: `Une aide attend votre accord jusqu'au ${shortDay(facts.answerBy)} :`,
    title: "Une aide attend votre accord",
    paragraphs: asked(facts),
    hasLink: true,
  }),
  "aid-quote": (facts) => ({
    sms: `Jour ou prix changé (${shortDay(facts.startsOn)}). Toujours oui ?`,
    title: "Le jour ou le prix de votre formation a changé",
    paragraphs: [
      about(facts),
      quoted(facts),
      "C’est un autre jour, ou plus cher, que ce que vous aviez accepté.",
      "Dites si vous êtes toujours d’accord : oui ou non.",
      "Rien n’est envoyé avant votre oui.",
    ],
    hasLink: true,
  }),
  "aid-agree": (facts) => ({
    sms: "Votre oui a une aide est noté. Le lire, le retirer :",
    title: "Votre oui à une aide est noté",
    paragraphs: [
      about(facts),
      noted(facts, "oui"),
      "Ce n’est pas ce que vous avez dit ? Vous changez d’avis ? Dites-le ici, ou à votre conseiller.",
    ],
    hasLink: true,
  }),
  "aid-decline": (facts) => ({
    sms: "Votre non a une aide est noté. Pour en reparler :",
    title: "Votre non à une aide est noté",
    paragraphs: [about(facts), noted(facts, "non"), "C’est une erreur ? Dites-le à votre conseiller."],
    hasLink: false,
  }),
  "aid-send": (facts) => ({
    sms: `Aide demandée (${shortDay(facts.startsOn)}${facts.costCents === null ? "" : `, ${plainEuros(facts.costCents)}`}). La suivre :`,
    title: "Votre demande d’aide est envoyée",
    paragraphs: [
      about(facts),
      sentFor(facts),
      "Vous changez d’avis ? Dites non ici, ou appelez votre conseiller.",
      "Vous recevez un message dès qu’il y a une réponse.",
    ],
    hasLink: true,
  }),
  "aid-accept": (facts) => ({
    sms: "Votre aide est acceptée ! Votre conseiller vous dit la suite.",
    title: "Votre aide est acceptée",
    paragraphs: [
      about(facts),
      ...(facts.grantedCents === null ? [] : [`L’aide paie ${eurosInWords(facts.grantedCents)}.`]),
      `La formation commence le ${dayInWords(facts.startsOn)}.`,
      "Votre conseiller vous dit la suite.",
    ],
    hasLink: false,
  }),
  "aid-refuse": (facts) => ({
    sms: "Votre aide n'est pas accordée. Une suite est possible.",
    title: "Votre aide n’est pas accordée",
    paragraphs: [about(facts), ...(facts.reason === null ? [] : [`Le motif : ${facts.reason}.`]), lookFurther],
    hasLink: false,
  }),
  "aid-cancel": (facts) => ({
    sms: "Votre conseiller a annulé une demande d'aide. En parler ?",
    title: "Une demande d’aide est annulée",
    paragraphs: [
      about(facts),
      "Votre conseiller a annulé cette demande.",
      ...(facts.grantedCents === null
        ? []
        : [`L’aide était accordée, ${eurosInWords(facts.grantedCents)} : elle est abandonnée.`]),
      lookFurther,
    ],
    hasLink: false,
  }),
  "aid-expire": (facts) => ({
    sms: "Votre demande d'aide est close : délai passé. En parler ?",
    title: "Votre demande d’aide est close",
    paragraphs: [about(facts), "La formation commence, et l’aide n’a pas eu de réponse.", lookFurther],
    hasLink: false,
  }),
} as const satisfies Readonly<Record<string, (facts: AidMessageFacts) => PersonMessage>>;

export type AidMessageKind = keyof typeof messages;

/** Every news of an aid that a person hears. */
export const aidMessageKinds = Object.keys(messages).filter(isAidMessage);

export function isAidMessage(kind: string): kind is AidMessageKind {
  return Object.hasOwn(messages, kind);
}

/** The words of a message. */
export function aidMessage(kind: AidMessageKind, facts: AidMessageFacts): PersonMessage {
  return messages[kind](facts);
}

interface Mail {
  readonly title: string;
  readonly text: string;
}

/** What the mails to professionals say: what is to do, and nobody's name. */
export const aidMail = {
  about: (training: string, startsOn: string): string => `Formation : « ${training} », le ${dayInWords(startsOn)}.`,
  open: "Voir la demande",
} as const;

/** The news of an individual aid to whoever follows the person, to the organisation and to the Region, by what happened. */
export const aidMails: Readonly<
  Record<"prescriber" | "organisation" | "funder", Readonly<Record<string, Mail | undefined>>>
> = {
  prescriber: {
    agree: { title: "Oui à une aide individuelle", text: "La personne est d’accord. La demande dit la suite." },
    decline: { title: "Non à une aide individuelle", text: "La personne ne souhaite pas cette aide." },
    quote: {
      title: "Un devis est arrivé",
      text: "Relisez la demande. Si le jour ou le prix a changé, la personne dit oui de nouveau, puis envoyez-la.",
    },
    "no-quote": { title: "Pas de devis", text: "L’organisme ne donne pas de devis. La demande dit pourquoi." },
    accept: { title: "Une aide individuelle est acceptée", text: "La demande dit comment continuer." },
    refuse: { title: "Une aide individuelle est refusée", text: "La demande dit le motif." },
    return: { title: "Une demande d’aide est à compléter", text: "La demande dit ce qui manque." },
    expire: {
      title: "Une demande d’aide est close",
      text: "La formation commence sans réponse. Cherchez une autre date, puis préparez une autre demande.",
    },
    remind: {
      title: "Une demande d’aide vous attend",
      text: "Le délai est passé. Faites la prochaine étape, ou annulez.",
    },
  },
  organisation: {
    "ask-quote": {
      title: "Un devis vous est demandé",
      text: "C’est pour une seule personne. Donnez le prix, les heures et les dates, ou dites non.",
    },
    remind: { title: "Un devis est attendu", text: "Le délai est passé. Donnez-le, ou dites non." },
    decline: { title: "Un devis n’est plus attendu", text: "La personne ne souhaite plus cette formation." },
    cancel: { title: "Un devis n’est plus attendu", text: "La demande est annulée." },
  },
  funder: {
    send: { title: "Une aide individuelle est demandée", text: "Lisez la demande, puis répondez avant le début." },
    remind: { title: "Une aide individuelle attend votre réponse", text: "Le délai est passé. Répondez, même non." },
    decline: { title: "Une aide individuelle n’est plus demandée", text: "La personne a retiré sa demande." },
    cancel: { title: "Une aide individuelle n’est plus demandée", text: "La demande est annulée." },
  },
};
