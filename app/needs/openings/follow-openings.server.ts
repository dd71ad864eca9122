import { type ActingTransaction, inTransactionAs } from "#app/access/acting.server.ts";
import { recordAudit } from "#app/access/audit-trail.server.ts";
import { now, todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { applyOpening } from "./apply-opening.server.ts";
import { decideOpening } from "./decide-opening.ts";
import { listOverdueOpenings, lockOpening, takeTurn } from "./opening-store.server.ts";

const BATCH = 200;
const FIRST_ID = "00000000-0000-0000-0000-000000000000";

/**
 * The portal's hourly work: reminds those who have not answered a request to open, then ends the requests that were reminded in vain. Run
 * again, it does nothing more.
 */
export async function followOpenings(
  database: Database,
): Promise<{ readonly reminded: number; readonly lapsed: number }> {
  const count = { reminded: 0, lapsed: 0 };
  const today = todayIso();
  for (let after = FIRST_ID; ; ) {
    const page = { today, after, most: BATCH };
    const ids = await inTransactionAs(database, { task: "opening" }, (transaction) =>
      listOverdueOpenings(transaction, page),
    );
    for (const id of ids) {
      const did = await inTransactionAs(database, { task: "opening" }, (transaction) => followOne(transaction, id));
      if (did !== null) count[did] += 1;
    }
    const last = ids.at(-1);
    if (last === undefined || ids.length < BATCH) return count;
    after = last;
  }
}

async function followOne(transaction: ActingTransaction, id: string): Promise<"reminded" | "lapsed" | null> {
  await takeTurn(transaction, id);
  const held = await lockOpening(transaction, id, null);
  if (held === undefined) return null;
  const command = { name: held.remindedOn === null ? "remind" : "lapse" } as const;
  const on = todayIso();
  const decided = decideOpening(held, command, { by: "portal", on });
  if (!decided.ok) return null;
  const decidedBy = { by: "portal", accountId: null, organisationId: null, at: now(), on } as const;
  const version = await applyOpening(transaction, { held, command, decision: decided.value, decidedBy });
  await recordAudit(transaction, {}, { action: `opening.${command.name}`, resourceId: id, facts: { version } });
  return command.name === "remind" ? "reminded" : "lapsed";
}
