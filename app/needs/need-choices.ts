/** How much a company needs a skill. */
export const skillImportances = ["essential", "useful", "trainable"] as const;
export type SkillImportance = (typeof skillImportances)[number];

/** Who sees a need: everybody, those who follow people, those who collect needs. */
export const needVisibilities = ["public", "prescribers", "sensors"] as const;
export type NeedVisibility = (typeof needVisibilities)[number];

export const needContracts = ["permanent", "fixed-term", "temporary", "work-study", "seasonal"] as const;
export type NeedContract = (typeof needContracts)[number];

/** What the company offers to whoever comes. */
export const needOffers = ["visit", "immersion", "on-site-training", "tutor"] as const;
export type NeedOffer = (typeof needOffers)[number];

export const payPeriods = ["hour", "month"] as const;
export type PayPeriod = (typeof payPeriods)[number];

export const companySizes = ["1-9", "10-49", "50-249", "250"] as const;
export type CompanySize = (typeof companySizes)[number];

/** When the company may be called. */
export const callTimes = ["morning", "noon", "afternoon", "evening", "any"] as const;
export type CallTime = (typeof callTimes)[number];

/** Where the people a company hired came from. */
export const hiredFroms = ["hub", "france-travail", "agency", "own-network", "elsewhere"] as const;
export type HiredFrom = (typeof hiredFroms)[number];

/** Why a sensor says that a skill of a need counts no more. */
export const contestReasons = ["other-job", "not-needed", "wrong-skill"] as const;
export type ContestReason = (typeof contestReasons)[number];

/** Why a sensor sets a need aside. */
export const setAsideReasons = ["unknown-company", "same-need", "not-reachable", "not-a-job"] as const;
export type SetAsideReason = (typeof setAsideReasons)[number];
