import { inTransactionAs } from "#app/access/acting.server.ts";
import type { Actor } from "#app/access/actor.ts";
import { recordAudit } from "#app/access/audit-trail.server.ts";
import { findAccount } from "#app/access/sign-in/account/account-store.server.ts";
import { isDemonstrationLogin } from "#app/access/sign-in/demonstration/demonstration-login.ts";
import { isDemonstration } from "#app/access/sign-in/demonstration/demonstration-store.server.ts";
import { endFormerSession } from "#app/access/sign-in/session/end-former-session.server.ts";
import { addSession, liveMemberships } from "#app/access/sign-in/session/session-store.server.ts";
import {
  releaseConnection,
  releaseTry,
  type ThrottledDoor,
  takeTry,
} from "#app/access/sign-in/throttle/throttle-store.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { findCredential } from "./credential-store.server.ts";
import { checkPassword } from "./password-hash.server.ts";

/** What a visitor types, and where they type it from. */
export interface PasswordTry {
  readonly login: string;
  readonly password: string;
  /** The network address, for throttling; never stored as it is. */
  readonly address: string;
  readonly device: string;
  /** Who this browser was signed in as. */
  readonly former?: Actor;
}

export type SignInRefusal =
  /** Unknown login and wrong password are one answer, in one time. */
  | { readonly kind: "wrong-login-or-password" }
  | { readonly kind: "throttled"; readonly retryAfterSeconds: number }
  | { readonly kind: "busy" };

/** A session just opened: the cookie's secret. */
export interface OpenedSession {
  readonly token: string;
}

/**
 * Signs in by login and password. A professional's session then waits for the second factor; a person's is open. Failures are
 * counted on the login and on the address; the wait grows and never lasts for good.
 */
export async function signInWithPassword(
  database: Database,
  attempt: PasswordTry,
): Promise<Result<OpenedSession, SignInRefusal>> {
  const login = foldLogin(attempt.login);
  const doors: readonly ThrottledDoor[] = [
    { name: "login", value: login },
    { name: "address", value: attempt.address },
  ];
  const retryAfterSeconds = await takeTry(database, doors);
  if (retryAfterSeconds > 0) return refused({ kind: "throttled", retryAfterSeconds });
  const credential = await inTransactionAs(database, { presented: login }, (transaction) =>
    findCredential(transaction, login),
  );
  const isRight = await checkPassword(credential?.passwordHash, attempt.password);
  if (isRight === "busy") {
    await releaseTry(database, doors);
    return refused({ kind: "busy" });
  }
  const isClosedHere = isDemonstrationLogin(login) && !(await isDemonstration(database));
  if (credential === null || !isRight || isClosedHere) {
    await noteFailure(database, credential?.accountId);
    return refused({ kind: "wrong-login-or-password" });
  }
  await releaseConnection(database, doors);
  return openFor(database, credential.accountId, attempt);
}

/** Logins are compared without case and without spaces around. */
export function foldLogin(login: string): string {
  return login.normalize("NFKC").trim().toLowerCase();
}

/** A failed try is recorded even when no account has the login; the account is named by its id when there is one. */
function noteFailure(database: Database, accountId: string | undefined): Promise<void> {
  return inTransactionAs(database, {}, (transaction) =>
    recordAudit(
      transaction,
      {},
      {
        action: "sign-in.fail",
        ...(accountId === undefined ? {} : { resourceId: accountId }),
      },
    ),
  );
}

function openFor(
  database: Database,
  accountId: string,
  { device, former }: PasswordTry,
): Promise<Result<OpenedSession, SignInRefusal>> {
  return inTransactionAs(database, { accountId }, async (transaction) => {
    const account = await findAccount(transaction, accountId);
    if (account === null || account.closedAt !== null) return refused({ kind: "wrong-login-or-password" });
    const [membership] = await liveMemberships(transaction, accountId);
    const token = await addSession(transaction, {
      accountId,
      membershipId: membership?.id ?? null,
      device,
      factorAt: null,
    });
    await recordAudit(transaction, { accountId }, { action: "sign-in.password", resourceId: accountId });
    await endFormerSession(transaction, former);
    return ok({ token });
  });
}
