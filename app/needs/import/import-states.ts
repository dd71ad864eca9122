/** Where a file of needs stands: its columns are to be said; the portal checks its rows; they are to be sent; it sends them; all are. */
export const importStates = ["mapping", "checking", "checked", "sending", "sent"] as const;
export type ImportState = (typeof importStates)[number];

/** What a row is: not looked at yet, a need to send, one with bad cells, sent, sent before. */
export const rowOutcomes = ["waiting", "ready", "bad", "told", "known"] as const;
export type RowOutcome = (typeof rowOutcomes)[number];

/** Does the portal work on the file at this moment? */
export function isAtWork(state: ImportState): boolean {
  return state === "checking" || state === "sending";
}
