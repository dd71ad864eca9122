import type { ActingTransaction } from "#app/access/acting.server.ts";
import { now } from "#app/platform/clock.server.ts";

export interface NewCredential {
  readonly accountId: string;
  /** Folded. */
  readonly login: string;
  readonly passwordHash: string;
}

/** Gives an account a password of ours. */
export async function addCredential(transaction: ActingTransaction, credential: NewCredential): Promise<void> {
  await transaction.credential.createMany({ data: [{ ...credential, changedAt: now() }] });
}

/** Whose login it is, and the hash of its password; null when no account has it. The transaction presents the login. */
export function findCredential(
  transaction: ActingTransaction,
  login: string,
): Promise<{ readonly accountId: string; readonly passwordHash: string } | null> {
  return transaction.credential.findUnique({ where: { login }, select: { accountId: true, passwordHash: true } });
}

/** The password of the account the transaction acts for; null when it comes in another way. */
export function findOwnCredential(
  transaction: ActingTransaction,
  accountId: string,
): Promise<{ readonly login: string; readonly passwordHash: string } | null> {
  return transaction.credential.findUnique({ where: { accountId }, select: { login: true, passwordHash: true } });
}

/** Puts a password in place of the one the account had, which must still be `former` where that is said. */
export async function changePasswordHash(
  transaction: ActingTransaction,
  accountId: string,
  { passwordHash, former }: { readonly passwordHash: string; readonly former?: string },
): Promise<boolean> {
  const { count } = await transaction.credential.updateMany({
    where: { accountId, ...(former === undefined ? {} : { passwordHash: former }) },
    data: { passwordHash, changedAt: now() },
  });
  return count === 1;
}
