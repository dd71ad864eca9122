/** What a step of a path is: an immersion, key skills, blocks of a title, or something a title does not teach. */
export const stepKinds = ["immersion", "basics", "blocks", "module"] as const;
export type StepKind = (typeof stepKinds)[number];
