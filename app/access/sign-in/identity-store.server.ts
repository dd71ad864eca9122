import { now } from "#app/platform/clock.server.ts";
import { type ActingTransaction, actAs } from "../acting.server.ts";

/** Who vouches for somebody, and under which name: the key of an account. */
export interface IdentityKey {
  readonly issuer: string;
  readonly subject: string;
}

/**
 * The account of an identity, null when there is none yet. The transaction acts for nobody from here on, until the caller says for
 * whom. Of two first sign-ins at once, the second waits here and finds the account of the first.
 */
export async function holdIdentity(
  transaction: ActingTransaction,
  { issuer, subject }: IdentityKey,
): Promise<string | null> {
  const presented = `${issuer} ${subject}`;
  await actAs(transaction, { presented });
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${presented}, 0))`;
  const known = await transaction.identity.findUnique({
    where: { issuer_subject: { issuer, subject } },
    select: { accountId: true },
  });
  return known?.accountId ?? null;
}

/** An account at its first sign-in. The transaction acts for it. */
export async function addIdentifiedAccount(
  transaction: ActingTransaction,
  account: {
    readonly id: string;
    readonly name: string;
    readonly email: string | null;
    readonly isProfessional: boolean;
  },
  { issuer, subject }: IdentityKey,
): Promise<void> {
  await transaction.account.createMany({ data: [account] });
  await transaction.identity.createMany({ data: [{ issuer, subject, accountId: account.id, linkedAt: now() }] });
}
