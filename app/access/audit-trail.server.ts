import { now } from "#app/platform/clock.server.ts";
import type { ActingTransaction } from "./acting.server.ts";
import type { Actor } from "./actor.ts";
import { type AuditEntry, auditActs } from "./audit/audit-acts.ts";

/**
 * Writes an entry in the transaction of what it tells: both are kept, or neither. The actor is the one the transaction acts for;
 * row-level security refuses any other. Without RETURNING: who may write an entry may not always read it.
 */
export async function recordAudit(transaction: ActingTransaction, actor: AuditActor, entry: AuditEntry): Promise<void> {
  const { action, resourceId, personFileId, facts = {} } = entry;
  await transaction.auditEvent.createMany({
    data: [
      {
        at: now(),
        actorId: actor.accountId ?? null,
        organisationId: actor.organisationId ?? null,
        action,
        resourceKind: auditActs[action].about,
        resourceId: resourceId ?? null,
        personFileId: personFileId ?? null,
        facts,
      },
    ],
  });
}

/** In whose name an entry is written; both absent for an unknown visitor. */
export interface AuditActor {
  readonly accountId?: string;
  readonly organisationId?: string;
}

/** The names an actor's entries bear. */
export function auditActor(actor: Actor): AuditActor {
  if (actor.kind === "anonymous") return {};
  const { accountId } = actor;
  return actor.kind === "member" ? { accountId, organisationId: actor.organisationId } : { accountId };
}
