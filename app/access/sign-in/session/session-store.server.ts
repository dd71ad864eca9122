import type { ActingTransaction } from "#app/access/acting.server.ts";
import type { MembershipRole, OrganisationKind } from "#app/access/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { hashToken, newToken } from "#app/platform/secrets.server.ts";
import { ABSOLUTE_HOURS, IDLE_MINUTES } from "./session-rules.ts";

const LONGEST_DEVICE = 120;

export interface NewSession {
  readonly accountId: string;
  /** Where the professional works in this session; null for a person. */
  readonly membershipId: string | null;
  /** The browser as it names itself, cut at 120 characters. */
  readonly device: string;
  readonly factorAt: Date | null;
  /** The provider it was opened by, and what closes the session there, sealed; absent: opened by a password of ours. */
  readonly sealedProviderSession?: string | null;
  /** Absent: now. A session that only changes its cookie keeps its age. */
  readonly openedAt?: Date;
}

/** Opens a session and answers the secret of its cookie. The transaction acts for the account. */
export async function addSession(transaction: ActingTransaction, session: NewSession): Promise<string> {
  const token = newToken();
  const at = now();
  await transaction.signInSession.createMany({
    data: [
      {
        tokenHash: hashToken(token),
        accountId: session.accountId,
        membershipId: session.membershipId,
        device: session.device.slice(0, LONGEST_DEVICE),
        openedAt: session.openedAt ?? at,
        lastSeenAt: at,
        factorAt: session.factorAt,
        sealedProviderSession: session.sealedProviderSession ?? null,
      },
    ],
  });
  return token;
}

/** Opens a session in place of another, which ends: a new cookie for other rights. What is not said stays as it was. */
export async function replaceSession(
  transaction: ActingTransaction,
  { accountId, sessionId }: { readonly accountId: string; readonly sessionId: string },
  changes: { readonly factorAt?: Date; readonly membershipId?: string },
): Promise<string> {
  const old = await transaction.signInSession.findUniqueOrThrow({
    where: { id: sessionId },
    select: { membershipId: true, device: true, openedAt: true, factorAt: true, sealedProviderSession: true },
  });
  await endSessions(transaction, { accountId, only: sessionId });
  return addSession(transaction, { accountId, ...old, ...changes });
}

/** The session a cookie opens, with what its life depends on; null when there is none. The transaction presents the hash. */
export function findSession(transaction: ActingTransaction, tokenHash: string): Promise<SessionRow | null> {
  return transaction.signInSession.findUnique({
    where: { tokenHash },
    select: {
      id: true,
      accountId: true,
      membershipId: true,
      device: true,
      openedAt: true,
      lastSeenAt: true,
      endedAt: true,
      factorAt: true,
    },
  });
}

/** Notes that a session still open was used. */
export async function markSeen(transaction: ActingTransaction, id: string, at: Date): Promise<void> {
  await transaction.signInSession.updateMany({
    where: { id, endedAt: null, lastSeenAt: { lt: at } },
    data: { lastSeenAt: at },
  });
}

export interface SessionRow {
  readonly id: string;
  readonly accountId: string;
  readonly membershipId: string | null;
  readonly device: string;
  readonly openedAt: Date;
  readonly lastSeenAt: Date;
  readonly endedAt: Date | null;
  readonly factorAt: Date | null;
}

/** Which rows are sessions still open, as `isOver` of session-rules.ts counts. */
export function openSessionsAt(at: Date): {
  readonly endedAt: null;
  readonly lastSeenAt: { readonly gt: Date };
  readonly openedAt: { readonly gt: Date };
} {
  const seenAfter = new Date(at.getTime() - IDLE_MINUTES * 60_000);
  const openedAfter = new Date(at.getTime() - ABSOLUTE_HOURS * 3_600_000);
  return { endedAt: null, lastSeenAt: { gt: seenAfter }, openedAt: { gt: openedAfter } };
}

/** Ends sessions of an account: one, or all but one, or all. Answers how many were open. */
export async function endSessions(
  transaction: ActingTransaction,
  { accountId, only, except }: { readonly accountId: string; readonly only?: string; readonly except?: string },
): Promise<number> {
  const { count } = await transaction.signInSession.updateMany({
    where: {
      accountId,
      endedAt: null,
      ...(only === undefined ? {} : { id: only }),
      ...(except === undefined ? {} : { NOT: { id: except } }),
    },
    data: { endedAt: now() },
  });
  return count;
}

/** The live memberships of the account the transaction acts for, oldest first. */
export function liveMemberships(transaction: ActingTransaction, accountId: string): Promise<readonly LiveMembership[]> {
  return transaction.membership.findMany({
    where: { accountId, endedAt: null },
    orderBy: [{ startedAt: "asc" }, { id: "asc" }],
    select: { id: true, role: true, organisation: { select: { id: true, kind: true, name: true } } },
  });
}

export interface LiveMembership {
  readonly id: string;
  readonly role: MembershipRole;
  readonly organisation: {
    readonly id: string;
    readonly kind: OrganisationKind;
    readonly name: string;
  };
}
