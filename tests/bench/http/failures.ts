/** One request that failed. */
export interface Failure {
  /** Of the run, from 0: when it was due. */
  readonly second: number;
  /** Its status, or why there was no answer. */
  readonly fault: string;
}

/** How many of each fault, and in which seconds: « 39 × 503 (Retry-After 5), seconds 0–2 ». Empty when nothing failed. */
export function describeFailures(failures: readonly Failure[]): string {
  const kinds = [...new Set(failures.map(({ fault }) => fault))];
  return kinds
    .map((kind) => {
      const seconds = failures.filter(({ fault }) => fault === kind).map(({ second }) => second);
      return `${seconds.length} × ${kind}, seconds ${writeRuns(seconds)}`;
    })
    .join("; ");
}

function writeRuns(numbers: readonly number[]): string {
  const runs: { readonly from: number; to: number }[] = [];
  for (const number of [...new Set(numbers)].toSorted((one, other) => one - other)) {
    const last = runs.at(-1);
    if (last?.to === number - 1) last.to = number;
    else runs.push({ from: number, to: number });
  }
  return runs.map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`)).join(", ");
}
