/** What is known of words: those of the catalogue and of the jobs, ready to be looked up in memory. */
export interface Lexicon {
  /** The version of the vocabulary it was read from. */
  readonly version: string;
}
