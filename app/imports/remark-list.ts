import { MAX_LISTED_REMARKS, type Remark } from "./import-report.ts";

/** Remarks of a whole run: the first ones are kept, the others only counted. */
export interface RemarkList {
  add(remarks: readonly Remark[]): void;
  /** In the order of the file. */
  listed(): readonly Remark[];
  omitted(): number;
}

/** An empty list that keeps `MAX_LISTED_REMARKS` lines. */
export function createRemarkList(): RemarkList {
  const kept: Remark[] = [];
  let omitted = 0;
  return {
    add(remarks): void {
      for (const remark of remarks) {
        if (kept.length < MAX_LISTED_REMARKS) kept.push(remark);
        else omitted += 1;
      }
    },
    listed: () => kept.toSorted((one, other) => one.index - other.index || one.line - other.line),
    omitted: () => omitted,
  };
}
