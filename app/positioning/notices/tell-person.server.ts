import { randomUUID } from "node:crypto";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import { isoDay } from "#app/access/authorisation/civil-day.ts";
import { letter, plainClosing, plainGreeting } from "#app/content/letters/letter.ts";
import {
  codeWords,
  fallbackPhone,
  type PersonMessage,
  personSms,
  severalNews,
  whoToCall,
} from "#app/content/person-messages.ts";
import { enqueueEffect } from "#app/platform/outbox/enqueue-effect.server.ts";
import { sealSecret } from "#app/platform/secrets.server.ts";
import { addPaperLetter } from "../letters/letter-tray-store.server.ts";
import type { LetterWords } from "../letters/letter-words.ts";
import { type ContactToTell, readContactToTell } from "./contact-to-tell-store.server.ts";
import { type MessageLink, renewLinks } from "./link-of-message.server.ts";
import { positioningMailEffect, positioningSmsEffect } from "./message-effects.server.ts";
import { type News, readNews } from "./news.server.ts";
import type { Notice } from "./notice-store.server.ts";
import { toldTogether } from "./telling-rule.ts";

/** What one message told, or, without a message, what needs none any more. */
export interface Told {
  readonly messageId: string | null;
  readonly notices: readonly Notice[];
}

/**
 * Writes one message of these notices of a person, each the last of its request, in the transaction that closes them: by their channel,
 * with a link that replaces the one before. The first is told, and as many of the others as one message tells: those that neither list
 * of the answer holds wait for another. `otherwise`: by the next of their ways, since the first did not reach them.
 */
export async function tellPerson(
  transaction: ActingTransaction,
  notices: readonly Notice[],
  at: Date,
  ways: { readonly otherwise?: boolean } = {},
): Promise<readonly Told[]> {
  const read: News[] = [];
  const unneeded: Notice[] = [];
  for (const notice of notices) {
    const news = await readNews(transaction, notice);
    if (news === null) unneeded.push(notice);
    else read.push(news);
  }
  const [head] = read;
  if (head === undefined) return [{ messageId: null, notices: unneeded }];
  const contact = await readContactToTell(transaction, head.personFileId, ways);
  const sameFile = read.filter(({ personFileId }) => personFileId === head.personFileId);
  // A letter would come after the last day, and its code still works.
  const late = contact.channel === "letter" && ways.otherwise !== true ? sameFile.filter(isReminder) : [];
  const closed = { messageId: null, notices: [...unneeded, ...late.map(({ notice }) => notice)] };
  const news = toldTogether(
    sameFile.filter((one) => !late.includes(one)),
    contact.channel,
  );
  if (news.length === 0) return [closed];
  const messageId = await write(transaction, news, { contact, at });
  return [closed, { messageId, notices: news.map(({ notice }) => notice) }];
}

function isReminder({ kind }: News): boolean {
  return kind.startsWith("remind");
}

interface Way {
  readonly contact: ContactToTell;
  readonly at: Date;
}

async function write(transaction: ActingTransaction, news: readonly News[], way: Way): Promise<string> {
  const { contact, at } = way;
  const isOpened = contact.channel !== "letter" || contact.mayType;
  const link = isOpened ? await renewLinks(transaction, news, { channel: contact.channel, at }) : null;
  const [only, ...others] = news;
  const message = only !== undefined && others.length === 0 ? only.message : severalNews(news);
  return send(transaction, { news, message, link, ...way });
}

interface Sent extends Way {
  readonly news: readonly News[];
  readonly message: PersonMessage;
  readonly link: MessageLink | null;
}

async function send(transaction: ActingTransaction, { news, message, contact, link, at }: Sent): Promise<string> {
  const [first] = news;
  const { prescriber = "", organisation = "" } = first ?? {};
  // Of several organisations, none is the one to call.
  const isOne = new Set(news.map((one) => one.organisation)).size === 1;
  const phone = isOne ? (first?.phone ?? null) : null;
  if (contact.channel === "sms") {
    const text = personSms(message, { url: link?.url ?? null, phone: phone ?? fallbackPhone });
    return enqueueEffect(transaction, positioningSmsEffect, { to: contact.to, sealed: sealSecret(text) });
  }
  const paragraphs = [...message.paragraphs, whoToCall(prescriber, organisation, phone)];
  if (contact.channel === "mail") {
    const words = letter({
      ...{ title: message.title, greeting: plainGreeting, paragraphs, closing: plainClosing },
      ...(link === null ? {} : { action: { label: "Suivre ma demande et répondre", url: link.url } }),
    });
    return enqueueEffect(transaction, positioningMailEffect, {
      to: contact.to,
      sealed: sealSecret(JSON.stringify(words)),
    });
  }
  const id = randomUUID();
  const code = link?.code ?? null;
  const answer = link === null || code === null ? [] : codeWords(link.url, isoDay(link.expiresAt));
  const words: LetterWords = {
    ...{ from: prescriber, addressLines: [...contact.addressLines], title: message.title, greeting: plainGreeting },
    ...{ paragraphs: [...paragraphs, ...answer], code, closing: plainClosing },
  };
  const {
    organisationId = "",
    positioningId = null,
    suggestionId = null,
    proposalId = null,
    aidId = null,
  } = first?.notice ?? {};
  const about = { organisationId, positioningId, suggestionId, proposalId, aidId };
  await addPaperLetter(transaction, { id, ...about, sealedLetter: sealSecret(JSON.stringify(words)), createdAt: at });
  return id;
}
