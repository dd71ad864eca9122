import { z } from "zod";
import { passwordResetEffect } from "#app/access/access-letters.server.ts";
import { type ActingTransaction, actAs, inTransactionAs } from "#app/access/acting.server.ts";
import type { Actor } from "#app/access/actor.ts";
import { recordAudit } from "#app/access/audit-trail.server.ts";
import { endFormerSession } from "#app/access/sign-in/session/end-former-session.server.ts";
import { endSessions } from "#app/access/sign-in/session/session-store.server.ts";
import { releaseConnection, takeTry } from "#app/access/sign-in/throttle/throttle-store.server.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { defineEffect } from "#app/platform/outbox/define-effect.server.ts";
import { enqueueEffect } from "#app/platform/outbox/enqueue-effect.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { hashToken, newToken, sealSecret } from "#app/platform/secrets.server.ts";
import { changePasswordHash, findCredential } from "./credential-store.server.ts";
import { addResetLink, ownerOfResetLink, useResetLink, voidResetLinks } from "./one-time-link-store.server.ts";
import { hashPassword, unlessBusy } from "./password-hash.server.ts";
import { enqueuePasswordChanged, type PasswordOwner, readPasswordOwner } from "./password-owner.server.ts";
import { type PasswordRefusal, passwordRefusal, RESET_MINUTES, shortestPassword } from "./password-rule.ts";
import { foldLogin } from "./sign-in-with-password.server.ts";

export interface ResetAsked {
  readonly login: string;
  readonly address: string;
}

export type ResetRefusal = PasswordRefusal | { readonly kind: "link-unknown" } | { readonly kind: "busy" };

/**
 * Asks for a link to a new password. Nobody is looked up here, so that neither the answer nor its time says whether the login exists:
 * the worker looks. Asking counts like a failed sign-in, for a mailbox is not to be flooded.
 */
export async function askPasswordReset(
  database: Database,
  { login: typed, address }: ResetAsked,
): Promise<Result<null, { readonly kind: "throttled"; readonly retryAfterSeconds: number }>> {
  const login = foldLogin(typed);
  const doors = [
    { name: "login", value: `reset ${login}` },
    { name: "address", value: address },
  ] as const;
  const retryAfterSeconds = await takeTry(database, doors);
  if (retryAfterSeconds > 0) return refused({ kind: "throttled", retryAfterSeconds });
  await inTransactionAs(database, { presented: login }, (transaction) =>
    enqueueEffect(transaction, resetAskedEffect, { to: login }),
  );
  return ok(null);
}

/** Looks for the owner of a login for which a new password was asked. Done again, it sends a second link: the first stays good. */
export const resetAskedEffect = defineEffect({
  topic: "password-reset-asked",
  lane: "portal",
  usefulMinutes: RESET_MINUTES,
  payload: z.strictObject({ to: z.string() }),
  run: ({ to }, _effectId, { database }) => sendResetLink(database, to),
});

/** A link by letter to the owner of the login; nothing when no account has it. */
export function sendResetLink(database: Database, login: string): Promise<void> {
  return inTransactionAs(database, { presented: login }, async (transaction) => {
    const credential = await findCredential(transaction, login);
    if (credential !== null) await sendLink(transaction, credential.accountId, login);
  });
}

async function sendLink(transaction: ActingTransaction, accountId: string, to: string): Promise<void> {
  await actAs(transaction, { accountId });
  const token = newToken();
  const expiresAt = new Date(now().getTime() + RESET_MINUTES * 60_000);
  await addResetLink(transaction, { tokenHash: hashToken(token), accountId, expiresAt });
  await recordAudit(transaction, { accountId }, { action: "password.ask-reset", resourceId: accountId });
  await enqueueEffect(transaction, passwordResetEffect, { to, sealedToken: sealSecret(token) });
}

/**
 * Sets a new password by the link that was sent. Every session of the account ends, every other link to a new password is void, and the
 * session this browser had ends too; the second factor stays and will be asked. The link serves once, even opened twice at the same
 * instant.
 */
export async function resetPassword(
  database: Database,
  { token, password, former }: { readonly token: string; readonly password: string; readonly former?: Actor },
): Promise<Result<null, ResetRefusal>> {
  const tokenHash = hashToken(token);
  const owner = await findOwner(database, tokenHash);
  if (owner === null) return refused({ kind: "link-unknown" });
  const weakness = passwordRefusal(password, owner);
  if (weakness !== null) return refused(weakness);
  const passwordHash = await unlessBusy(hashPassword(password));
  if (passwordHash === "busy") return refused({ kind: "busy" });
  const { accountId, login } = owner;
  const reset = await inTransactionAs<Result<null, ResetRefusal>>(
    database,
    { accountId, presented: tokenHash },
    async (transaction) => {
      if (!(await useResetLink(transaction, tokenHash))) return refused({ kind: "link-unknown" });
      await changePasswordHash(transaction, accountId, { passwordHash });
      await voidResetLinks(transaction, accountId);
      const sessions = await endSessions(transaction, { accountId });
      await recordAudit(
        transaction,
        { accountId },
        { action: "password.reset", resourceId: accountId, facts: { sessions } },
      );
      await enqueuePasswordChanged(transaction, login);
      await endFormerSession(transaction, former);
      return ok(null);
    },
  );
  // Whoever reads the mailbox does not wait for the tries of strangers: a stranger cannot keep an owner out for long.
  if (reset.ok) await releaseConnection(database, [{ name: "login", value: login }]);
  return reset;
}

/** How long the new password must be, for the page of a link that may still be used; null when it may not. */
export async function readResetLink(database: Database, token: string): Promise<{ readonly shortest: number } | null> {
  const owner = await findOwner(database, hashToken(token));
  return owner === null ? null : { shortest: shortestPassword(owner) };
}

function findOwner(database: Database, tokenHash: string): Promise<PasswordOwner | null> {
  return inTransactionAs(database, { presented: tokenHash }, async (transaction) => {
    const accountId = await ownerOfResetLink(transaction, tokenHash);
    if (accountId === null) return null;
    await actAs(transaction, { accountId });
    return readPasswordOwner(transaction, accountId);
  });
}
