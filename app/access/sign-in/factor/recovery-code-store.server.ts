import type { ActingTransaction } from "#app/access/acting.server.ts";
import { now } from "#app/platform/clock.server.ts";

/** Puts these codes in place of those the account had, used or not. */
export async function replaceCodes(
  transaction: ActingTransaction,
  accountId: string,
  hashes: readonly string[],
): Promise<void> {
  await transaction.recoveryCode.deleteMany({ where: { accountId } });
  await transaction.recoveryCode.createMany({ data: hashes.map((codeHash) => ({ accountId, codeHash })) });
}

/** Uses up the code that has one of these hashes: the write itself decides between two at once. */
export async function useCode(transaction: ActingTransaction, accountId: string, hashes: string[]): Promise<boolean> {
  const { count } = await transaction.recoveryCode.updateMany({
    where: { accountId, codeHash: { in: hashes }, usedAt: null },
    data: { usedAt: now() },
  });
  return count === 1;
}
