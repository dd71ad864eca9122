import { type ActingTransaction, inTransactionAs } from "#app/access/acting.server.ts";
import type { AuditEntry } from "#app/access/audit/audit-acts.ts";
import { recordAudit } from "#app/access/audit-trail.server.ts";
import { hasPasskey, removePasskey } from "#app/access/sign-in/passkey/passkey-store.server.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import type { KnownActor } from "./factor.server.ts";
import { countOf, isFreshProof } from "./factor-rules.ts";
import { lockFactors, removeApp } from "./factor-store.server.ts";
import { notifyOwner } from "./notify-owner.server.ts";
import { renewRecoveryCodes } from "./recovery-codes.server.ts";

/** A factor to take away: the authenticator app, or one passkey. */
export type FactorToRemove = { readonly kind: "app" } | { readonly kind: "passkey"; readonly id: string };

export type FactorChangeRefusal =
  | { readonly kind: "not-found" }
  /** A factor is proved again first: at most five minutes ago. */
  | { readonly kind: "step-up-needed" }
  | { readonly kind: "last-factor" };

/** Takes a factor of one's own away, after a fresh proof; never the last one. Somebody else's is not found. */
export function removeFactor(
  database: Database,
  actor: KnownActor,
  which: FactorToRemove,
): Promise<Result<null, FactorChangeRefusal>> {
  const { accountId, factorAt } = actor;
  return inTransactionAs(database, { accountId }, async (transaction) => {
    const held = await lockFactors(transaction, accountId);
    const isThere = which.kind === "app" ? held.hasApp : await hasPasskey(transaction, accountId, which.id);
    if (!isThere) return refused({ kind: "not-found" });
    if (!isFreshProof(factorAt, now())) return refused({ kind: "step-up-needed" });
    if (countOf(held) === 1) return refused({ kind: "last-factor" });
    if (which.kind === "app") await removeApp(transaction, accountId);
    else await removePasskey(transaction, accountId, which.id);
    await recordChange(transaction, accountId, { action: "factor.remove", facts: { by: which.kind } });
    return ok(null);
  });
}

/** Ten new recovery codes in place of the old ones, after a fresh proof. Without a factor there is nothing to recover. */
export function changeRecoveryCodes(
  database: Database,
  actor: KnownActor,
): Promise<Result<readonly string[], Exclude<FactorChangeRefusal, { readonly kind: "last-factor" }>>> {
  const { accountId, factorAt } = actor;
  return inTransactionAs(database, { accountId }, async (transaction) => {
    if (countOf(await lockFactors(transaction, accountId)) === 0) return refused({ kind: "not-found" });
    if (!isFreshProof(factorAt, now())) return refused({ kind: "step-up-needed" });
    const codes = await renewRecoveryCodes(transaction, accountId);
    await recordChange(transaction, accountId, { action: "recovery-codes.renew" });
    return ok(codes);
  });
}

/** The trail and the owner are told in the transaction of the change. */
async function recordChange(
  transaction: ActingTransaction,
  accountId: string,
  change: Extract<AuditEntry, { readonly action: "factor.remove" | "recovery-codes.renew" }>,
): Promise<void> {
  await recordAudit(transaction, { accountId }, { ...change, resourceId: accountId });
  await notifyOwner(transaction, accountId);
}
