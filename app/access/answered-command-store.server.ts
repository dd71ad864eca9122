import { z } from "zod";
import type { ActingTransaction } from "./acting.server.ts";

/** A command that was answered: the digest of what it said, and its answer. */
export interface AnsweredCommand {
  readonly bodyHash: string;
  readonly answer: unknown;
}

interface CommandKey {
  readonly accountId: string;
  readonly key: string;
}

/** What was answered to this account under this key; null: nothing yet. By the primary key. */
export function selectAnswer(
  transaction: ActingTransaction,
  { accountId, key }: CommandKey,
): Promise<AnsweredCommand | null> {
  return transaction.answeredCommand.findUnique({
    where: { accountId_key: { accountId, key } },
    select: { bodyHash: true, answer: true },
  });
}

const jsonObject = z.record(z.string(), z.json());

/** Keeps an answer. Two transactions under one key: the second is refused by the primary key, and runs again. */
export async function insertAnswer(
  transaction: ActingTransaction,
  {
    accountId,
    key,
    bodyHash,
    answer,
    at,
  }: CommandKey & { readonly bodyHash: string; readonly answer: object; readonly at: Date },
): Promise<void> {
  const kept = jsonObject.parse(JSON.parse(JSON.stringify(answer)));
  await transaction.answeredCommand.createMany({ data: [{ accountId, key, bodyHash, answer: kept, at }] });
}

/** Forgets the answers given before an instant; answers how many. */
export async function removeAnswersBefore(transaction: ActingTransaction, at: Date): Promise<number> {
  const { count } = await transaction.answeredCommand.deleteMany({ where: { at: { lt: at } } });
  return count;
}
