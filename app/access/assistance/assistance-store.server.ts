import type { ActingTransaction } from "#app/access/acting.server.ts";
import type { MembershipRole, OrganisationKind } from "#app/access/actor.ts";
import { openSessionsAt } from "#app/access/sign-in/session/session-store.server.ts";

/** As many accounts as one address or one account ever has of something: bounds, not pages. */
const MOST = 50;

/** A professional's account, for the operator who helps its owner. */
export interface AssistedAccount {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly hasFactor: boolean;
  readonly memberships: readonly {
    readonly role: MembershipRole;
    readonly organisationName: string;
    readonly organisationKind: OrganisationKind;
  }[];
  readonly sessions: readonly { readonly id: string; readonly device: string; readonly lastSeenAt: Date }[];
}

/** The accounts that bear this address, in lower case. The transaction presents it: row-level security shows no other. */
export async function selectAccountIds(transaction: ActingTransaction, address: string): Promise<readonly string[]> {
  const rows = await transaction.account.findMany({
    where: { email: { equals: address, mode: "insensitive" }, isProfessional: true },
    orderBy: { id: "asc" },
    take: MOST,
    select: { id: true, email: true },
  });
  // The database compares with a pattern, in which "_" is any sign.
  return rows.filter(({ email }) => email?.toLowerCase() === address).map(({ id }) => id);
}

/** An account, its live memberships and its open sessions. The transaction presents its id. Absent: not for the actor to help. */
export async function selectAssisted(
  transaction: ActingTransaction,
  id: string,
  at: Date,
): Promise<AssistedAccount | undefined> {
  const account = await transaction.account.findUnique({
    where: { id, isProfessional: true },
    select: {
      id: true,
      name: true,
      email: true,
      totp: { select: { accountId: true } },
      passkeys: { take: 1, select: { id: true } },
    },
  });
  if (account === null) return undefined;
  const memberships = await transaction.membership.findMany({
    where: { accountId: id, endedAt: null },
    orderBy: [{ startedAt: "asc" }, { id: "asc" }],
    take: MOST,
    select: { role: true, organisation: { select: { name: true, kind: true } } },
  });
  const sessions = await transaction.signInSession.findMany({
    where: { accountId: id, ...openSessionsAt(at) },
    orderBy: [{ lastSeenAt: "desc" }, { id: "asc" }],
    take: MOST,
    select: { id: true, device: true, lastSeenAt: true },
  });
  const { totp, passkeys, ...known } = account;
  return {
    ...known,
    hasFactor: passkeys.length > 0 || totp !== null,
    memberships: memberships.map(({ role, organisation: { name, kind } }) => ({
      role,
      organisationName: name,
      organisationKind: kind,
    })),
    sessions,
  };
}

/** Takes every second factor of an account away, its recovery codes with them. */
export async function removeFactors(transaction: ActingTransaction, accountId: string): Promise<void> {
  await transaction.totpFactor.deleteMany({ where: { accountId } });
  await transaction.passkey.deleteMany({ where: { accountId } });
  await transaction.recoveryCode.deleteMany({ where: { accountId } });
}
