import { type ActingTransaction, inTransactionAs } from "#app/access/acting.server.ts";
import { recordAudit } from "#app/access/audit-trail.server.ts";
import { now, todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { applyOperation } from "./apply-operation.server.ts";
import { decideOperation } from "./decide-operation.ts";
import { listGathered, lockOperation } from "./operation-store.server.ts";

const BATCH = 200;
const FIRST_ID = "00000000-0000-0000-0000-000000000000";

/** The portal's hourly work: no people are looked for after the last day of an operation. Answers how many were closed; run again, none. */
export async function closeGatherings(database: Database): Promise<{ readonly closed: number }> {
  const today = todayIso();
  let closed = 0;
  for (let after = FIRST_ID; ; ) {
    const page = { today, after, most: BATCH };
    const ids = await inTransactionAs(database, { task: "operation" }, (transaction) =>
      listGathered(transaction, page),
    );
    for (const id of ids) {
      if (await inTransactionAs(database, { task: "operation" }, (transaction) => closeOne(transaction, id)))
        closed += 1;
    }
    const last = ids.at(-1);
    if (last === undefined || ids.length < BATCH) return { closed };
    after = last;
  }
}

async function closeOne(transaction: ActingTransaction, id: string): Promise<boolean> {
  const held = await lockOperation(transaction, id);
  if (held === undefined) return false;
  const decidedBy = { by: "portal", accountId: null, organisationId: null, at: now(), on: todayIso() } as const;
  const { state, gathersUntil } = held;
  const facts = { state, gathersUntil, isNeedQualified: true, steps: [] };
  const decided = decideOperation(facts, { name: "close-gathering" }, decidedBy);
  if (!decided.ok) return false;
  const command = "close-gathering";
  const version = await applyOperation(transaction, { held, command, decision: decided.value, decidedBy });
  await recordAudit(transaction, {}, { action: `operation.${command}`, resourceId: id, facts: { version } });
  return true;
}
