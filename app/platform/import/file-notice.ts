/** What the operator should know about a file that was read all the same. */
export type FileNotice =
  | { readonly kind: "read-as-windows-1252"; readonly file: string }
  | { readonly kind: "rows-skipped"; readonly file: string; readonly count: number; readonly example: string };

export type Notify = (notice: FileNotice) => void;
