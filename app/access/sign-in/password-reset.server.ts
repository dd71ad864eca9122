import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { enqueueEffect } from "#app/platform/outbox/enqueue-effect.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { hashToken, newToken, sealSecret } from "#app/platform/secrets.server.ts";
import { type ActingTransaction, actAs, inTransactionAs } from "../acting.server.ts";
import { recordAudit } from "../audit-trail.server.ts";
import { hashPassword } from "./password-hash.server.ts";
import { type PasswordRefusal, passwordRefusal } from "./password-rule.ts";
import { endSessions, liveMemberships } from "./session-store.server.ts";
import { foldLogin } from "./sign-in-with-password.server.ts";
import { takeTry } from "./throttle-store.server.ts";

/** Minutes during which the link of a new password is good. */
export const RESET_MINUTES = 30;

export interface ResetAsked {
  readonly login: string;
  readonly address: string;
}

export type ResetRefusal = PasswordRefusal | { readonly kind: "link-unknown" };

/**
 * Sends a link to whoever owns that login. The answer is the same when nobody does: the letter leaves by the outbox, so even the time
 * says nothing. Asking counts like a failed sign-in, for a mailbox is not to be flooded.
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
  await inTransactionAs(database, { presented: login }, async (transaction) => {
    const credential = await transaction.credential.findUnique({ where: { login }, select: { accountId: true } });
    if (credential !== null) await sendLink(transaction, credential.accountId, login);
  });
  return ok(null);
}

async function sendLink(transaction: ActingTransaction, accountId: string, to: string): Promise<void> {
  await actAs(transaction, { accountId });
  const token = newToken();
  const expiresAt = new Date(now().getTime() + RESET_MINUTES * 60_000);
  await transaction.oneTimeLink.createMany({
    data: [{ tokenHash: hashToken(token), accountId, purpose: "password_reset", expiresAt }],
  });
  await recordAudit(
    transaction,
    { accountId },
    { action: "password.ask-reset", resourceKind: "account", resourceId: accountId },
  );
  await enqueueEffect(transaction, { topic: "password-reset", payload: { to, sealedToken: sealSecret(token) } });
}

/**
 * Sets a new password by the link that was sent. Every session of the account ends; the second factor stays and will be asked. The
 * link serves once, even opened twice at the same instant.
 */
export async function resetPassword(
  database: Database,
  { token, password }: { readonly token: string; readonly password: string },
): Promise<Result<null, ResetRefusal>> {
  const tokenHash = hashToken(token);
  const owner = await inTransactionAs(database, { presented: tokenHash }, async (transaction) => {
    const accountId = await ownerOfLink(transaction, tokenHash);
    return accountId === null ? null : { accountId, ...(await ruleFor(transaction, accountId)) };
  });
  if (owner === null) return refused({ kind: "link-unknown" });
  const weakness = passwordRefusal(password, owner);
  if (weakness !== null) return refused(weakness);
  const passwordHash = await hashPassword(password);
  const { accountId } = owner;
  return inTransactionAs(database, { accountId, presented: tokenHash }, async (transaction) => {
    const { count } = await transaction.oneTimeLink.updateMany({
      where: { tokenHash, usedAt: null, expiresAt: { gt: now() }, purpose: "password_reset" },
      data: { usedAt: now() },
    });
    if (count !== 1) return refused({ kind: "link-unknown" });
    await transaction.credential.updateMany({ where: { accountId }, data: { passwordHash, changedAt: now() } });
    const sessions = await endSessions(transaction, { accountId });
    await recordAudit(
      transaction,
      { accountId },
      { action: "password.reset", resourceKind: "account", resourceId: accountId, facts: { sessions } },
    );
    await enqueueEffect(transaction, {
      topic: "security-change",
      payload: { to: owner.login, change: "password", changedAt: now().toISOString() },
    });
    return ok(null);
  });
}

/** May this link still be used? For the page that asks for the new password. */
export async function isResetLinkGood(database: Database, token: string): Promise<boolean> {
  const tokenHash = hashToken(token);
  const owner = await inTransactionAs(database, { presented: tokenHash }, (transaction) =>
    ownerOfLink(transaction, tokenHash),
  );
  return owner !== null;
}

async function ownerOfLink(transaction: ActingTransaction, tokenHash: string): Promise<string | null> {
  const link = await transaction.oneTimeLink.findUnique({ where: { tokenHash } });
  const isGood = link !== null && link.purpose === "password_reset" && link.usedAt === null && link.expiresAt > now();
  return isGood ? link.accountId : null;
}

/** What the new password is held against: who manages needs a longer one. */
async function ruleFor(
  transaction: ActingTransaction,
  accountId: string,
): Promise<{ readonly isManager: boolean; readonly known: readonly string[]; readonly login: string }> {
  await actAs(transaction, { accountId });
  const memberships = await liveMemberships(transaction, accountId);
  const { login } = await transaction.credential.findUniqueOrThrow({ where: { accountId }, select: { login: true } });
  return { isManager: memberships.some(({ role }) => role === "manager"), known: [login], login };
}
