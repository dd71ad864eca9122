/** What the operator should know about a file that was read all the same. */
export type FileNotice =
  | { readonly kind: "not-in-utf-8"; readonly file: string; readonly encoding: string }
  | { readonly kind: "rows-skipped"; readonly file: string; readonly count: number; readonly example: string };

export type Notify = (notice: FileNotice) => void;
