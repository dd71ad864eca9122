import { type Contact, contactOfIdentity } from "#app/access/sign-in/link/contact.ts";
import type { ActingTransaction } from "../acting.server.ts";
import type { MembershipRole, OrganisationKind } from "../actor.ts";

/** A way into an account. */
export type WayIn =
  | { readonly kind: "password"; readonly login: string; readonly since: Date }
  | { readonly kind: "contact"; readonly contact: Contact; readonly since: Date }
  | { readonly kind: "provider"; readonly issuer: string; readonly subject: string; readonly since: Date }
  | { readonly kind: "authenticator"; readonly since: Date }
  | { readonly kind: "passkey"; readonly device: string; readonly since: Date }
  | { readonly kind: "recovery-codes"; readonly left: number };

/** The part somebody plays, or played, in an organisation. */
export interface KnownMembership {
  readonly organisationName: string;
  readonly organisationKind: OrganisationKind;
  readonly role: MembershipRole;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
}

/** A session that is kept: open, or over for less than thirty days. */
export interface KnownSession {
  readonly device: string;
  readonly openedAt: Date;
  readonly lastSeenAt: Date;
  readonly endedAt: Date | null;
}

/** What access keeps of somebody, the trail apart. */
export interface OwnAccountData {
  readonly name: string;
  readonly email: string | null;
  readonly isProfessional: boolean;
  readonly createdAt: Date;
  readonly waysIn: readonly WayIn[];
  readonly memberships: readonly KnownMembership[];
  readonly sessions: readonly KnownSession[];
}

const MOST_SESSIONS = 100;

/** All of it, for the owner the transaction acts for. No secret is read: neither hashes nor sealed texts say anything to anybody. */
export async function selectOwnAccountData(transaction: ActingTransaction, accountId: string): Promise<OwnAccountData> {
  const account = await transaction.account.findUniqueOrThrow({
    where: { id: accountId },
    select: { name: true, email: true, isProfessional: true, createdAt: true },
  });
  return {
    ...account,
    waysIn: await selectWaysIn(transaction, accountId),
    memberships: await selectMemberships(transaction, accountId),
    sessions: await transaction.signInSession.findMany({
      where: { accountId },
      orderBy: [{ lastSeenAt: "desc" }, { id: "asc" }],
      take: MOST_SESSIONS,
      select: { device: true, openedAt: true, lastSeenAt: true, endedAt: true },
    }),
  };
}

/** The ways into an account. */
export async function selectWaysIn(transaction: ActingTransaction, accountId: string): Promise<readonly WayIn[]> {
  const { credential, identities, totp, passkeys, _count } = await transaction.account.findUniqueOrThrow({
    where: { id: accountId },
    select: {
      credential: { select: { login: true, changedAt: true } },
      identities: {
        orderBy: [{ linkedAt: "asc" }, { issuer: "asc" }, { subject: "asc" }],
        select: { issuer: true, subject: true, linkedAt: true },
      },
      totp: { select: { confirmedAt: true } },
      passkeys: { orderBy: [{ addedAt: "asc" }, { id: "asc" }], select: { device: true, addedAt: true } },
      _count: { select: { recoveryCodes: { where: { usedAt: null } } } },
    },
  });
  const ways: WayIn[] = [];
  if (credential !== null) ways.push({ kind: "password", login: credential.login, since: credential.changedAt });
  for (const { linkedAt: since, ...key } of identities) {
    const contact = contactOfIdentity(key);
    ways.push(contact === null ? { kind: "provider", ...key, since } : { kind: "contact", contact, since });
  }
  if (totp !== null) ways.push({ kind: "authenticator", since: totp.confirmedAt });
  for (const { device, addedAt } of passkeys) ways.push({ kind: "passkey", device, since: addedAt });
  if (_count.recoveryCodes > 0) ways.push({ kind: "recovery-codes", left: _count.recoveryCodes });
  return ways;
}

async function selectMemberships(
  transaction: ActingTransaction,
  accountId: string,
): Promise<readonly KnownMembership[]> {
  const rows = await transaction.membership.findMany({
    where: { accountId },
    orderBy: [{ startedAt: "desc" }, { id: "asc" }],
    select: { role: true, startedAt: true, endedAt: true, organisation: { select: { name: true, kind: true } } },
  });
  return rows.map(({ organisation, ...row }) => ({
    ...row,
    organisationName: organisation.name,
    organisationKind: organisation.kind,
  }));
}
