import { type ActingTransaction, inTransactionAs } from "#app/access/acting.server.ts";
import { now, todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { addWorkingDays } from "#app/platform/working-days.ts";
import { addNotices } from "./notice-store.server.ts";
import { listToRemind, type ToRemind } from "./reminder-store.server.ts";

const BATCH = 200;
const FIRST_ID = "00000000-0000-0000-0000-000000000000";

/**
 * The portal's hourly work: whoever has not answered for a seat or a suggestion is reminded the working day before their last day, and,
 * for a seat, on the last day again when the link they have does not last until its end. Each reminder carries a new link. Answers how
 * many were recorded; they are told with the other news, by day, twice a day at most. Run again, it records no more.
 */
export async function remindAnswers(database: Database): Promise<{ readonly reminded: number }> {
  let reminded = 0;
  for (let after = FIRST_ID; ; ) {
    const from = after;
    const found = await inTransactionAs(database, { task: "notify" }, (transaction) => remindNext(transaction, from));
    reminded += found.length;
    const last = found.at(-1);
    if (last === undefined || found.length < BATCH) return { reminded };
    after = last.subjectId;
  }
}

async function remindNext(transaction: ActingTransaction, after: string): Promise<readonly ToRemind[]> {
  const at = now();
  const today = todayIso(at);
  const found = await listToRemind(transaction, { today, lastDay: addWorkingDays(today, 1), after, most: BATCH });
  const reminder = { audience: "person", isUrgent: false, at } as const;
  await addNotices(
    transaction,
    found.map((whose) => ({ ...whose, ...reminder })),
  );
  return found;
}
