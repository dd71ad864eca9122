import type { ActingTransaction } from "#app/access/acting.server.ts";
import { recordAudit } from "#app/access/audit-trail.server.ts";
import { now, todayIso } from "#app/platform/clock.server.ts";
import type { BookableSession } from "#app/training/seats/seat-store.server.ts";
import { applyDecision, factsOf } from "./apply-decision.server.ts";
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
  const on = todayIso();
  const command = { name };
  const decided = decidePositioning(factsOf(held, session, looked), command, { by: "portal", on });
  if (!decided.ok) return false;
  const decidedBy = { by: "portal", accountId: null, organisationId: null, at: now(), on } as const;
  const version = await applyDecision(transaction, { held, decision: decided.value, command, decidedBy });
  await recordAudit(transaction, {}, { action: `positioning.${name}`, resourceId: held.id, facts: { version } });
  return true;
}
