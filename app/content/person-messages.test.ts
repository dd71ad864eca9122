import { describe, expect, it } from "vitest";
import { aidMessage, aidMessageKinds } from "./aid-messages.ts";
import { letter, plainClosing, plainGreeting } from "./letters/letter.ts";
import {
  changedPhone,
  fallbackPhone,
  type PersonMessageKind,
  personMessage,
  personMessages,
  personSms,
  severalNews,
  whoToCall,
} from "./person-messages.ts";

/** GSM 03.38, basic table: one sign each. No ’, no ê, no « : they would make each SMS hold 70 signs. */
const GSM = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà]*$/u;
const ONE_SMS = 160;
/** The longest address of the portal that the messages are counted for, as for the link of sign-in, and a token of 144 bits. */
const url = `https://emploi-formation.hautsdefrance.example/reponse/${"-_aZ9xYb".repeat(3)}`;

const longest = {
  training: "Titre professionnel agent de fabrication et montage en chaudronnerie, niveau 3",
  organisation: "Groupement d’établissements de formation continue de l’Artois",
  prescriber: "Département du Pas-de-Calais, maison des solidarités de l’Arrageois",
  startsOn: "2027-12-28",
  meetingOn: "2027-12-28",
  answerBy: "2027-12-28",
  waitingBefore: 128,
  reason: "Une étape de préparation est conseillée avant cette formation",
};
const nothing = { ...longest, startsOn: null, meetingOn: null, answerBy: null, waitingBefore: null, reason: null };
const kinds = Object.keys(personMessages).filter((kind): kind is PersonMessageKind => kind in personMessages);
const aid = {
  ...{ training: longest.training, provider: longest.organisation, startsOn: "2027-12-28", answerBy: "2027-12-28" },
  ...{ hours: 3000, costCents: 9_999_999 },
  ...{ grantedCents: 210_050, saidHow: "paper" as const, reason: "une condition n’est pas remplie" },
};
const cases = [
  ...kinds.flatMap((kind) => [longest, nothing].map((facts) => ({ kind, message: personMessage(kind, facts) }))),
  ...aidMessageKinds.flatMap((kind) =>
    [
      aid,
      { ...aid, hours: null, costCents: null, answerBy: null, grantedCents: null, saidHow: null, reason: null },
    ].map((facts) => ({
      ...{ kind, message: aidMessage(kind, facts) },
    })),
  ),
];

describe.each(cases)("what a person is told when « $kind »", ({ message }) => {
  it("fits in one SMS of plain signs, its link and the number to call included", () => {
    const text = personSms(message, { url: message.hasLink ? url : null, phone: fallbackPhone });
    expect(text).toMatch(GSM);
    expect([text.length <= ONE_SMS, text]).toEqual([true, text]);
    expect(text).toContain(fallbackPhone);
    expect(text.includes(url)).toBe(message.hasLink);
  });

  it("is said in sentences under 15 words, under a title of 60 signs", () => {
    expect(message.title.length).toBeLessThan(60);
    const said = message.paragraphs.filter((line) => !line.startsWith("Formation : «"));
    const sentences = said.flatMap((line) => line.split(/[.?!:](?:\s|$)/)).map((sentence) => sentence.trim());
    expect(sentences.filter((sentence) => sentence.split(/[\s’]+/).length >= 15)).toEqual([]);
  });

  it("says the same as a mail and as a text, and blames nobody", () => {
    const paragraphs = [...message.paragraphs, whoToCall("Département", "Organisme", "03 20 00 00 00")];
    const { text, html } = letter({ title: message.title, greeting: plainGreeting, paragraphs, closing: plainClosing });
    expect(text).toContain("03 20 00 00 00");
    expect(html).toContain("<h1");
    expect(`${text} ${message.sms}`).not.toMatch(/faute|refus|rejet|échec|santé|malad|absent/i);
  });
});

it("says of an aid that is sent its day, hours and price: a quote may say others than what they said yes to", () => {
  const { sms, paragraphs } = aidMessage("aid-send", {
    ...aid,
    startsOn: "2027-05-10",
    hours: 300,
    costCents: 990_000,
  });
  expect(sms).toContain("10/05, 9900 euros");
  expect(paragraphs.join(" ").replaceAll(/\s/gu, " ")).toContain("début le lundi 10 mai 2027, 300 heures, 9 900 €");
});

it("tells ten news in one SMS of plain signs, with the first day to answer, and each of them in a mail", () => {
  const message = personMessage("accept", longest);
  const notice = { proposalId: null };
  const days = ["2027-12-28", null, "2027-12-27", ...Array<null>(7).fill(null)];
  for (const [several, words] of [
    [severalNews(days.map((answerBy) => ({ message, answerBy, notice }))), "Répondez jusqu'au 27/12 :"],
    [severalNews(Array(10).fill({ message, answerBy: null, notice })), "Les lire :"],
  ] as const) {
    const text = personSms(several, { url, phone: fallbackPhone });
    expect(text).toMatch(GSM);
    expect([text.length <= ONE_SMS, text]).toEqual([true, text]);
    expect(text).toMatch(`10 nouvelles de vos formations. ${words}`);
    expect(several.paragraphs.filter((line) => line.includes(message.title))).toHaveLength(10);
  }
});

it("fits in one SMS of plain signs when a number changed, and does not tell the new one", () => {
  expect(changedPhone.sms).toMatch(GSM);
  expect(changedPhone.sms.length).toBeLessThanOrEqual(ONE_SMS);
});
