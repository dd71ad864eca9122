import type { ActingTransaction } from "#app/access/acting.server.ts";

export interface NewAccount {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly isProfessional: boolean;
}

/** Adds an account. The transaction acts for it. */
export async function addAccount(transaction: ActingTransaction, account: NewAccount): Promise<void> {
  await transaction.account.createMany({ data: [account] });
}

/** Whose account it is, and whether it is open. */
interface KnownAccount {
  readonly name: string;
  readonly isProfessional: boolean;
  readonly closedAt: Date | null;
}

/** An account; null when there is none the transaction may see. */
export function findAccount(transaction: ActingTransaction, accountId: string): Promise<KnownAccount | null> {
  return transaction.account.findUnique({
    where: { id: accountId },
    select: { name: true, isProfessional: true, closedAt: true },
  });
}

/** The same, and whether it has a confirmed second factor: read at every request, in one statement with its joins. */
export async function findAccountWithFactors(
  transaction: ActingTransaction,
  accountId: string,
): Promise<(KnownAccount & { readonly email: string | null; readonly hasFactor: boolean }) | null> {
  const account = await transaction.account.findUnique({
    where: { id: accountId },
    select: {
      name: true,
      email: true,
      isProfessional: true,
      closedAt: true,
      totp: { select: { accountId: true } },
      _count: { select: { passkeys: true } },
    },
  });
  if (account === null) return null;
  const { totp, _count, ...known } = account;
  return { ...known, hasFactor: totp !== null || _count.passkeys > 0 };
}
