import type { ActingTransaction } from "#app/access/acting.server.ts";

/** A letter as its row keeps it. */
export interface SealedLetter {
  readonly id: string;
  readonly sealedLetter: string;
  readonly createdAt: Date;
}

const waits = { printedAt: null, replacedAt: null } as const;

/** The letters of an organisation that wait to be posted, the oldest first. By the index on the organisation and the posting. */
export function listWaitingLetters(
  transaction: ActingTransaction,
  organisationId: string,
  most: number,
): Promise<readonly SealedLetter[]> {
  return transaction.paperLetter.findMany({
    where: { ...waits, organisationId },
    select: { id: true, sealedLetter: true, createdAt: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: most,
  });
}

/** How many letters of an organisation wait to be posted. */
export function countWaitingLetters(transaction: ActingTransaction, organisationId: string): Promise<number> {
  return transaction.paperLetter.count({ where: { ...waits, organisationId } });
}

/** What became of letters that somebody says are posted. */
export interface PostedLetters {
  readonly known: number;
  readonly posted: number;
  /** A newer letter took their place before: they are not to be posted. */
  readonly replaced: number;
}

/** Records that letters were posted, and empties what they said. */
export async function markPosted(
  transaction: ActingTransaction,
  { ids, organisationId }: { readonly ids: readonly string[]; readonly organisationId: string },
  at: Date,
): Promise<PostedLetters> {
  const named = { id: { in: [...ids] }, organisationId };
  const known = await transaction.paperLetter.count({ where: named });
  const replaced = await transaction.paperLetter.count({
    where: { ...named, printedAt: null, NOT: { replacedAt: null } },
  });
  const { count: posted } = await transaction.paperLetter.updateMany({
    where: { ...named, ...waits },
    data: { printedAt: at, sealedLetter: "" },
  });
  return { known, posted, replaced };
}

/** Records that letters are not to be posted any more, and empties what they said. */
export async function markDropped(
  transaction: ActingTransaction,
  { ids, organisationId }: { readonly ids: readonly string[]; readonly organisationId: string },
  at: Date,
): Promise<number> {
  const { count } = await transaction.paperLetter.updateMany({
    where: { id: { in: [...ids] }, organisationId, ...waits },
    data: { replacedAt: at, sealedLetter: "" },
  });
  return count;
}

/** What a letter is about: a positioning, a suggestion, a proposal or an aid, whichever is given. */
export interface LetterSubject {
  readonly positioningId: string | null;
  readonly suggestionId: string | null;
  readonly proposalId: string | null;
  readonly aidId: string | null;
}

/** Puts a letter in the tray of whoever prints it, in the place of those about the same that were not posted. */
export async function addPaperLetter(
  transaction: ActingTransaction,
  letter: SealedLetter & LetterSubject & { readonly organisationId: string },
): Promise<void> {
  const { positioningId, suggestionId, proposalId, aidId, createdAt } = letter;
  await transaction.paperLetter.updateMany({
    where: { positioningId, suggestionId, proposalId, aidId, ...waits },
    data: { replacedAt: createdAt, sealedLetter: "" },
  });
  await transaction.paperLetter.createMany({ data: [letter] });
}
