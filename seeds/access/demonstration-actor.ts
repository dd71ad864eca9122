import { randomUUID } from "node:crypto";
import { inTransactionAs } from "#app/access/acting.server.ts";
import { type MemberActor, memberRole } from "#app/access/actor.ts";
import { DEMONSTRATION_DOMAIN } from "#app/access/sign-in/demonstration/demonstration-login.ts";
import { liveMemberships } from "#app/access/sign-in/session/session-store.server.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";

/** A member of the demonstration, by the part of the login before `@demo.example`, as if they had just signed in. */
export async function demonstrationActor(database: Database, key: string): Promise<MemberActor> {
  const accountId = await accountOf(database, key);
  const [membership] = await inTransactionAs(database, { accountId }, (tx) => liveMemberships(tx, accountId));
  if (membership === undefined) throw new Error(`The demonstration account ${key} belongs to nobody`);
  const { id: membershipId, role, organisation } = membership;
  return {
    ...{ kind: "member", accountId, sessionId: randomUUID(), name: key, factorAt: now(), membershipId },
    organisationId: organisation.id,
    organisationKind: organisation.kind,
    organisationName: organisation.name,
    role: memberRole(role, organisation.kind),
  };
}

/** The account behind a login of the demonstration. */
export async function accountOf(database: Database, key: string): Promise<string> {
  const login = `${key}@${DEMONSTRATION_DOMAIN}`;
  const { accountId } = await inTransactionAs(database, { presented: login }, (transaction) =>
    transaction.credential.findUniqueOrThrow({ where: { login }, select: { accountId: true } }),
  );
  return accountId;
}
