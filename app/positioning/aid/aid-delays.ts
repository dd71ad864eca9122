import { type AidState, activeAids } from "./aid-states.ts";

/** The days that each has to act, from the last word of somebody; then who must act is reminded, as often. */
type AidDelays = Readonly<Record<(typeof activeAids)[number], number>> & {
  /** The first day of the training may be so far. */
  readonly mostDaysAhead: number;
};

interface DatedAidDelays {
  readonly from: string;
  readonly delays: AidDelays;
}

/** The delays in force, oldest first: the Region changes them by adding a table. domain.md gives none: these are to confirm by it. */
const datedAidDelays: readonly DatedAidDelays[] = [
  {
    from: "2020-01-01",
    delays: { draft: 7, agreed: 5, quote_asked: 7, complete: 5, sent: 15, to_complete: 7, mostDaysAhead: 540 },
  },
];

/** The delays that a decision of this civil day sets. Before the first table, the first one. */
export function aidDelaysOn(day: string, tables: readonly DatedAidDelays[] = datedAidDelays): AidDelays {
  const found = tables.findLast(({ from }) => from <= day) ?? tables[0];
  if (found === undefined) throw new Error("There is no table of delays");
  return found.delays;
}

/** Does somebody have something to do in this state? */
export function isActiveAid(state: AidState): state is (typeof activeAids)[number] {
  return activeAids.some((active) => active === state);
}
