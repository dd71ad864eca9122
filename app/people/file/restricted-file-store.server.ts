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
