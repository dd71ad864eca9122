/**
 * For how many days what carries news to people is kept (docs/data-protection.md). Data that the Region's data protection officer corrects.
 */
export const keptDays = {
  /** A link or a code, after it ended or expired. */
  link: 30,
  /** A notice, after it was told or overtaken: longer than any delay of a positioning that waits. */
  notice: 365,
  /** A letter without its words, after it was posted or replaced. */
  letter: 30,
} as const;
