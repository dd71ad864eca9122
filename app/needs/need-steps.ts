/** The parts of a draft of a need, a page each. */
export const needSteps = ["job", "post", "skills", "company"] as const;
export type NeedStep = (typeof needSteps)[number];
