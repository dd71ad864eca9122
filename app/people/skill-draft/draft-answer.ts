/** What somebody answers when asked whether they can do something. */
export const draftAnswers = ["yes", "little", "no", "unknown"] as const;
export type DraftAnswer = (typeof draftAnswers)[number];
