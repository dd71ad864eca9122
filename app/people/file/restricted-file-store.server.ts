import type { ActingTransaction } from "#app/access/acting.server.ts";

/** Does this member follow the person in their own name: not as a stand-in? */
export async function followsInOwnName(
  transaction: ActingTransaction,
  { personFileId, membershipId }: { readonly personFileId: string; readonly membershipId: string },
): Promise<boolean> {
  return (await transaction.followUp.count({ where: { personFileId, membershipId, endedAt: null } })) > 0;
}

/** Keeps a file to its named referents, or opens it again. */
export async function setRestricted(transaction: ActingTransaction, id: string, isRestricted: boolean): Promise<void> {
  await transaction.personFile.updateMany({ where: { id }, data: { isRestricted, version: { increment: 1 } } });
}

/** Is a file kept to those who are named, does the person agree that others read where their requests are, and have they an account? */
export async function selectOpenness(
  transaction: ActingTransaction,
  id: string,
): Promise<{ readonly isRestricted: boolean; readonly isShared: boolean; readonly hasAccount: boolean }> {
  const row = await transaction.personFile.findUnique({
    where: { id },
    select: { isRestricted: true, sharesProgressSince: true, accountId: true },
  });
  return {
    isRestricted: row?.isRestricted ?? false,
    isShared: (row?.sharesProgressSince ?? null) !== null,
    hasAccount: (row?.accountId ?? null) !== null,
  };
}

/** Writes since when the person agrees that others read where their requests are; null: they do not. */
export async function setSharing(transaction: ActingTransaction, id: string, since: Date | null): Promise<void> {
  await transaction.personFile.updateMany({
    where: { id },
    data: { sharesProgressSince: since, version: { increment: 1 } },
  });
}

/** Adds somebody who follows the person; nothing when they do already. Without RETURNING. */
export async function addReferent(
  transaction: ActingTransaction,
  followUp: {
    readonly id: string;
    readonly organisationId: string;
    readonly personFileId: string;
    readonly membershipId: string;
    readonly startedAt: Date;
  },
): Promise<void> {
  await transaction.followUp.createMany({ data: [followUp], skipDuplicates: true });
}
