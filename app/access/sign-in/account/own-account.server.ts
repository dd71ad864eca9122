import { z } from "zod";
import { inTransactionAs } from "#app/access/acting.server.ts";
import { type KnownActor, type MembershipRole, memberRole, type OrganisationKind } from "#app/access/actor.ts";
import { defineOwnCommand, done, type Outcome } from "#app/access/command.server.ts";
import { isOver } from "#app/access/sign-in/session/session-rules.ts";
import { endSessions, liveMemberships, replaceSession } from "#app/access/sign-in/session/session-store.server.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { refused } from "#app/platform/result.ts";
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

type NotFound = { readonly kind: "not-found" };

/** Ends one session of the actor's own, or all the others. A session of somebody else is not found. */
export const endOwnSessions = defineOwnCommand({
  input: z.union([z.object({ only: z.uuid() }), z.object({ except: z.uuid() })]),
  right: "account.change",
  async run({ transaction, actor }, which): Promise<Outcome<{ readonly ended: number }, NotFound>> {
    const ended = await endSessions(transaction, { accountId: actor.accountId, ...which });
    if (ended === 0 && "only" in which) return refused({ kind: "not-found" });
    return done({ ended }, { action: "session.end", facts: { ended } });
  },
});

/** Goes on working in another organisation one belongs to: other rights, so another cookie. The journal of the one they leave keeps it. */
export const changeOrganisation = defineOwnCommand({
  input: z.uuid(),
  right: "account.change",
  async run({ transaction, actor }, membershipId): Promise<Outcome<{ readonly token: string }, NotFound>> {
    const memberships = await liveMemberships(transaction, actor.accountId);
    const chosen = memberships.find(({ id }) => id === membershipId);
    if (chosen === undefined) return refused({ kind: "not-found" });
    const token = await replaceSession(transaction, actor, { membershipId });
    const { role, organisation } = chosen;
    const facts = { role: memberRole(role, organisation.kind) };
    const entry = { action: "session.change-organisation", resourceId: organisation.id, facts } as const;
    return done({ token }, entry, actor.kind === "member" ? actor.organisationId : undefined);
  },
});
