import { accountHelpEffect } from "#app/access/access-letters.server.ts";
import { type ActingTransaction, actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor, MembershipRole } from "#app/access/actor.ts";
import { can } from "#app/access/can.ts";
import { defineCommand, done, type Outcome } from "#app/access/command.server.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { enqueueEffect } from "#app/platform/outbox/enqueue-effect.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { membershipId as membershipIdSchema } from "./member-commands.ts";
import { endSessionsOfMember, listSessionsOfMember, type MemberSession } from "./member-sessions-store.server.ts";
import { type PresentMember, readPresentMember } from "./membership-store.server.ts";

/** A member, and the devices they work on for this organisation. */
export interface MemberSessions {
  readonly name: string;
  readonly role: MembershipRole;
  readonly since: Date;
  readonly sessions: readonly MemberSession[];
}

type NotFound = { readonly kind: "not-found" };

/** Reads the open sessions of somebody else of the actor's organisation, for whoever manages it. */
export async function readMemberSessions(
  database: Database,
  actor: MemberActor,
  membershipId: string,
): Promise<Result<MemberSessions, NotFound>> {
  if (!can(actor, "member.end-sessions")) return refused({ kind: "not-found" });
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    const member = await otherMember(transaction, actor, membershipId);
    if (member === undefined) return refused({ kind: "not-found" });
    const { name, role, since } = member;
    return ok({ name, role, since, sessions: await listSessionsOfMember(transaction, membershipId, now()) });
  });
}

/**
 * A manager ends every session of somebody else of their organisation, who stays a member and signs in again; a letter tells them.
 * Their sessions in another organisation are not this manager's.
 */
export const endMemberSessions = defineCommand({
  input: membershipIdSchema,
  right: "member.end-sessions",
  async run({ transaction, actor, at }, membershipId): Promise<Outcome<{ readonly ended: number }, NotFound>> {
    const member = await otherMember(transaction, actor, membershipId);
    if (member === undefined) return refused({ kind: "not-found" });
    const { accountId, email } = member;
    const ended = await endSessionsOfMember(transaction, membershipId, at);
    if (email !== null) {
      const help = { to: email, help: "sessions-ended", by: actor.organisationName, at: at.toISOString() } as const;
      await enqueueEffect(transaction, accountHelpEffect, help);
    }
    return done({ ended }, { action: "member.end-sessions", resourceId: membershipId, facts: { accountId, ended } });
  },
});

/** Somebody else of the actor's organisation. */
async function otherMember(
  transaction: ActingTransaction,
  { membershipId: own, organisationId }: MemberActor,
  membershipId: string,
): Promise<PresentMember | undefined> {
  return membershipId === own ? undefined : readPresentMember(transaction, { organisationId, membershipId });
}
