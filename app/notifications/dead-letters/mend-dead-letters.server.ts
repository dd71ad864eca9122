import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { auditActor, recordAudit } from "#app/access/audit-trail.server.ts";
import { can } from "#app/access/can.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { discardDeadEffect, retryDeadEffect, retryDeadTopic } from "#app/platform/outbox/outbox-store.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import type { DiscardReason } from "./discard-reasons.ts";

/** What an operator does with dead letters: try one again, all of a topic, or give one up, with why. */
export type DeadLetterCommand =
  | { readonly intent: "retry"; readonly effect: string }
  | { readonly intent: "retry-topic"; readonly topic: string }
  | { readonly intent: "discard"; readonly effect: string; readonly reason: DiscardReason };

export type DeadLetterRefusal = { readonly kind: "not-allowed" | "effect-not-dead" };

/** Carries out a command with its line of the audit trail, in one transaction; the worker does the rest. */
export async function mendDeadLetters(
  database: Database,
  actor: MemberActor,
  command: DeadLetterCommand,
): Promise<Result<null, DeadLetterRefusal>> {
  if (!can(actor, "effect.retry")) return refused({ kind: "not-allowed" });
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    if (command.intent === "retry-topic") {
      const count = await retryDeadTopic(transaction, command.topic);
      if (count === 0) return refused({ kind: "effect-not-dead" });
      const facts = { topic: command.topic, count };
      await recordAudit(transaction, auditActor(actor), {
        action: "effect.retry-topic",
        resourceKind: "effect",
        facts,
      });
      return ok(null);
    }
    const { intent, effect: id } = command;
    const done = await (intent === "retry"
      ? retryDeadEffect(transaction, id)
      : discardDeadEffect(transaction, { id, at: now() }));
    if (!done.ok) return done;
    const entry = { action: `effect.${intent}`, resourceKind: "effect", resourceId: id } as const;
    const facts = intent === "discard" ? { reason: command.reason } : {};
    await recordAudit(transaction, auditActor(actor), { ...entry, facts });
    return ok(null);
  });
}
