/** The delays of a need, in days. */
export interface NeedDelays {
  /** Without a word of the company nor of a sensor, the company is asked. */
  readonly silenceDays: number;
  /** It answers; then the need is closed. */
  readonly answerDays: number;
  /** A closed need may be opened again; then the contact of the company is removed. */
  readonly reopenDays: number;
}

/** A table in force from a civil day on, until the next one. */
interface DatedNeedDelays {
  readonly from: string;
  readonly delays: NeedDelays;
}

/** The delays in force, oldest first: the Region changes them by adding a table. domain.md gives none: these are to confirm by it. */
const datedNeedDelays: readonly DatedNeedDelays[] = [
  { from: "2020-01-01", delays: { silenceDays: 30, answerDays: 14, reopenDays: 30 } },
];

/** The delays that a decision of this civil day sets. Before the first table, the first one. */
export function needDelaysOn(day: string, tables: readonly DatedNeedDelays[] = datedNeedDelays): NeedDelays {
  const found = tables.findLast(({ from }) => from <= day) ?? tables[0];
  if (found === undefined) throw new Error("There is no table of delays");
  return found.delays;
}
