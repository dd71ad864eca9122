import { type ActingTransaction, inTransactionAs } from "#app/access/acting.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { readBookableSession } from "#app/training/seats/seat-store.server.ts";
import { listMaybeTurned, lockManagedSession } from "#app/training/seats/session-life-store.server.ts";
import { asPortal, recordPortalWork } from "../portal-work.server.ts";
import { applySession, type SessionDecidedBy } from "./apply-session.server.ts";

const BATCH = 200;

/** The portal's own commands on a session, each asked in turn: its rule says which one is due. */
const turns = ["start", "end"] as const;
const seatTurns = ["close-full", "reopen-freed"] as const;

/** Closes a session that has no seat left, and opens it again when one is freed, unless somebody closed it by hand. */
export function followSeats(database: Database, sessionId: number): Promise<boolean> {
  return inTransactionAs(database, { task: "position" }, (transaction) => followSeatsIn(transaction, sessionId));
}

/** The same inside a transaction that acts for the task `position`. `name`: in whose name, the portal's own when absent. */
export function followSeatsIn(
  transaction: ActingTransaction,
  sessionId: number,
  name?: Omit<SessionDecidedBy, "by">,
): Promise<boolean> {
  return turn(transaction, sessionId, { commands: seatTurns, name });
}

/** The portal's hourly work: sessions begin and end on their days. Answers how many turned. Run again, none turns twice. */
export async function followDays(database: Database): Promise<{ readonly turned: number }> {
  const today = todayIso();
  let turned = 0;
  for (let after = 0; ; ) {
    const page = { today, after, most: BATCH };
    const ids = await inTransactionAs(database, { task: "position" }, (tx) => listMaybeTurned(tx, page));
    for (const id of ids) {
      if (await inTransactionAs(database, { task: "position" }, (tx) => turn(tx, id, { commands: turns }))) turned += 1;
    }
    const last = ids.at(-1);
    if (last === undefined || ids.length < BATCH) return { turned };
    after = last;
  }
}

async function turn(
  transaction: ActingTransaction,
  sessionId: number,
  {
    commands,
    name,
  }: {
    readonly commands: readonly ("start" | "end" | "close-full" | "reopen-freed")[];
    readonly name?: Omit<SessionDecidedBy, "by"> | undefined;
  },
): Promise<boolean> {
  const locked = await lockManagedSession(transaction, sessionId);
  const session = locked === undefined ? null : await readBookableSession(transaction, sessionId);
  if (locked === undefined || session === null) return false;
  const decidedBy = { ...(name ?? asPortal()), by: "portal" } as const;
  for (const command of commands) {
    const applied = await applySession(transaction, { locked, session, command: { name: command }, decidedBy });
    if (!applied.ok) continue;
    const { version } = applied.value;
    const entry = { action: `training-session.${command}`, resourceId: String(sessionId), facts: { version } } as const;
    await recordPortalWork(transaction, entry, decidedBy);
    return true;
  }
  return false;
}
