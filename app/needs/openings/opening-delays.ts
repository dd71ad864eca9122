/** The delays of a session to open, in days. */
export interface OpeningDelays {
  /** The fewest and the most days that whoever asks leaves to answer. */
  readonly fewestReplyDays: number;
  readonly mostReplyDays: number;
  /** Somebody studies it: they have so many days from their last word. */
  readonly studyDays: number;
  /** After a reminder; then it lapses. */
  readonly remindedDays: number;
  /** The first day may be so far. */
  readonly mostDaysAhead: number;
}

interface DatedOpeningDelays {
  readonly from: string;
  readonly delays: OpeningDelays;
}

/** The delays in force, oldest first: the Region changes them by adding a table. domain.md gives none: these are to confirm by it. */
const datedOpeningDelays: readonly DatedOpeningDelays[] = [
  {
    from: "2020-01-01",
    delays: { fewestReplyDays: 7, mostReplyDays: 60, studyDays: 30, remindedDays: 10, mostDaysAhead: 540 },
  },
];

/** The delays that a decision of this civil day sets. Before the first table, the first one. */
export function openingDelaysOn(
  day: string,
  tables: readonly DatedOpeningDelays[] = datedOpeningDelays,
): OpeningDelays {
  const found = tables.findLast(({ from }) => from <= day) ?? tables[0];
  if (found === undefined) throw new Error("There is no table of delays");
  return found.delays;
}
