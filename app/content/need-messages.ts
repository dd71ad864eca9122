import { dayInWords } from "./dates.ts";

/** What a message to a company may say of its need. */
interface NeedMessageFacts {
  readonly job: string;
  /** Whose member decided; null: nobody's. */
  readonly organisation: string | null;
  readonly answerBy: string;
  readonly callTime: string;
  readonly reason: string | null;
  /** What was contested or restored, and why it was. */
  readonly skill: string;
  readonly contested: string;
}

/** A message to a company, before its link: 60 signs of GSM 03.38 at most for a telephone, a title and sentences for a mail. */
export interface NeedMessage {
  readonly sms: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
}

const about = ({ job }: NeedMessageFacts): string => `Vous cherchez : ${job}.`;
const adviser = ({ organisation }: NeedMessageFacts): string =>
  organisation === null ? "Un conseiller" : `Un conseiller de ${organisation}`;

const messages = {
  post: (facts) => ({
    sms: "Votre besoin est recu. Le suivre, le changer :",
    title: "Votre besoin est reçu",
    paragraphs: [
      about(facts),
      `Un conseiller vous appelle : ${facts.callTime.toLocaleLowerCase("fr")}.`,
      "Avec le lien ci-dessous, vous dites quand vous avez trouvé, ou quand vous ne cherchez plus.",
    ],
  }),
  confirm: (facts) => ({
    sms: "Un conseiller connait votre besoin. Le suivre :",
    title: "Un conseiller connaît votre besoin",
    paragraphs: [about(facts), `${adviser(facts)} a lu votre besoin et reconnu votre entreprise.`],
  }),
  qualify: (facts) => ({
    sms: "Votre besoin est complet. Le suivre :",
    title: "Votre besoin est complet",
    paragraphs: [about(facts), `${adviser(facts)} l’a complété. Les conseillers cherchent des personnes.`],
  }),
  "set-aside": (facts) => ({
    sms: "Votre besoin est ferme. Pourquoi :",
    title: "Votre besoin est fermé",
    paragraphs: [
      about(facts),
      `${adviser(facts)} a fermé votre besoin. Pourquoi : ${(facts.reason ?? "sans raison donnée").toLocaleLowerCase("fr")}.`,
      "Ce n’est pas vrai ? Appelez-nous, ou écrivez un nouveau besoin.",
    ],
  }),
  "contest-skill": (facts) => ({
    sms: "Un savoir-faire demande ne compte plus. Pourquoi :",
    title: "Un savoir-faire demandé ne compte plus",
    paragraphs: [
      about(facts),
      `${adviser(facts)} a relu « ${facts.skill} » : ce savoir-faire ne compte plus dans ce qu’on attend du métier.`,
      `Pourquoi : ${facts.contested.toLocaleLowerCase("fr")}. Votre besoin reste ouvert.`,
      "Ce n’est pas vrai ? Appelez-nous.",
    ],
  }),
  "restore-skill": (facts) => ({
    sms: "Un savoir-faire demande compte de nouveau. Voir :",
    title: "Un savoir-faire demandé compte de nouveau",
    paragraphs: [about(facts), `${adviser(facts)} a relu « ${facts.skill} » : ce savoir-faire compte de nouveau.`],
  }),
  merge: (facts) => ({
    sms: "Votre besoin etait deja note. Le suivre :",
    title: "Votre besoin était déjà noté",
    paragraphs: [
      about(facts),
      `${adviser(facts)} a vu qu’un autre besoin disait la même chose. Les deux n’en font plus qu’un.`,
      "Avec le lien ci-dessous, vous continuez de le suivre et de répondre.",
    ],
  }),
  reopen: (facts) => ({
    sms: "Votre besoin est rouvert. Le suivre :",
    title: "Votre besoin est rouvert",
    paragraphs: [about(facts), `${adviser(facts)} a rouvert votre besoin. Un conseiller vous appelle.`],
  }),
  introduced: (facts) => ({
    sms: "Une personne veut vous rencontrer. La voir, repondre :",
    title: "Une personne veut vous rencontrer",
    paragraphs: [
      about(facts),
      "Un conseiller a proposé cet emploi à une personne. Elle est d’accord pour vous rencontrer.",
      "Avec le lien ci-dessous, dites si vous la rencontrez, et quand.",
    ],
  }),
  withdrawn: (facts) => ({
    sms: "Une personne ne peut plus vous rencontrer. Le point :",
    title: "Une personne ne peut plus vous rencontrer",
    paragraphs: [
      about(facts),
      "Une personne que vous deviez voir a changé d’avis. Les conseillers cherchent toujours.",
    ],
  }),
  operation: (facts) => ({
    sms: "Une operation est ouverte pour votre besoin. La suivre :",
    title: "Une opération est ouverte pour votre besoin",
    paragraphs: [
      about(facts),
      "Des conseillers cherchent ensemble des personnes pour ce métier, et un parcours de formation est préparé.",
      "Avec le lien ci-dessous, vous suivez où elle en est.",
    ],
  }),
  link: (facts) => ({
    sms: "Voici le lien de votre besoin :",
    title: "Le lien de votre besoin",
    paragraphs: [about(facts), "Ce lien remplace celui d’avant."],
  }),
  ask: (facts) => ({
    sms: "Cherchez-vous toujours quelqu'un ? Repondez :",
    title: "Cherchez-vous toujours quelqu’un ?",
    paragraphs: [
      about(facts),
      `Répondez au plus tard le ${dayInWords(facts.answerBy)}. Sans réponse, votre besoin sera fermé.`,
    ],
  }),
  "close-silent": (facts) => ({
    sms: "Sans reponse, votre besoin est ferme. Le rouvrir :",
    title: "Sans réponse de vous, votre besoin est fermé",
    paragraphs: [about(facts), `Vous pouvez le rouvrir jusqu’au ${dayInWords(facts.answerBy)}.`],
  }),
} as const satisfies Readonly<Record<string, (facts: NeedMessageFacts) => NeedMessage>>;

/** What a company is told, by what happened; null: nothing. */
export function needMessage(kind: string, facts: NeedMessageFacts): NeedMessage | null {
  const [, words] = Object.entries(messages).find(([name]) => name === kind) ?? [];
  return words === undefined ? null : words(facts);
}
