import { type ActingTransaction, inTransactionAs } from "#app/access/acting.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { readBookableSession } from "#app/training/seats/seat-store.server.ts";
import { commandAsPortal } from "./portal-work.server.ts";
import { lockPositioning } from "./positioning-store.server.ts";
import { listOthersBeforeEntry } from "./waiting-list-store.server.ts";

/** Ends the other positionings of somebody in training that overlap it in time, and answers how many. Run again, it ends no more. */
export function supersedeOthers(database: Database, enteredId: string): Promise<{ readonly superseded: number }> {
  return inTransactionAs(database, { task: "position" }, async (transaction) => {
    const entered = await lockPositioning(transaction, enteredId);
    if (entered?.enteredOn === undefined || entered.enteredOn === null) return { superseded: 0 };
    const session = await readBookableSession(transaction, entered.sessionId);
    const stay = { startsOn: entered.enteredOn, endsOn: session?.endsOn ?? null };
    let superseded = 0;
    for (const id of await listOthersBeforeEntry(transaction, entered)) {
      if (await supersede(transaction, id, stay)) superseded += 1;
    }
    return { superseded };
  });
}

async function supersede(
  transaction: ActingTransaction,
  id: string,
  stay: { readonly startsOn: string; readonly endsOn: string | null },
): Promise<boolean> {
  const held = await lockPositioning(transaction, id);
  const session = held === undefined ? null : await readBookableSession(transaction, held.sessionId);
  if (held === undefined || session === null) return false;
  return commandAsPortal(transaction, { held, session, command: "supersede", looked: { stay } });
}
