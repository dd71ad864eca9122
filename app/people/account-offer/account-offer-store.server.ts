import type { ActingTransaction } from "#app/access/acting.server.ts";

/** A link given to a person about their file, as it is kept: its secret is stored nowhere. */
export interface NewOffer {
  readonly tokenHash: string;
  readonly organisationId: string;
  readonly personFileId: string;
  readonly personId: string;
  readonly offeredById: string;
  readonly offeredAt: Date;
  readonly expiresAt: Date;
}

/** How a person is reached about their file, and whether an account is tied to it; null: unknown, or not theirs. */
export async function selectOfferedFile(
  transaction: ActingTransaction,
  { personFileId, organisationId }: { readonly personFileId: string; readonly organisationId: string },
) {
  return transaction.personFile.findUnique({
    where: { id: personFileId, organisationId },
    select: { personId: true, accountId: true, phone: true, mail: true },
  });
}

/** Writes down a link. Without RETURNING. */
export async function addOffer(transaction: ActingTransaction, offer: NewOffer): Promise<void> {
  await transaction.accountOffer.createMany({ data: [offer] });
}

/** The offer that a link presents, if it may still be used. */
export async function selectOffer(
  transaction: ActingTransaction,
  { tokenHash, at }: { readonly tokenHash: string; readonly at: Date },
) {
  return transaction.accountOffer.findFirst({
    where: { tokenHash, usedAt: null, expiresAt: { gt: at } },
    select: { personFileId: true, personId: true },
  });
}

/** The person that an account is tied to already; null: none. */
export async function personOfAccount(transaction: ActingTransaction, accountId: string): Promise<string | null> {
  const row = await transaction.personFile.findFirst({
    where: { accountId },
    select: { personId: true },
    orderBy: { id: "asc" },
  });
  return row?.personId ?? null;
}

/** Consumes the link; false: another use came first. */
export async function consumeOffer(
  transaction: ActingTransaction,
  { tokenHash, at }: { readonly tokenHash: string; readonly at: Date },
): Promise<boolean> {
  const { count } = await transaction.accountOffer.updateMany({
    where: { tokenHash, usedAt: null },
    data: { usedAt: at },
  });
  return count === 1;
}

/** Ties an account to every file of a person that has none; answers how many: none when another account is tied to them. */
export async function tieAccount(
  transaction: ActingTransaction,
  { personId, accountId }: { readonly personId: string; readonly accountId: string },
): Promise<number> {
  const others = await transaction.personFile.count({ where: { personId, accountId: { not: null } } });
  if (others > 0) return 0;
  const { count } = await transaction.personFile.updateMany({
    where: { personId, accountId: null },
    data: { accountId },
  });
  return count;
}
