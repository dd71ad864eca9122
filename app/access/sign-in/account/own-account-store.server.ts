import type { ActingTransaction } from "#app/access/acting.server.ts";

const MOST_SESSIONS = 50;

/** What an account is, for its owner. */
export async function selectOwnAccount(
  transaction: ActingTransaction,
  accountId: string,
): Promise<{
  readonly name: string;
  readonly login: string | null;
  readonly recoveryCodesLeft: number;
}> {
  const { name, credential, _count } = await transaction.account.findUniqueOrThrow({
    where: { id: accountId },
    select: {
      name: true,
      credential: { select: { login: true } },
      _count: { select: { recoveryCodes: { where: { usedAt: null } } } },
    },
  });
  return {
    name,
    login: credential?.login ?? null,
    recoveryCodesLeft: _count.recoveryCodes,
  };
}

/** The open sessions of an account, the last seen first; at most fifty. */
export function selectOpenSessions(
  transaction: ActingTransaction,
  accountId: string,
): Promise<
  readonly {
    readonly id: string;
    readonly device: string;
    readonly openedAt: Date;
    readonly lastSeenAt: Date;
    readonly endedAt: Date | null;
  }[]
> {
  return transaction.signInSession.findMany({
    where: { accountId, endedAt: null },
    orderBy: [{ lastSeenAt: "desc" }, { id: "asc" }],
    take: MOST_SESSIONS,
    select: { id: true, device: true, openedAt: true, lastSeenAt: true, endedAt: true },
  });
}
