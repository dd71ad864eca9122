/** What makes a reference file unusable as a whole. `line` counts from 1, the header being line 1. */
export type FileRefusal =
  | { readonly kind: "missing-file"; readonly file: string }
  | { readonly kind: "missing-column"; readonly file: string; readonly column: string }
  | { readonly kind: "not-csv"; readonly file: string; readonly line: number }
  | { readonly kind: "empty-file"; readonly file: string }
  | {
      readonly kind: "bad-value";
      readonly file: string;
      readonly line: number;
      readonly column: string;
      readonly value: string;
      /** What the column holds, in French: « un code ROME, par exemple H2913 ». */
      readonly expected: string;
    }
  | { readonly kind: "conflicting-rows"; readonly family: string; readonly key: string }
  | {
      readonly kind: "unknown-reference";
      readonly family: string;
      readonly column: string;
      readonly value: string;
    };

/**
 * Ends the reading of a file from inside its stream. Caught once, by runReferenceImport, which turns it into the refusal it
 * carries: a value could not cross the COPY that pulls on the stream.
 */
export class UnusableFile extends Error {
  override readonly name = "UnusableFile";
  readonly refusal: FileRefusal;

  constructor(refusal: FileRefusal) {
    super(`Unusable file: ${refusal.kind}`);
    this.refusal = refusal;
  }
}
