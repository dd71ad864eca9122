import { randomUUID } from "node:crypto";
import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { hashToken } from "#app/platform/secrets.server.ts";
import { type ActingTransaction, actAs, inTransactionAs } from "../acting.server.ts";
import { type MembershipRole, memberRole, type OrganisationKind } from "../actor.ts";
import { recordAudit } from "../audit-trail.server.ts";
import { hashPassword } from "../sign-in/password-hash.server.ts";
import { type PasswordRefusal, passwordRefusal } from "../sign-in/password-rule.ts";
import { addSession } from "../sign-in/session-store.server.ts";
import { foldLogin } from "../sign-in/sign-in-with-password.server.ts";
import { invitationRefusal } from "./invitation-rule.ts";

/** An invitation as its holder sees it. */
export interface OpenInvitation {
  readonly organisationName: string;
  readonly organisationKind: OrganisationKind;
  readonly role: MembershipRole;
  readonly email: string;
  readonly expiresAt: Date;
}

export type InvitationRefusal =
  | { readonly kind: "invitation-unknown" }
  | { readonly kind: "invitation-over"; readonly why: "accepted" | "revoked" | "expired" };

export interface Acceptance {
  readonly token: string;
  readonly name: string;
  readonly password: string;
  readonly device: string;
}

export type AcceptRefusal =
  | InvitationRefusal
  | PasswordRefusal
  /** That address signs in already: one accepts from that account, signed in. */
  | { readonly kind: "login-taken" };

interface InvitationRow extends OpenInvitation {
  readonly id: string;
  readonly organisationId: string;
}

/** Reads the invitation a link opens, while it may be accepted. */
export function readInvitation(database: Database, token: string): Promise<Result<OpenInvitation, InvitationRefusal>> {
  return inTransactionAs(database, { presented: hashToken(token) }, (transaction) => find(transaction, token));
}

/**
 * Makes an account with a password of ours, and the membership the invitation offers, in one transaction; the session then waits
 * for a second factor. Of two acceptances at once, one wins and the other leaves nothing behind.
 */
export async function acceptInvitation(
  database: Database,
  acceptance: Acceptance,
): Promise<Result<{ readonly token: string }, AcceptRefusal>> {
  const found = await readInvitation(database, acceptance.token);
  if (!found.ok) return found;
  const { role, organisationKind, organisationName, email } = found.value;
  const login = foldLogin(email);
  const isManager = ["manager", "operator"].includes(memberRole(role, organisationKind));
  const weakness = passwordRefusal(acceptance.password, {
    isManager,
    known: [login, acceptance.name, organisationName],
  });
  if (weakness !== null) return refused(weakness);
  const passwordHash = await hashPassword(acceptance.password);
  const accountId = randomUUID();
  const acting = { accountId, presented: hashToken(acceptance.token) };
  return inTransactionAs(database, acting, async (transaction) => {
    const again = await find(transaction, acceptance.token);
    if (!again.ok) return again;
    if (await isTaken(transaction, { ...acting, login })) return refused({ kind: "login-taken" });
    await transaction.account.createMany({
      data: [{ id: accountId, name: acceptance.name, email, isProfessional: true }],
    });
    await transaction.credential.createMany({ data: [{ accountId, login, passwordHash, changedAt: now() }] });
    const membershipId = await join(transaction, again.value, accountId);
    const token = await addSession(transaction, { accountId, membershipId, device: acceptance.device, factorAt: null });
    return ok({ token });
  });
}

async function find(transaction: ActingTransaction, token: string): Promise<Result<InvitationRow, InvitationRefusal>> {
  const row = await transaction.invitation.findUnique({
    where: { tokenHash: hashToken(token) },
    include: { organisation: { select: { name: true, kind: true } } },
  });
  if (row === null) return refused({ kind: "invitation-unknown" });
  const why = invitationRefusal(row, now());
  if (why !== null) return refused({ kind: "invitation-over", why });
  const { id, organisationId, role, email, expiresAt, organisation } = row;
  return ok({
    id,
    organisationId,
    role,
    email,
    expiresAt,
    organisationName: organisation.name,
    organisationKind: organisation.kind,
  });
}

async function isTaken(
  transaction: ActingTransaction,
  { login, ...acting }: { readonly accountId: string; readonly presented: string; readonly login: string },
): Promise<boolean> {
  await actAs(transaction, { presented: login });
  const holder = await transaction.credential.findUnique({ where: { login }, select: { accountId: true } });
  await actAs(transaction, acting);
  return holder !== null;
}

/** The membership first, while the invitation is open (row security asks it), then the invitation is used up. */
async function join(transaction: ActingTransaction, invitation: InvitationRow, accountId: string): Promise<string> {
  const membershipId = randomUUID();
  const { id, organisationId, role } = invitation;
  await transaction.membership.createMany({
    data: [{ id: membershipId, organisationId, accountId, role, startedAt: now() }],
  });
  const { count } = await transaction.invitation.updateMany({
    where: { id, acceptedAt: null, revokedAt: null },
    data: { acceptedAt: now() },
  });
  // Somebody accepted between our reading and our writing: everything above is undone.
  if (count !== 1) throw new Error("The invitation was accepted by somebody else at the same instant");
  await recordAudit(
    transaction,
    { accountId, organisationId },
    { action: "invitation.accept", resourceKind: "invitation", resourceId: id, facts: { role } },
  );
  return membershipId;
}
