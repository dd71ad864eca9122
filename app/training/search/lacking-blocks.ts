/** The blocks that teach something the person who searches lacks. */
export interface LackingBlocks {
  /** All of them. */
  readonly codes: readonly string[];
  /** Those that the filters name one by one, the most useful first. */
  readonly counted: readonly { readonly code: string; readonly label: string }[];
}
