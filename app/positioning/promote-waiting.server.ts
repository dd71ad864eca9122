import { type ActingTransaction, inTransactionAs } from "#app/access/acting.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { lockSeats, readBookableSession, type SeatKey } from "#app/training/seats/seat-store.server.ts";
import type { DecidedBy } from "./apply-decision.server.ts";
import { asPortal, commandAsPortal } from "./portal-work.server.ts";
import { lockPositioning } from "./positioning-store.server.ts";
import { firstWaiting } from "./waiting-list-store.server.ts";

/**
 * Gives the seats that are left to the first of the waiting list, one transaction each, and answers how many: accepted where the
 * organisation chose so, else proposed to it with the seat held. Where seats are not communicated, the organisation chooses by itself.
 * Run again, or twice at once, it promotes nobody twice.
 */
export async function promoteWaiting(database: Database, seat: SeatKey): Promise<{ readonly promoted: number }> {
  for (let promoted = 0; ; promoted += 1) {
    const isPromoted = await inTransactionAs(database, { task: "position" }, (transaction) =>
      promoteOne(transaction, seat),
    );
    if (!isPromoted) return { promoted };
  }
}

/** The same inside the transaction of a decision that gave seats, in the name of whoever took it. It acts for the task `position`. */
export async function promoteWaitingIn(
  transaction: ActingTransaction,
  seat: SeatKey,
  inNameOf: DecidedBy,
): Promise<void> {
  while (await promoteOne(transaction, seat, inNameOf)) {
    // One seat, one person.
  }
}

async function promoteOne(
  transaction: ActingTransaction,
  seat: SeatKey,
  inNameOf: DecidedBy = asPortal(),
): Promise<boolean> {
  const first = await firstWaiting(transaction, seat);
  if (first === null) return false;
  const session = await readBookableSession(transaction, seat.sessionId);
  if (session === null || session.promotesAutomatically === null) return false;
  // Rows before seats, as every command does: two that wait for each other would stop both.
  const held = await lockPositioning(transaction, first);
  const { room, left } = await lockSeats(transaction, seat);
  if (held === undefined || left === null || left === 0) return false;
  const isNextInLine = (await firstWaiting(transaction, seat)) === held.id;
  const command = session.promotesAutomatically ? "promote" : "promote-to-proposal";
  return commandAsPortal(transaction, { held, session, command, looked: { room, left, isNextInLine }, inNameOf });
}
