/** One check (contract.md § Commands): how often it ran, and how often it did not hold. */
export interface VerifyLine {
  readonly check: string;
  readonly runs: number;
  readonly violations: number;
  readonly detail: string;
  readonly seed: number;
  readonly durationMs: number;
  readonly ok: boolean;
}

/** What `npm run verify` was asked. */
export interface VerifyOptions {
  readonly quick: boolean;
}

/** A check is one file `tests/verify/NAME/verify.ts` that exports `verify`: it prints each line as soon as it is known. */
export type Verify = (options: VerifyOptions, print: (line: VerifyLine) => void) => Promise<void>;
