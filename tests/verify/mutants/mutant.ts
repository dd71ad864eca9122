/** A fault one could make, and the test that must die of it. */
export interface Mutant {
  readonly name: string;
  readonly file: string;
  /** Found exactly once in the file, or the mutant is out of date. */
  readonly from: string;
  readonly to: string;
  readonly project: "unit" | "integration";
  readonly suite: string;
  /** Part of the name of the test that must fail. */
  readonly killedBy: string;
}
