import { type ActingTransaction, inTransactionAs } from "#app/access/acting.server.ts";
import { recordAudit } from "#app/access/audit-trail.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { decideAuthorisation } from "./authorisation-states.ts";
import {
  addAuthorisationEvent,
  changeState,
  type HeldAuthorisation,
  listOverdue,
} from "./authorisation-store.server.ts";

/** As many as one transaction settles. */
const BATCH = 100;

/**
 * The portal's hourly work: marks as expired the validated authorisations whose last day is past, and answers how many. The
 * right itself ends that day, whether this ran or not. Run again, or twice at once, it changes nothing more.
 */
export async function expireAuthorisations(database: Database): Promise<{ readonly expired: number }> {
  const today = todayIso();
  let expired = 0;
  for (;;) {
    const batch = await inTransactionAs(database, { task: "expire" }, (transaction) => expireBatch(transaction, today));
    expired += batch.expired;
    if (batch.read < BATCH || batch.expired === 0) return { expired };
  }
}

async function expireBatch(
  transaction: ActingTransaction,
  today: string,
): Promise<{ readonly read: number; readonly expired: number }> {
  const overdue = await listOverdue(transaction, { today, most: BATCH });
  let expired = 0;
  for (const authorisation of overdue) {
    if (await expireOne(transaction, authorisation, today)) expired += 1;
  }
  return { read: overdue.length, expired };
}

async function expireOne(
  transaction: ActingTransaction,
  authorisation: HeldAuthorisation,
  today: string,
): Promise<boolean> {
  const { id, state, version, organisationId } = authorisation;
  const context = { by: "portal", on: today, organisation: null, agreements: [], reason: null } as const;
  const decided = decideAuthorisation(state, "expire", { ...context, period: authorisation });
  if (!decided.ok || !(await changeState(transaction, authorisation, decided.value))) return false;
  const made = version + 1;
  const event = { authorisationId: id, version: made, command: "expire", byAccountId: null, reason: null } as const;
  await addAuthorisationEvent(transaction, event);
  await recordAudit(
    transaction,
    { organisationId },
    {
      action: "authorisation.expire",
      resourceId: id,
      facts: { version: made, from: state, state: decided.value, organisationId },
    },
  );
  return true;
}
