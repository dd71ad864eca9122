import { z } from "zod";
import { type ActingTransaction, actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { can } from "#app/access/can.ts";
import { answeredBefore, defineCommand, done, type Outcome } from "#app/access/command.server.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { refused } from "#app/platform/result.ts";
import { openSecret } from "#app/platform/secrets.server.ts";
import { linkExpiry } from "../answer/answer-link.ts";
import {
  countWaitingLetters,
  listWaitingLetters,
  markDropped,
  markPosted,
  type PostedLetters,
  type SealedLetter,
} from "./letter-tray-store.server.ts";
import { type LetterWords, letterWordsSchema } from "./letter-words.ts";

/** The most letters listed and printed at once. */
const MOST = 100;

/** A letter that waits. `words` null: its key is gone, nobody can read it any more. `isOver`: its code opens nothing any more. */
export interface WaitingLetter {
  readonly id: string;
  readonly createdAt: Date;
  readonly words: LetterWords | null;
  readonly isOver: boolean;
}

export interface LetterTray {
  readonly letters: readonly WaitingLetter[];
  readonly total: number;
}

/** The letters of the actor's organisation that wait to be printed and posted, the oldest first, at most a hundred. */
export function readLetterTray(database: Database, actor: MemberActor): Promise<LetterTray> {
  return inTransactionAs(database, actingFor(actor), async (transaction) => ({
    letters: await waiting(transaction, actor.organisationId),
    total: await countWaitingLetters(transaction, actor.organisationId),
  }));
}

/** How many letters the actor has to print; none for whoever may not. */
export function countLetters(database: Database, actor: MemberActor): Promise<number> {
  if (!can(actor, "letter.print")) return Promise.resolve(0);
  return inTransactionAs(database, actingFor(actor), (transaction) =>
    countWaitingLetters(transaction, actor.organisationId),
  );
}

async function waiting(transaction: ActingTransaction, organisationId: string): Promise<readonly WaitingLetter[]> {
  const found = await listWaitingLetters(transaction, organisationId, MOST);
  return found.map(({ id, createdAt, sealedLetter }) => {
    const words = opened(sealedLetter);
    return { id, createdAt, words, isOver: (words?.code ?? null) !== null && linkExpiry("letter", createdAt) <= now() };
  });
}

function opened(sealed: SealedLetter["sealedLetter"]): LetterWords | null {
  try {
    return letterWordsSchema.parse(JSON.parse(openSecret(sealed)));
  } catch {
    return null;
  }
}

/** Can it be read, and does its code still work? Otherwise nobody prints nor posts it. */
export function isPrintable({ words, isOver }: WaitingLetter): boolean {
  return words !== null && !isOver;
}

/** Takes the letters that wait and whose code works, to print them: they stay in the tray until somebody says they are posted. */
export const printLetters = defineCommand({
  input: z.object({}),
  right: "letter.print",
  async run({ transaction, actor }): Promise<Outcome<readonly WaitingLetter[], { readonly kind: "no-letter" }>> {
    const waits = await waiting(transaction, actor.organisationId);
    const letters = waits.filter(isPrintable);
    if (letters.length === 0) return refused({ kind: "no-letter" });
    return done(letters, { action: "letter.print", facts: { count: letters.length } });
  },
});

/** Ids of letters, as a form sends them. */
const letterIds = z
  .string()
  .max(MOST * 40)
  .transform((text) => text.split(","))
  .pipe(z.array(z.uuid()).min(1).max(MOST));

/**
 * Says that letters are posted: they leave the tray, and what they said is emptied. Said twice, it has one effect. Those that a newer one
 * replaced are told apart.
 */
export const postLetters = defineCommand({
  input: z.object({ letters: letterIds }),
  right: "letter.post",
  async run({ transaction, actor, at }, { letters }): Promise<Outcome<PostedLetters, { readonly kind: "no-letter" }>> {
    const outcome = await markPosted(transaction, { ids: letters, organisationId: actor.organisationId }, at);
    if (outcome.known === 0) return refused({ kind: "no-letter" });
    if (outcome.posted === 0) return answeredBefore(outcome);
    return done(outcome, { action: "letter.post", facts: { count: outcome.posted } });
  },
});

/** Takes letters that nobody can print out of the tray: nobody posts them, and what they said is emptied. Said twice, it has one effect. */
export const dropLetters = defineCommand({
  input: z.object({ letters: letterIds }),
  right: "letter.post",
  async run(
    { transaction, actor, at },
    { letters },
  ): Promise<Outcome<{ readonly dropped: number }, { readonly kind: "no-letter" }>> {
    const useless = (await waiting(transaction, actor.organisationId)).filter((letter) => !isPrintable(letter));
    const ids = useless.flatMap(({ id }) => (letters.includes(id) ? [id] : []));
    if (ids.length === 0) return refused({ kind: "no-letter" });
    const dropped = await markDropped(transaction, { ids, organisationId: actor.organisationId }, at);
    return done({ dropped }, { action: "letter.drop", facts: { count: dropped } });
  },
});
