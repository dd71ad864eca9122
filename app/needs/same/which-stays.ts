import type { NeedVisibility } from "../need-choices.ts";
import type { NeedState } from "../need-states.ts";

interface Told {
  readonly id: string;
  readonly state: NeedState;
  readonly createdAt: Date;
}

/** How far a need has gone; one that is closed comes first here, and never stays. */
const FAR: readonly NeedState[] = ["posted", "confirmed", "qualified"];

/** Of two needs that are one, does the first one stay? The one that has gone further does, else the older one. */
export function staysBefore(one: Told, other: Told): boolean {
  const further = FAR.indexOf(one.state) - FAR.indexOf(other.state);
  if (further !== 0) return further > 0;
  const later = one.createdAt.getTime() - other.createdAt.getTime();
  return later === 0 ? one.id < other.id : later < 0;
}

/** From the fewest people who see a need to the most. */
const WIDER: readonly NeedVisibility[] = ["sensors", "prescribers", "public"];

/** Who sees the need that stays: those who saw both, so that a merge shows nobody what a company hid. */
export function narrowerOf(one: NeedVisibility, other: NeedVisibility): NeedVisibility {
  return WIDER.indexOf(one) <= WIDER.indexOf(other) ? one : other;
}
