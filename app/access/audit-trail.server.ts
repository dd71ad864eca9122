import { now } from "#app/platform/clock.server.ts";
import type { ActingTransaction } from "./acting.server.ts";
import type { Actor } from "./actor.ts";

/** A decision, or the reading of a person's file. `facts` holds codes, counts and ids, never a name or a free text. */
export interface AuditEntry {
  /** `noun.verb`, such as `invitation.accept` or `person-file.read`; at most 60 characters. */
  readonly action: string;
  readonly resourceKind: string;
  readonly resourceId?: string;
  readonly personFileId?: string;
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>;
}

/**
 * Writes an entry in the transaction of what it tells: both are kept, or neither. The actor is the one the transaction acts for;
 * row-level security refuses any other. Without RETURNING: who may write an entry may not always read it.
 */
export async function recordAudit(transaction: ActingTransaction, actor: AuditActor, entry: AuditEntry): Promise<void> {
  const { action, resourceKind, resourceId, personFileId, facts = {} } = entry;
  await transaction.auditEvent.createMany({
    data: [
      {
        at: now(),
        actorId: actor.accountId ?? null,
        organisationId: actor.organisationId ?? null,
        action,
        resourceKind,
        resourceId: resourceId ?? null,
        personFileId: personFileId ?? null,
        facts,
      },
    ],
  });
}

/** In whose name an entry is written; both absent for a visitor nobody knows. */
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
