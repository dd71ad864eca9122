import { randomUUID } from "node:crypto";
import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { hashToken } from "#app/platform/secrets.server.ts";
import { type ActingTransaction, actAs, inTransactionAs } from "../acting.server.ts";
import { recordAudit } from "../audit-trail.server.ts";
import { claimInvitation, joinByInvitation } from "../members/join-by-invitation.server.ts";
import { addSession, liveMemberships } from "../sign-in/session-store.server.ts";
import { nameOfIdentity } from "./account-name.ts";
import type { IdentityRefusal } from "./completion-refusal.ts";
import type { FederatedIdentity } from "./finish-federated-sign-in.server.ts";

/** Somebody a provider vouches for, at the door. */
export interface IdentityAtDoor {
  readonly identity: FederatedIdentity;
  readonly invitationToken: string | null;
  readonly device: string;
}

type Opened = Result<{ readonly token: string }, IdentityRefusal>;

/**
 * Opens the session of an identity, found by (issuer, subject) and by nothing else. A person not known yet gets an account; a
 * professional gets one by the invitation they came with, or none. A provider of professionals never opens a person's account, nor
 * the reverse. The second factor of ProConnect counts; without it ours is asked.
 */
export function openIdentitySession(database: Database, door: IdentityAtDoor): Promise<Opened> {
  const { issuer, subject } = door.identity;
  const presented = `${issuer} ${subject}`;
  return inTransactionAs(database, { presented }, async (transaction) => {
    // Of two first sign-ins at once, the second waits here and finds the account of the first.
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${presented}, 0))`;
    const known = await transaction.identity.findUnique({
      where: { issuer_subject: { issuer, subject } },
      select: { accountId: true },
    });
    return known === null ? openNew(transaction, door) : openKnown(transaction, door, known.accountId);
  });
}

async function openKnown(transaction: ActingTransaction, door: IdentityAtDoor, accountId: string): Promise<Opened> {
  await actWithInvitation(transaction, door, accountId);
  const { closedAt, isProfessional } = await transaction.account.findUniqueOrThrow({
    where: { id: accountId },
    select: { closedAt: true, isProfessional: true },
  });
  if (closedAt !== null) return refused({ kind: "account-closed" });
  if (isProfessional !== isOfProfessional(door.identity)) return refused({ kind: "wrong-provider" });
  const memberships = await liveMemberships(transaction, accountId);
  const invitation = door.invitationToken === null ? null : await claimInvitation(transaction, door.invitationToken);
  const isNew =
    invitation?.ok && memberships.every(({ organisation: { id } }) => id !== invitation.value.organisationId);
  const joined = isNew ? await joinByInvitation(transaction, invitation.value, accountId) : null;
  return open(transaction, door, { accountId, membershipId: joined ?? memberships[0]?.id ?? null });
}

async function openNew(transaction: ActingTransaction, door: IdentityAtDoor): Promise<Opened> {
  const { identity, invitationToken } = door;
  const accountId = randomUUID();
  await actWithInvitation(transaction, door, accountId);
  if (!isOfProfessional(identity)) {
    await addAccount(transaction, identity, accountId);
    return open(transaction, door, { accountId, membershipId: null });
  }
  if (invitationToken === null) return refused({ kind: "invitation-needed" });
  const invitation = await claimInvitation(transaction, invitationToken);
  if (!invitation.ok) return invitation;
  await addAccount(transaction, identity, accountId);
  const membershipId = await joinByInvitation(transaction, invitation.value, accountId);
  return open(transaction, door, { accountId, membershipId });
}

/** From here on the transaction acts for the account, and shows the invitation that lets it join. */
function actWithInvitation(
  transaction: ActingTransaction,
  { invitationToken }: IdentityAtDoor,
  accountId: string,
): Promise<void> {
  return actAs(transaction, {
    accountId,
    ...(invitationToken === null ? {} : { presented: hashToken(invitationToken) }),
  });
}

async function addAccount(
  transaction: ActingTransaction,
  identity: FederatedIdentity,
  accountId: string,
): Promise<void> {
  const { issuer, subject, email } = identity;
  const account = { id: accountId, name: nameOfIdentity(identity), email, isProfessional: isOfProfessional(identity) };
  await transaction.account.createMany({ data: [account] });
  await transaction.identity.createMany({ data: [{ issuer, subject, accountId, linkedAt: now() }] });
}

async function open(
  transaction: ActingTransaction,
  { identity, device }: IdentityAtDoor,
  owner: { readonly accountId: string; readonly membershipId: string | null },
): Promise<Opened> {
  const { accountId } = owner;
  const { provider, hasSecondFactor } = identity;
  const factorAt = isOfProfessional(identity) && hasSecondFactor ? now() : null;
  const token = await addSession(transaction, { ...owner, device, factorAt });
  await recordAudit(
    transaction,
    { accountId },
    {
      action: "sign-in.federated",
      resourceKind: "account",
      resourceId: accountId,
      facts: { provider, hasSecondFactor },
    },
  );
  return ok({ token });
}

function isOfProfessional({ provider }: FederatedIdentity): boolean {
  return provider === "proconnect";
}
