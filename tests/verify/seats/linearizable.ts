/** What an operation on the seats of one session was asked and answered. */
export type SeatOperation =
  | { readonly kind: "take"; readonly taken: boolean }
  | { readonly kind: "release" }
  | { readonly kind: "resize"; readonly announced: number }
  | { readonly kind: "read"; readonly left: number };

/** An operation with the instants it was asked and answered, in milliseconds of one clock. */
export type Timed = SeatOperation & { readonly from: number; readonly to: number };

interface Seats {
  readonly held: number;
  readonly announced: number;
}

/** What the seats become by an operation, or null: these seats would not have answered so. */
export function step({ held, announced }: Seats, operation: SeatOperation): Seats | null {
  switch (operation.kind) {
    case "take":
      if (operation.taken !== held < announced) return null;
      return operation.taken ? { held: held + 1, announced } : { held, announced };
    case "release":
      return held > 0 ? { held: held - 1, announced } : null;
    case "resize":
      return { held, announced: operation.announced };
    case "read":
      return operation.left === Math.max(0, announced - held) ? { held, announced } : null;
    default:
      throw new Error("Unknown operation");
  }
}

/**
 * Is there an order of the operations, each between its instants, in which one counter would have answered as it did? Searched in depth,
 * a set of operations already done in a state that was seen is not tried twice (Wing and Gong, with Lowe's memory).
 */
export function isLinearizable(history: readonly Timed[], begin: Seats): boolean {
  const operations = history.toSorted((one, other) => one.from - other.from);
  const seen = new Set<string>();
  const done = new Array<boolean>(operations.length).fill(false);
  const search = (first: number, seats: Seats): boolean => {
    let start = first;
    while (done[start]) start += 1;
    if (start === operations.length) return true;
    const pending = operations.slice(start).flatMap((_, rank) => (done[start + rank] ? [] : [start + rank]));
    const mark = `${start} ${seats.held} ${seats.announced} ${done.slice(start).map(Number).join("").replace(/0+$/, "")}`;
    if (seen.has(mark)) return false;
    seen.add(mark);
    const firstEnd = Math.min(...pending.map((rank) => operations[rank]?.to ?? 0));
    for (const rank of pending) {
      const operation = operations[rank];
      // What was asked after another was answered comes after it.
      if (operation === undefined || operation.from > firstEnd) break;
      const next = step(seats, operation);
      if (next === null) continue;
      done[rank] = true;
      if (search(start, next)) return true;
      done[rank] = false;
    }
    return false;
  };
  return search(0, begin);
}
