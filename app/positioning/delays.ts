/** The delays of the workflow, in the unit each name says. */
export interface Delays {
  /** The training organisation says something of a positioning. Told to it and to the prescriber: nothing ends by it. */
  readonly firstReplyWorkingDays: number;
  /** The person confirms after an acceptance; then the seat goes to the next. */
  readonly answerWorkingDays: number;
  /** The organisation answers for a seat held for the first of its waiting list; its silence is a yes. */
  readonly proposalWorkingDays: number;
  /** The person answers a suggestion. */
  readonly suggestionWorkingDays: number;
  /** The person answers the proposal of a company's need. */
  readonly proposalAnswerWorkingDays: number;
  /** The company says whether it meets somebody who said yes. */
  readonly companyAnswerDays: number;
  /** After the day of a meeting, the company says what came of it. */
  readonly outcomeDays: number;
  /** A positioning without any decision ends. */
  readonly closureDays: number;
  /** A wait on a list ends. */
  readonly waitingListDays: number;
  /** What was not decided ends so long after the session began. */
  readonly closureAfterStartDays: number;
  /** An entry or an absence at the entry that was said by mistake is taken back. */
  readonly correctionDays: number;
}

/** A table in force from a civil day on, until the next one. */
export interface DatedDelays {
  readonly from: string;
  readonly delays: Delays;
}

/** The delays in force, oldest first: the Region changes them by adding a table, without code. Sources: domain.md § 2.1, deadlines. */
export const datedDelays: readonly DatedDelays[] = [
  {
    from: "2020-01-01",
    delays: {
      firstReplyWorkingDays: 5,
      answerWorkingDays: 4,
      proposalWorkingDays: 2,
      suggestionWorkingDays: 5,
      proposalAnswerWorkingDays: 5,
      companyAnswerDays: 14,
      outcomeDays: 21,
      closureDays: 60,
      waitingListDays: 180,
      closureAfterStartDays: 30,
      correctionDays: 15,
    },
  },
];

/** The delays that a decision of this civil day sets. Before the first table, the first one. */
export function delaysOn(day: string, tables: readonly DatedDelays[] = datedDelays): Delays {
  const found = tables.findLast(({ from }) => from <= day) ?? tables[0];
  if (found === undefined) throw new Error("There is no table of delays");
  return found.delays;
}
