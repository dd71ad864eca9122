import type { ActingTransaction } from "#app/access/acting.server.ts";
import type { AuditEntry } from "#app/access/audit/audit-acts.ts";
import { recordAudit } from "#app/access/audit-trail.server.ts";
import { now, todayIso } from "#app/platform/clock.server.ts";
import type { BookableSession } from "#app/training/seats/seat-store.server.ts";
import { applyDecision, type DecidedBy, factsOf } from "./apply-decision.server.ts";
import { decidePositioning } from "./decide-positioning.ts";
import type { PositioningFacts } from "./positioning-facts.ts";
import type { HeldPositioning } from "./positioning-store.server.ts";

interface PortalWork {
  readonly held: HeldPositioning;
  readonly session: BookableSession;
  readonly command: "promote" | "promote-to-proposal" | "confirm-by-silence" | "expire" | "supersede";
  readonly looked?: Partial<PositioningFacts>;
}

/** Gives a command in the portal's own name, in a transaction of the task `position`; false when its rule refuses. */
export async function commandAsPortal(
  transaction: ActingTransaction,
  { held, session, command: name, looked = {} }: PortalWork,
): Promise<boolean> {
  const decidedBy = asPortal();
  const command = { name };
  const decided = decidePositioning(factsOf(held, session, looked), command, decidedBy);
  if (!decided.ok) return false;
  const version = await applyDecision(transaction, { held, decision: decided.value, command, decidedBy });
  await recordPortalWork(transaction, { action: `positioning.${name}`, resourceId: held.id, facts: { version } });
  return true;
}

/** In whose name the portal's own work is written, at one instant. */
export function asPortal(): DecidedBy {
  return { by: "portal", accountId: null, organisationId: null, at: now(), on: todayIso() };
}

/** The line of the audit trail of the portal's own work. */
export function recordPortalWork(transaction: ActingTransaction, entry: AuditEntry): Promise<void> {
  return recordAudit(transaction, {}, entry);
}
