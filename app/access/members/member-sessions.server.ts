import { type ActingTransaction, actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor, MembershipRole } from "#app/access/actor.ts";
import { auditActor, recordAudit } from "#app/access/audit-trail.server.ts";
import { can } from "#app/access/can.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { enqueueEffect } from "#app/platform/outbox/enqueue-effect.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { endSessionsOfMember, listSessionsOfMember, type MemberSession } from "./member-sessions-store.server.ts";
import { type PresentMember, readPresentMember } from "./membership-store.server.ts";

/** A member, and the devices they work on for this organisation. */
export interface MemberSessions {
  readonly name: string;
  readonly role: MembershipRole;
  readonly since: Date;
  readonly sessions: readonly MemberSession[];
}

type NotFound = Result<never, { readonly kind: "not-found" }>;

/** Reads the open sessions of somebody else of the actor's organisation, for whoever manages it. */
export function readMemberSessions(
  database: Database,
  actor: MemberActor,
  membershipId: string,
): Promise<Result<MemberSessions, { readonly kind: "not-found" }>> {
  return withMember(database, { actor, membershipId }, async (transaction, { name, role, since }) => {
    const sessions = await listSessionsOfMember(transaction, membershipId, now());
    return ok({ name, role, since, sessions });
  });
}

/**
 * A manager ends every session of somebody else of their organisation, who stays a member and signs in again; a letter tells them.
 * Their sessions in another organisation are not this manager's.
 */
export function endMemberSessions(
  database: Database,
  actor: MemberActor,
  membershipId: string,
): Promise<Result<{ readonly ended: number }, { readonly kind: "not-found" }>> {
  return withMember(database, { actor, membershipId }, async (transaction, { accountId, email }) => {
    const at = now();
    const ended = await endSessionsOfMember(transaction, membershipId, at);
    await recordAudit(transaction, auditActor(actor), {
      action: "member.end-sessions",
      resourceId: membershipId,
      facts: { accountId, ended },
    });
    if (email !== null) {
      const payload = { to: email, help: "sessions-ended", by: actor.organisationName, at: at.toISOString() };
      await enqueueEffect(transaction, { topic: "account-help", payload });
    }
    return ok({ ended });
  });
}

async function withMember<Answer>(
  database: Database,
  { actor, membershipId }: { readonly actor: MemberActor; readonly membershipId: string },
  work: (transaction: ActingTransaction, member: PresentMember) => Promise<Answer>,
): Promise<Answer | NotFound> {
  const { organisationId } = actor;
  if (membershipId === actor.membershipId || !can(actor, "member.end-sessions", { organisationId })) {
    return refused({ kind: "not-found" });
  }
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    const member = await readPresentMember(transaction, { organisationId, membershipId });
    return member === undefined ? refused({ kind: "not-found" }) : work(transaction, member);
  });
}
