import { accountHelpEffect } from "#app/access/access-letters.server.ts";
import type { AuditEntry } from "#app/access/audit/audit-acts.ts";
import { defineCommand, done, type Outcome } from "#app/access/command.server.ts";
import { isFreshProof } from "#app/access/sign-in/factor/factor-rules.ts";
import { endSessions } from "#app/access/sign-in/session/session-store.server.ts";
import { enqueueEffect } from "#app/platform/outbox/enqueue-effect.server.ts";
import { refused } from "#app/platform/result.ts";
import { type AssistAccount, assistAccountSchema } from "./assistance-commands.ts";
import { removeFactors, selectAssisted } from "./assistance-store.server.ts";

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
export const assistAccount = defineCommand({
  input: assistAccountSchema,
  right: "account.assist",
  // An account of any organisation.
  presenting: ({ accountId }) => accountId,
  async run({ transaction, actor, at }, command): Promise<Outcome<{ readonly ended: number }, AssistRefusal>> {
    const { accountId } = command;
    if (accountId === actor.accountId) return refused({ kind: "unknown-account" });
    const isReset = command.intent === "reset-factor";
    if (isReset && !isFreshProof(actor.factorAt, at)) return refused({ kind: "proof-needed" });
    const account = await selectAssisted(transaction, accountId, at);
    if (account === undefined) return refused({ kind: "unknown-account" });
    if (isReset) await removeFactors(transaction, accountId);
    const ended = await endSessions(transaction, { accountId });
    if (account.email !== null) {
      const help = isReset ? "factor-reset" : "sessions-ended";
      const letter = { to: account.email, help, by: actor.organisationName, at: at.toISOString() } as const;
      await enqueueEffect(transaction, accountHelpEffect, letter);
    }
    return done({ ended }, auditOf(command, ended));
  },
});

function auditOf(command: AssistAccount, ended: number): AuditEntry {
  const resourceId = command.accountId;
  if (command.intent === "end-sessions") return { action: "account.end-sessions", resourceId, facts: { ended } };
  const { reason, check } = command;
  return { action: "factor.reset", resourceId, facts: { reason, check, ended } };
}
