import { randomInt, randomUUID } from "node:crypto";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import { isoDay } from "#app/access/authorisation/civil-day.ts";
import { letter, plainClosing, plainGreeting } from "#app/content/letters/letter.ts";
import {
  codeWords,
  fallbackPhone,
  type PersonMessage,
  type PersonMessageKind,
  personMessage,
  personMessages,
  personSms,
  whoToCall,
} from "#app/content/person-messages.ts";
import { publicAddress } from "#app/platform/env.server.ts";
import { enqueueEffect } from "#app/platform/outbox/enqueue-effect.server.ts";
import { hashToken, keyedHash, newShortToken, sealSecret } from "#app/platform/secrets.server.ts";
import { answerableStates, CODE_PURPOSE, linkExpiry, newCode, type PersonChannel } from "../answer/answer-link.ts";
import {
  type AnsweredPositioning,
  countWaitingBefore,
  readAnsweredPositioning,
} from "../answer/answered-positioning-store.server.ts";
import { renewPositioningLink } from "../answer/positioning-link-store.server.ts";
import { addPaperLetter } from "../letters/letter-tray-store.server.ts";
import type { LetterWords } from "../letters/letter-words.ts";
import { reasonOfCode } from "../reasons.ts";
import { type ContactToTell, readContactToTell } from "./contact-to-tell-store.server.ts";
import { positioningMailEffect, positioningSmsEffect } from "./message-effects.server.ts";
import { type Notice, readDecision } from "./notice-store.server.ts";

/**
 * Writes the message of one notice to its person, in the transaction that closes the notice: by their channel, with a link that replaces
 * the one before. Answers the message's id; null when something newer happened since, which has a message of its own or needs none.
 * `otherwise`: by the next of their ways, since the first did not reach them.
 */
export async function tellPerson(
  transaction: ActingTransaction,
  notice: Notice,
  at: Date,
  ways: { readonly otherwise?: boolean } = {},
): Promise<string | null> {
  const { positioningId, version, kind } = notice;
  const decision = await readDecision(transaction, { positioningId, version });
  const positioning = await readAnsweredPositioning(transaction, positioningId);
  if (decision === undefined || positioning === undefined || positioning.version !== version || !isToldKind(kind)) {
    return null;
  }
  // Of a move, the positioning that follows is told, not the one that was left.
  if (kind === "move" && !answerableStates.includes(positioning.state)) return null;
  const before = positioning.state === "waitlisted" ? await countWaitingBefore(transaction, [positioningId]) : null;
  const waitingBefore = before?.get(positioningId) ?? null;
  const reason = decision.reason === null ? null : (reasonOfCode(decision.reason)?.personLabel ?? null);
  const message = personMessage(kind, { ...positioning, training: positioning.title, waitingBefore, reason });
  const contact = await readContactToTell(transaction, decision.personFileId, ways);
  // A letter would come after the last day, and its code still works.
  if (isReminder(kind) && contact.channel === "letter" && ways.otherwise !== true) return null;
  const isOpened = contact.channel !== "letter" || contact.mayType;
  const link = message.hasLink && isOpened ? await renewLink(transaction, { notice, ...decision, contact, at }) : null;
  return send(transaction, { notice, positioning, message, contact, link, at });
}

function isReminder(kind: PersonMessageKind): boolean {
  return kind === "remind" || kind === "remind-last-day";
}

function isToldKind(kind: string): kind is PersonMessageKind {
  return Object.hasOwn(personMessages, kind);
}

interface Link {
  readonly url: string;
  /** What a letter gives to type; null: the link itself is sent. */
  readonly code: string | null;
  readonly expiresAt: Date;
}

interface Renewed {
  readonly notice: Notice;
  readonly organisationId: string;
  readonly personFileId: string;
  readonly contact: ContactToTell;
  readonly at: Date;
}

async function renewLink(
  transaction: ActingTransaction,
  { notice: { positioningId }, organisationId, personFileId, contact, at }: Renewed,
): Promise<Link> {
  const channel: PersonChannel = contact.channel;
  const token = newShortToken();
  const code = channel === "letter" ? newCode(randomInt) : null;
  const expiresAt = linkExpiry(channel, at);
  await renewPositioningLink(transaction, {
    ...{
      id: randomUUID(),
      tokenHash: hashToken(token),
      codeHash: code === null ? null : keyedHash(CODE_PURPOSE, code),
    },
    ...{ organisationId, positioningId, personFileId, createdAt: at, expiresAt },
  });
  return { url: publicAddress(code === null ? `/reponse/${token}` : "/reponse"), code, expiresAt };
}

interface Sent {
  readonly notice: Notice;
  readonly positioning: AnsweredPositioning;
  readonly message: PersonMessage;
  readonly contact: ContactToTell;
  readonly link: Link | null;
  readonly at: Date;
}

async function send(transaction: ActingTransaction, sent: Sent): Promise<string> {
  const { notice, positioning, message, contact, link, at } = sent;
  const { prescriber, organisation, phone } = positioning;
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
  const { organisationId, positioningId } = notice;
  const code = link?.code ?? null;
  const answer = link === null || code === null ? [] : codeWords(link.url, isoDay(link.expiresAt));
  const words: LetterWords = {
    ...{ from: prescriber, addressLines: [...contact.addressLines], title: message.title, greeting: plainGreeting },
    ...{ paragraphs: [...paragraphs, ...answer], code, closing: plainClosing },
  };
  const sealedLetter = sealSecret(JSON.stringify(words));
  await addPaperLetter(transaction, { id, organisationId, positioningId, sealedLetter, createdAt: at });
  return id;
}
