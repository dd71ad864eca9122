import { type ActingTransaction, inTransactionAs } from "#app/access/acting.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { readBookableSession } from "#app/training/seats/seat-store.server.ts";
import { asPortal, recordPortalWork } from "../portal-work.server.ts";
import { applySuggestion, decideOn } from "./apply-suggestion.server.ts";
import { listMaybeLapsed, lockSuggestion } from "./suggestion-store.server.ts";

const BATCH = 200;
const FIRST_ID = "00000000-0000-0000-0000-000000000000";

/** The portal's hourly work: ends the suggestions that nobody answered in time. Answers how many. Run again, it ends no more. */
export async function lapseSuggestions(database: Database): Promise<{ readonly lapsed: number }> {
  const today = todayIso();
  let lapsed = 0;
  for (let after = FIRST_ID; ; ) {
    const page = { today, after, most: BATCH };
    const ids = await inTransactionAs(database, { task: "position" }, (tx) => listMaybeLapsed(tx, page));
    for (const id of ids) {
      if (await inTransactionAs(database, { task: "position" }, (tx) => lapseOne(tx, id))) lapsed += 1;
    }
    const last = ids.at(-1);
    if (last === undefined || ids.length < BATCH) return { lapsed };
    after = last;
  }
}

async function lapseOne(transaction: ActingTransaction, id: string): Promise<boolean> {
  const locked = await lockSuggestion(transaction, id);
  const session = locked === undefined ? null : await readBookableSession(transaction, locked.sessionId);
  if (locked === undefined || session === null) return false;
  const decidedBy = asPortal();
  const command = { name: "lapse", reason: null } as const;
  const decided = decideOn({ locked, session }, command, decidedBy);
  if (!decided.ok) return false;
  const version = await applySuggestion(transaction, { locked, command, decision: decided.value, decidedBy });
  await recordPortalWork(transaction, { action: "suggestion.lapse", resourceId: id, facts: { version } });
  return true;
}
