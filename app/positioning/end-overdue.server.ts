import { type ActingTransaction, inTransactionAs } from "#app/access/acting.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { addDays } from "#app/platform/working-days.ts";
import { readBookableSession } from "#app/training/seats/seat-store.server.ts";
import { delaysOn } from "./delays.ts";
import { commandAsPortal } from "./portal-work.server.ts";
import { lockPositioning } from "./positioning-store.server.ts";
import { type DueBefore, listMaybeDue } from "./waiting-list-store.server.ts";

const BATCH = 200;
const FIRST_ID = "00000000-0000-0000-0000-000000000000";

/**
 * The portal's hourly work: ends what nobody answered in time, and keeps for the person a seat that the organisation let its delay pass on.
 * Answers how many. Run again, or twice at once, it changes nothing more.
 */
export async function endOverdue(database: Database): Promise<{ readonly ended: number }> {
  const before = dueBefore(todayIso());
  let ended = 0;
  for (let after = FIRST_ID; ; ) {
    const page = { after, most: BATCH };
    const ids = await inTransactionAs(database, { task: "position" }, (tx) => listMaybeDue(tx, before, page));
    for (const id of ids) {
      if (await inTransactionAs(database, { task: "position" }, (tx) => endOne(tx, id))) ended += 1;
    }
    const last = ids.at(-1);
    if (last === undefined || ids.length < BATCH) return { ended };
    after = last;
  }
}

function dueBefore(today: string): DueBefore {
  const { closureDays, waitingListDays, closureAfterStartDays } = delaysOn(today);
  return {
    today,
    idleSince: addDays(today, -closureDays),
    waitingSince: addDays(today, -waitingListDays),
    begun: addDays(today, -closureAfterStartDays),
  };
}

async function endOne(transaction: ActingTransaction, id: string): Promise<boolean> {
  const held = await lockPositioning(transaction, id);
  const session = held === undefined ? null : await readBookableSession(transaction, held.sessionId);
  if (held === undefined || session === null) return false;
  const command = held.state === "proposed" ? "confirm-by-silence" : "expire";
  return commandAsPortal(transaction, { held, session, command });
}
