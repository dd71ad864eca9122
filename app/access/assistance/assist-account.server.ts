import { type ActingTransaction, actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { auditActor, recordAudit } from "#app/access/audit-trail.server.ts";
import { can } from "#app/access/can.ts";
import { isFreshProof } from "#app/access/sign-in/factor/factor-rules.ts";
import { endSessions } from "#app/access/sign-in/session/session-store.server.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { enqueueEffect } from "#app/platform/outbox/enqueue-effect.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import type { AssistAccount } from "./assistance-commands.ts";
import { type AssistedAccount, removeFactors, selectAssisted } from "./assistance-store.server.ts";

export type AssistRefusal =
  | { readonly kind: "not-allowed" }
  /** No such professional, or the operator's own account: each asks a colleague. */
  | { readonly kind: "unknown-account" }
  /** The operator must prove their own second factor again first. */
  | { readonly kind: "proof-needed" };

/**
 * The Region's operator ends every session of a professional, of any organisation; or takes their lost second factors away, after a
 * fresh proof of the operator's own. The owner is told by a letter, and adds a new factor when they next sign in.
 */
export async function assistAccount(
  database: Database,
  actor: MemberActor,
  command: AssistAccount,
): Promise<Result<{ readonly ended: number }, AssistRefusal>> {
  if (!can(actor, "account.assist")) return refused({ kind: "not-allowed" });
  if (command.accountId === actor.accountId) return refused({ kind: "unknown-account" });
  const isReset = command.intent === "reset-factor";
  if (isReset && !isFreshProof(actor.factorAt, now())) return refused({ kind: "proof-needed" });
  const { accountId } = command;
  return inTransactionAs(database, { ...actingFor(actor), presented: accountId }, async (transaction) => {
    const account = await selectAssisted(transaction, accountId, now());
    if (account === undefined) return refused({ kind: "unknown-account" });
    if (isReset) await removeFactors(transaction, accountId);
    const ended = await endSessions(transaction, { accountId });
    await tell(transaction, actor, { account, command, ended });
    return ok({ ended });
  });
}

interface Assistance {
  readonly account: AssistedAccount;
  readonly command: AssistAccount;
  readonly ended: number;
}

async function tell(
  transaction: ActingTransaction,
  actor: MemberActor,
  { account, command, ended }: Assistance,
): Promise<void> {
  const isReset = command.intent === "reset-factor";
  const why = isReset ? { reason: command.reason, check: command.check } : {};
  await recordAudit(transaction, auditActor(actor), {
    action: isReset ? "factor.reset" : "account.end-sessions",
    resourceId: account.id,
    facts: { ...why, ended },
  });
  if (account.email === null) return;
  const help = isReset ? "factor-reset" : "sessions-ended";
  const payload = { to: account.email, help, by: actor.organisationName, at: now().toISOString() };
  await enqueueEffect(transaction, { topic: "account-help", payload });
}
