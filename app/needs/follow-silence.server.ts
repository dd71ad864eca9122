import { type ActingTransaction, inTransactionAs } from "#app/access/acting.server.ts";
import { recordAudit } from "#app/access/audit-trail.server.ts";
import { parisHour } from "#app/content/dates.ts";
import { now, todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { applyNeed } from "./apply-need.server.ts";
import { decideNeed } from "./decide-need.ts";
import { removeOldContacts } from "./need-contact-store.server.ts";
import { listDueNeeds, lockNeed } from "./need-store.server.ts";

const BATCH = 200;
const FIRST_ID = "00000000-0000-0000-0000-000000000000";
/** Companies are asked in working hours, Paris time. */
const FIRST_HOUR = 8;
const LAST_HOUR = 19;

/**
 * The portal's hourly work: asks the companies of needs that nobody spoke of for too long, then closes those that did not answer. Run
 * again, it asks and closes no more.
 */
export async function followSilence(database: Database): Promise<{ readonly asked: number; readonly closed: number }> {
  const count = { asked: 0, closed: 0 };
  const hour = parisHour(now());
  if (hour < FIRST_HOUR || hour >= LAST_HOUR) return count;
  const today = todayIso();
  for (let after = FIRST_ID; ; ) {
    const page = { today, after, most: BATCH };
    const ids = await inTransactionAs(database, { task: "need" }, (transaction) => listDueNeeds(transaction, page));
    for (const id of ids) {
      const did = await inTransactionAs(database, { task: "need" }, (transaction) => followOne(transaction, id));
      if (did !== null) count[did] += 1;
    }
    const last = ids.at(-1);
    if (last === undefined || ids.length < BATCH) return count;
    after = last;
  }
}

async function followOne(transaction: ActingTransaction, id: string): Promise<"asked" | "closed" | null> {
  const held = await lockNeed(transaction, id);
  if (held === undefined) return null;
  const on = todayIso();
  const command = held.askedOn === null ? ({ name: "ask" } as const) : ({ name: "close-silent" } as const);
  const decided = decideNeed(held, command, { by: "portal", on });
  if (!decided.ok) return null;
  const decidedBy = { by: "portal", accountId: null, organisationId: null, at: now(), on } as const;
  const version = await applyNeed(transaction, { held, command, decision: decided.value, decidedBy });
  await recordAudit(transaction, {}, { action: `need.${command.name}`, resourceId: id, facts: { version } });
  return command.name === "ask" ? "asked" : "closed";
}

/** Removes whom to call about needs that can be opened again no more, and their links; how many. */
export function purgeNeedContacts(database: Database): Promise<number> {
  return inTransactionAs(database, { task: "purge" }, (transaction) => removeOldContacts(transaction, todayIso()));
}
