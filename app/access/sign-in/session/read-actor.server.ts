import { type ActingTransaction, actAs, inTransactionAs } from "#app/access/acting.server.ts";
import { type Actor, memberRole } from "#app/access/actor.ts";
import { findAccountWithFactors } from "#app/access/sign-in/account/account-store.server.ts";
import { isDemonstrationLogin } from "#app/access/sign-in/demonstration/demonstration-login.ts";
import { hasRealData } from "#app/access/sign-in/demonstration/demonstration-store.server.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { hashToken } from "#app/platform/secrets.server.ts";
import { isOver, SEEN_AGAIN_SECONDS } from "./session-rules.ts";
import { findSession, liveMemberships, markSeen, type SessionRow } from "./session-store.server.ts";

const ANONYMOUS: Actor = { kind: "anonymous" };

/**
 * Who holds this cookie. Read from the database at every request: a session ended, an account closed or a member who left stops at
 * once. A professional is "halfway" until a second factor is proved in this very session.
 */
export async function readActor(database: Database, token: string | null): Promise<Actor> {
  if (token === null) return ANONYMOUS;
  const tokenHash = hashToken(token);
  return inTransactionAs(database, { presented: tokenHash }, async (transaction) => {
    const session = await findSession(transaction, tokenHash);
    if (session === null || isOver(session, now())) return ANONYMOUS;
    await actAs(transaction, { accountId: session.accountId });
    const actor = await actorOf(transaction, session);
    if (actor.kind !== "anonymous") await recordSeen(transaction, session);
    return actor;
  });
}

async function actorOf(transaction: ActingTransaction, session: SessionRow): Promise<Actor> {
  const account = await findAccountWithFactors(transaction, session.accountId);
  if (account === null || account.closedAt !== null) return ANONYMOUS;
  // Looked at here, whichever process imported: a demonstration's session ends with the demonstration.
  const isOfDemonstration = account.email !== null && isDemonstrationLogin(account.email.toLowerCase());
  if (isOfDemonstration && (await hasRealData(transaction))) return ANONYMOUS;
  const { accountId, id: sessionId, factorAt } = session;
  const signedIn = { accountId, sessionId, name: account.name, factorAt };
  if (!account.isProfessional) return { kind: "person", ...signedIn };
  if (factorAt === null) return { kind: "halfway", ...signedIn, hasFactor: account.hasFactor };
  const memberships = await liveMemberships(transaction, accountId);
  const membership = memberships.find(({ id }) => id === session.membershipId);
  if (membership === undefined) return { kind: "unattached", ...signedIn };
  const { id: membershipId, role, organisation } = membership;
  return {
    kind: "member",
    ...signedIn,
    membershipId,
    organisationId: organisation.id,
    organisationKind: organisation.kind,
    organisationName: organisation.name,
    role: memberRole(role, organisation.kind),
  };
}

async function recordSeen(transaction: ActingTransaction, { id, lastSeenAt }: SessionRow): Promise<void> {
  const at = now();
  if (at.getTime() - lastSeenAt.getTime() < SEEN_AGAIN_SECONDS * 1000) return;
  await markSeen(transaction, id, at);
}
