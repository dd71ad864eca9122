import { type ActingTransaction, inTransactionAs } from "#app/access/acting.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { asPortal, recordPortalWork } from "../portal-work.server.ts";
import { listOverdueAids, lockAid } from "./aid-store.server.ts";
import { applyAid, decideOnAid } from "./apply-aid.server.ts";

const BATCH = 200;
const FIRST_ID = "00000000-0000-0000-0000-000000000000";

/**
 * The portal's hourly work: reminds whoever must act on an individual aid, and ends those whose training starts without an answer. Run
 * again, it does nothing more.
 */
export async function followAids(database: Database): Promise<{ readonly reminded: number; readonly expired: number }> {
  const count = { reminded: 0, expired: 0 };
  const today = todayIso();
  for (let after = FIRST_ID; ; ) {
    const page = { today, after, most: BATCH };
    const ids = await inTransactionAs(database, { task: "position" }, (tx) => listOverdueAids(tx, page));
    for (const id of ids) {
      const did = await inTransactionAs(database, { task: "position" }, (tx) => followOne(tx, id));
      if (did !== null) count[did] += 1;
    }
    const last = ids.at(-1);
    if (last === undefined || ids.length < BATCH) return count;
    after = last;
  }
}

async function followOne(transaction: ActingTransaction, id: string): Promise<"reminded" | "expired" | null> {
  const held = await lockAid(transaction, id);
  if (held === undefined) return null;
  const decidedBy = { ...asPortal(), by: "portal" } as const;
  const command = { name: held.startsOn <= decidedBy.on ? "expire" : "remind" } as const;
  const decided = decideOnAid(held, command, decidedBy);
  if (!decided.ok) return null;
  const version = await applyAid(transaction, { held, command, decision: decided.value, decidedBy });
  await recordPortalWork(transaction, { action: `aid.${command.name}`, resourceId: id, facts: { version } });
  return command.name === "remind" ? "reminded" : "expired";
}
