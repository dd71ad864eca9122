import { randomUUID } from "node:crypto";
import { type ActingTransaction, actAs, inTransactionAs } from "#app/access/acting.server.ts";
import type { Actor } from "#app/access/actor.ts";
import { recordAudit } from "#app/access/audit-trail.server.ts";
import { claimInvitation, joinByInvitation } from "#app/access/members/join-by-invitation.server.ts";
import { addAccount, findAccount } from "#app/access/sign-in/account/account-store.server.ts";
import { endFormerSession } from "#app/access/sign-in/session/end-former-session.server.ts";
import { addSession, liveMemberships } from "#app/access/sign-in/session/session-store.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { hashToken } from "#app/platform/secrets.server.ts";
import { nameOfIdentity } from "./account-name.ts";
import type { IdentityRefusal } from "./completion-refusal.ts";
import type { FederatedIdentity } from "./finish-federated-sign-in.server.ts";
import { addIdentity, claimIdentity, presentedOf, sealProviderSession } from "./identity-store.server.ts";

/** Somebody a provider vouches for, at the door. */
export interface IdentityAtDoor {
  readonly identity: FederatedIdentity;
  readonly invitationToken: string | null;
  readonly device: string;
  /** Who this browser was signed in as. */
  readonly former?: Actor;
}

type Opened = Result<{ readonly token: string }, IdentityRefusal>;

/**
 * Opens the session of an identity, found by (issuer, subject) and by nothing else. A person not known yet gets an account; a
 * professional gets one by the invitation they came with, or none. A provider of professionals never opens a person's account, nor
 * the reverse. The second factor of ProConnect counts from the instant it was proved there; without it ours is asked.
 */
export function openIdentitySession(database: Database, door: IdentityAtDoor): Promise<Opened> {
  return inTransactionAs(database, { presented: presentedOf(door.identity) }, async (transaction) => {
    const accountId = await claimIdentity(transaction, door.identity);
    return accountId === null ? openNew(transaction, door) : openKnown(transaction, door, accountId);
  });
}

async function openKnown(transaction: ActingTransaction, door: IdentityAtDoor, accountId: string): Promise<Opened> {
  await actWithInvitation(transaction, door, accountId);
  const account = await findAccount(transaction, accountId);
  if (account === null || account.closedAt !== null) return refused({ kind: "account-closed" });
  if (account.isProfessional !== isOfProfessional(door.identity)) return refused({ kind: "wrong-provider" });
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
    await addIdentityAccount(transaction, identity, accountId);
    return open(transaction, door, { accountId, membershipId: null });
  }
  if (invitationToken === null) return refused({ kind: "invitation-needed" });
  const invitation = await claimInvitation(transaction, invitationToken);
  if (!invitation.ok) return invitation;
  await addIdentityAccount(transaction, identity, accountId);
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

async function addIdentityAccount(
  transaction: ActingTransaction,
  identity: FederatedIdentity,
  accountId: string,
): Promise<void> {
  const account = { email: identity.email, isProfessional: isOfProfessional(identity) };
  await addAccount(transaction, { ...account, id: accountId, name: nameOfIdentity(identity) });
  await addIdentity(transaction, identity, accountId);
}

async function open(
  transaction: ActingTransaction,
  { identity, device, former }: IdentityAtDoor,
  owner: { readonly accountId: string; readonly membershipId: string | null },
): Promise<Opened> {
  const { accountId } = owner;
  const { provider, idTokenHint: idToken } = identity;
  const factorAt = isOfProfessional(identity) ? identity.factorAt : null;
  const sealedProviderSession = sealProviderSession({ provider, idToken });
  const token = await addSession(transaction, { ...owner, device, factorAt, sealedProviderSession });
  await recordAudit(
    transaction,
    { accountId },
    {
      action: "sign-in.federated",
      resourceId: accountId,
      facts: { provider, hasSecondFactor: identity.factorAt !== null },
    },
  );
  await endFormerSession(transaction, former);
  return ok({ token });
}

function isOfProfessional({ provider }: FederatedIdentity): boolean {
  return provider === "proconnect";
}
