import type { ActingTransaction } from "../acting.server.ts";

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

/** Whose account it is, and whether it is open; null when there is none the transaction may see. */
export function findAccount(
  transaction: ActingTransaction,
  accountId: string,
): Promise<{ readonly name: string; readonly isProfessional: boolean; readonly closedAt: Date | null } | null> {
  return transaction.account.findUnique({
    where: { id: accountId },
    select: { name: true, isProfessional: true, closedAt: true },
  });
}
