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
  readonly command:
    | "promote"
    | "promote-to-proposal"
    | "confirm-by-silence"
    | "expire"
    | "supersede"
    | "cancel-with-session"
    | "postpone-with-session";
  readonly looked?: Partial<PositioningFacts>;
  /** Whose decision on the session this carries out; absent: nobody's. */
  readonly inNameOf?: DecidedBy;
}

/** Gives a command in the portal's own name, in a transaction of the task `position`; false when its rule refuses. */
export async function commandAsPortal(
  transaction: ActingTransaction,
  { held, session, command: name, looked = {}, inNameOf = asPortal() }: PortalWork,
): Promise<boolean> {
  const command = { name };
  const decided = decidePositioning(factsOf(held, session, looked), command, inNameOf);
  if (!decided.ok) return false;
  const version = await applyDecision(transaction, { held, decision: decided.value, command, decidedBy: inNameOf });
  const entry = { action: `positioning.${name}`, resourceId: held.id, facts: { version } } as const;
  await recordPortalWork(transaction, entry, inNameOf);
  return true;
}

/** In whose name the portal's own work is written, at one instant. */
export function asPortal(): DecidedBy {
  return { by: "portal", accountId: null, organisationId: null, at: now(), on: todayIso() };
}

/** The line of the audit trail of the portal's own work, in the name of whoever decided what it carries out. */
export function recordPortalWork(
  transaction: ActingTransaction,
  entry: AuditEntry,
  { accountId, organisationId }: Pick<DecidedBy, "accountId" | "organisationId"> = asPortal(),
): Promise<void> {
  if (accountId === null) return recordAudit(transaction, {}, entry);
  return recordAudit(transaction, { accountId, ...(organisationId === null ? {} : { organisationId }) }, entry);
}
