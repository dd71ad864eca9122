import { inTransactionAs } from "#app/access/acting.server.ts";
import type { KnownActor } from "#app/access/actor.ts";
import { carryOutAsOwner, done } from "#app/access/command.server.ts";
import { endSessions } from "#app/access/sign-in/session/session-store.server.ts";
import {
  releaseConnection,
  releaseTry,
  type ThrottledDoor,
  takeTry,
} from "#app/access/sign-in/throttle/throttle-store.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { type Result, refused } from "#app/platform/result.ts";
import { changePasswordHash } from "./credential-store.server.ts";
import { voidResetLinks } from "./one-time-link-store.server.ts";
import { checkPassword, hashPassword, unlessBusy } from "./password-hash.server.ts";
import { enqueuePasswordChanged, type PasswordOwner, readPasswordOwner } from "./password-owner.server.ts";
import { type PasswordRefusal, passwordRefusal, shortestPassword } from "./password-rule.ts";

export type ChangeRefusal =
  | PasswordRefusal
  | { readonly kind: "no-password" }
  | { readonly kind: "wrong-password" }
  | { readonly kind: "throttled"; readonly retryAfterSeconds: number }
  | { readonly kind: "busy" };

/** How long a new password of the actor must be; null when they have none of ours. */
export async function readPasswordToChange(
  database: Database,
  actor: KnownActor,
): Promise<{ readonly shortest: number } | null> {
  const owner = await findOwner(database, actor);
  return owner === null ? null : { shortest: shortestPassword(owner) };
}

/**
 * Changes the actor's password, who shows the present one: a session left open is not enough. Every other session ends, the links to a
 * new password are void, and a letter says so. Wrong passwords are counted apart from those of the sign-in page: a stranger cannot make the
 * owner wait.
 */
export async function changeOwnPassword(
  database: Database,
  actor: KnownActor,
  { current, password }: { readonly current: string; readonly password: string },
): Promise<Result<null, ChangeRefusal>> {
  const door: ThrottledDoor = { name: "login", value: `change ${actor.accountId}` };
  const retryAfterSeconds = await takeTry(database, [door]);
  if (retryAfterSeconds > 0) return refused({ kind: "throttled", retryAfterSeconds });
  const owner = await findOwner(database, actor);
  if (owner === null) return refused({ kind: "no-password" });
  const isRight = await checkPassword(owner.passwordHash, current);
  if (isRight === "busy") {
    await releaseTry(database, [door]);
    return refused({ kind: "busy" });
  }
  if (!isRight) return refused({ kind: "wrong-password" });
  await releaseConnection(database, [door]);
  const weakness = passwordRefusal(password, owner);
  if (weakness !== null) return refused(weakness);
  const passwordHash = await unlessBusy(hashPassword(password));
  return passwordHash === "busy" ? refused({ kind: "busy" }) : putInPlace(database, actor, { owner, passwordHash });
}

async function putInPlace(
  database: Database,
  actor: KnownActor,
  { owner, passwordHash }: { readonly owner: PasswordOwner; readonly passwordHash: string },
): Promise<Result<null, ChangeRefusal>> {
  const { accountId, sessionId } = actor;
  const changed = await carryOutAsOwner(database, { actor, right: "account.change" }, async ({ transaction }) => {
    // Reset meanwhile by the link of a letter: the password that was shown is no longer the present one.
    const isChanged = await changePasswordHash(transaction, accountId, { passwordHash, former: owner.passwordHash });
    if (!isChanged) return refused({ kind: "wrong-password" } as const);
    await voidResetLinks(transaction, accountId);
    const sessions = await endSessions(transaction, { accountId, except: sessionId });
    await enqueuePasswordChanged(transaction, owner.login);
    return done(null, { action: "password.change", resourceId: accountId, facts: { sessions } });
  });
  if (changed.ok) return changed;
  return refused(changed.refusal.kind === "not-allowed" ? { kind: "no-password" } : changed.refusal);
}

function findOwner(database: Database, { accountId }: KnownActor): Promise<PasswordOwner | null> {
  return inTransactionAs(database, { accountId }, (transaction) => readPasswordOwner(transaction, accountId));
}
