import type { SessionState } from "./session-states.ts";

/** The seats of a session for one funder, as they are kept. */
export interface SeatLedger {
  /** What the feed or the organisation announces; null: not said, which is not zero. */
  readonly announced: number | null;
  /** Held here by people. */
  readonly held: number;
  /** Said by the organisation to be held elsewhere (Kairos); null until it said so. */
  readonly takenElsewhere: number | null;
}

/**
 * The seats that may be held here at most; null: nothing limits. When what is announced falls below what is held, nobody is thrown out:
 * the ceiling falls as people leave.
 */
export function ceilingOf({ announced, held, takenElsewhere }: SeatLedger): number | null {
  return announced === null ? null : Math.max(announced - (takenElsewhere ?? 0), held);
}

/** The seats nobody holds; null, « non communiquées », until the organisation manages the session here and a number is announced. */
export function leftOf({ announced, held, takenElsewhere }: SeatLedger): number | null {
  return announced === null || takenElsewhere === null ? null : Math.max(0, announced - takenElsewhere - held);
}

/** Seats at a glance: grey when they are not communicated. */
export type SeatLight = "green" | "red" | "grey";

/** The light of a number of seats left. */
export function lightOf(left: number | null): SeatLight {
  if (left === null) return "grey";
  return left > 0 ? "green" : "red";
}

/** What a source says of recruiting (LHÉO `etat-recrutement`). */
export type SourceRecruiting = "open" | "closed" | "suspended" | "unknown";

/** The seats left over all funders of a session; null as soon as those of one are not communicated. */
export function leftOverall(left: readonly (number | null)[]): number | null {
  return left.reduce<number | null>(
    (sum, one) => (sum === null || one === null ? null : sum + one),
    left.length === 0 ? null : 0,
  );
}

/**
 * What people read of recruiting: a source's closed or suspended always wins, then what the organisation says here; `state` null: the
 * session is not managed here.
 */
export function recruitingOf(source: SourceRecruiting, state: SessionState | null): SourceRecruiting {
  if (source === "closed" || source === "suspended") return source;
  if (state === null) return source;
  if (state === "published") return "open";
  return state === "suspended" ? "suspended" : "closed";
}
