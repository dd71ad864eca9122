import { randomInt, randomUUID } from "node:crypto";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import { startOfDay } from "#app/platform/clock.server.ts";
import { publicAddress } from "#app/platform/env.server.ts";
import { hashToken, keyedHash, newShortToken } from "#app/platform/secrets.server.ts";
import {
  CODE_PURPOSE,
  linkExpiry,
  newCode,
  type PersonChannel,
  tokenOfHash,
  WITH_PURPOSE,
} from "../answer/answer-link.ts";
import { renewPositioningLink } from "../answer/positioning-link-store.server.ts";
import type { News } from "./news.server.ts";

/** What a message gives to answer with. */
export interface MessageLink {
  readonly url: string;
  /** What a letter gives to type; null: the link itself is sent. */
  readonly code: string | null;
  readonly expiresAt: Date;
}

/**
 * Makes the link of a message, in the place of those its news had; null when none of it has one. The message of several news holds the
 * link of one, whose page gives those of the others: their tokens are made of the key, and stored no more than any other.
 */
export async function renewLinks(
  transaction: ActingTransaction,
  news: readonly News[],
  { channel, at }: { readonly channel: PersonChannel; readonly at: Date },
): Promise<MessageLink | null> {
  const first = news.find(({ message }) => message.hasLink);
  if (first === undefined) return null;
  const toldWith: string[] = [];
  for (const other of news.filter((one) => one !== first)) {
    const id = randomUUID();
    const tokenHash = hashToken(tokenOfHash(keyedHash(WITH_PURPOSE, id)));
    await renewPositioningLink(transaction, {
      id,
      tokenHash,
      codeHash: null,
      toldWith: [],
      ...whose(other),
      ...lifeOf(other, channel, at),
    });
    toldWith.push(id);
  }
  const token = newShortToken();
  const code = channel === "letter" ? newCode(randomInt) : null;
  const life = lifeOf(first, channel, at);
  await renewPositioningLink(transaction, {
    ...{ id: randomUUID(), tokenHash: hashToken(token), toldWith, ...whose(first), ...life },
    codeHash: code === null ? null : keyedHash(CODE_PURPOSE, code),
  });
  return { url: publicAddress(code === null ? `/reponse/${token}` : "/reponse"), code, expiresAt: life.expiresAt };
}

/** A link lives as long as its channel says, and at least as long as the answer is awaited. */
function lifeOf(
  { openUntil }: News,
  channel: PersonChannel,
  at: Date,
): { readonly createdAt: Date; readonly expiresAt: Date } {
  const usual = linkExpiry(channel, at);
  const awaited = openUntil === null ? usual : startOfDay(openUntil, 1);
  return { createdAt: at, expiresAt: awaited > usual ? awaited : usual };
}

function whose({ notice: { organisationId, positioningId, suggestionId, proposalId, aidId }, personFileId }: News) {
  return { organisationId, positioningId, suggestionId, proposalId, aidId, personFileId };
}
