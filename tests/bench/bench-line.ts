/** One figure of a bench (contract.md § Commands): ours against another, taken in the same run. */
export interface BenchLine {
  readonly suite: string;
  readonly case: string;
  readonly scale: string;
  readonly unit: string;
  readonly a: BenchSide;
  readonly b: BenchSide | null;
  /** Ours divided by the other; null when a figure stands alone against its goal. */
  readonly ratio: number | null;
  /** The most the ratio, or the lone figure, may be; null for a figure given for information. */
  readonly goal: number | null;
  /** The goal is the least, not the most, the figure may be. */
  readonly isFloor?: true;
  readonly ok: boolean;
  /** What went wrong, when something did. */
  readonly detail?: string;
  readonly n: number;
  readonly seed: number;
  readonly engine: string;
  readonly engineVersion: string;
  readonly commit: string;
}

/** One side of a figure, in the line's unit. */
export interface BenchSide {
  readonly name: string;
  readonly median: number;
  readonly p95: number;
}

/** What `npm run bench` was asked. */
export interface BenchOptions {
  readonly scale: "100k" | "1m";
  readonly quick: boolean;
  /** Only the cases whose name holds this text, where a suite can tell them apart; absent: all. */
  readonly only?: string | undefined;
}

/** A suite is one file `tests/bench/SUITE/bench.ts` that exports `bench`: it prints each line as soon as it is known. */
export type Bench = (options: BenchOptions, print: (line: BenchLine) => void) => Promise<void>;

/** Sums up measures of one side; p95 of few measures is their largest. */
export function summarise(name: string, measures: readonly number[]): BenchSide {
  const sorted = measures.toSorted((one, other) => one - other);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { name, median: rounded(at(0.5)), p95: rounded(at(0.95)) };
}

/** Three decimals are more than any figure here deserves. */
export function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
