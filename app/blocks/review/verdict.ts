/** What a reviewer decides of a link from a block to a skill. */
export const verdicts = ["accepted", "rejected"] as const;
export type Verdict = (typeof verdicts)[number];
