import { inTransactionAs } from "#app/access/acting.server.ts";
import { type Actor, type MembershipRole, memberRole, type OrganisationKind } from "#app/access/actor.ts";
import { auditActor, recordAudit } from "#app/access/audit-trail.server.ts";
import type { KnownActor } from "#app/access/sign-in/factor/factor.server.ts";
import { isOver } from "#app/access/sign-in/session/session-rules.ts";
import { endSessions, liveMemberships, replaceSession } from "#app/access/sign-in/session/session-store.server.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { selectOpenSessions, selectOwnAccount } from "./own-account-store.server.ts";

/** What somebody finds on the page of their account. */
export interface OwnAccount {
  readonly name: string;
  readonly login: string | null;
  readonly recoveryCodesLeft: number;
  readonly sessions: readonly OwnSession[];
  readonly memberships: readonly OwnMembership[];
}

export interface OwnSession {
  readonly id: string;
  readonly device: string;
  readonly openedAt: Date;
  readonly lastSeenAt: Date;
  readonly isThisOne: boolean;
}

export interface OwnMembership {
  readonly id: string;
  readonly organisationName: string;
  readonly organisationKind: OrganisationKind;
  readonly role: MembershipRole;
  readonly isCurrent: boolean;
}

/** Reads an account for its owner. */
export function readOwnAccount(database: Database, actor: KnownActor): Promise<OwnAccount> {
  const { accountId } = actor;
  return inTransactionAs(database, { accountId }, async (transaction) => {
    const account = await selectOwnAccount(transaction, accountId);
    const sessions = await selectOpenSessions(transaction, accountId);
    const memberships = await liveMemberships(transaction, accountId);
    return {
      ...account,
      sessions: sessions
        .filter((session) => !isOver(session, now()))
        .map(({ endedAt: _endedAt, ...session }) => ({ ...session, isThisOne: session.id === actor.sessionId })),
      memberships: memberships.map(({ id, role, organisation }) => ({
        id,
        role,
        organisationName: organisation.name,
        organisationKind: organisation.kind,
        isCurrent: actor.kind === "member" && actor.membershipId === id,
      })),
    };
  });
}

/** Ends one session of the actor's own, or all the others. A session of somebody else is not found. */
export function endOwnSessions(
  database: Database,
  actor: KnownActor,
  which: { readonly only: string } | { readonly except: string },
): Promise<Result<{ readonly ended: number }, { readonly kind: "not-found" }>> {
  const { accountId } = actor;
  return inTransactionAs(database, { accountId }, async (transaction) => {
    const ended = await endSessions(transaction, { accountId, ...which });
    if (ended === 0 && "only" in which) return refused({ kind: "not-found" });
    await recordAudit(transaction, { accountId }, { action: "session.end", facts: { ended } });
    return ok({ ended });
  });
}

/** Goes on working in another organisation one belongs to: other rights, so another cookie. */
export function changeOrganisation(
  database: Database,
  actor: Extract<Actor, { readonly kind: "member" | "unattached" }>,
  membershipId: string,
): Promise<Result<{ readonly token: string }, { readonly kind: "not-found" }>> {
  const { accountId } = actor;
  return inTransactionAs(database, { accountId }, async (transaction) => {
    const memberships = await liveMemberships(transaction, accountId);
    const chosen = memberships.find(({ id }) => id === membershipId);
    if (chosen === undefined) return refused({ kind: "not-found" });
    const token = await replaceSession(transaction, actor, { membershipId });
    const { role, organisation } = chosen;
    await recordAudit(transaction, auditActor(actor), {
      action: "session.change-organisation",
      resourceId: organisation.id,
      facts: { role: memberRole(role, organisation.kind) },
    });
    return ok({ token });
  });
}
