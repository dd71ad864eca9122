/** Every kind of effect. The worker's table has a definition for each, or it does not compile; `content/operation.ts` has its words. */
export const effectTopics = [
  "account-help",
  "aid-told",
  "file-link-mail",
  "file-link-sms",
  "invitation",
  "letter",
  "mail",
  "need-import",
  "need-mail",
  "need-moved",
  "need-sms",
  "opening-told",
  "operation-opened",
  "password-reset",
  "password-reset-asked",
  "person-entered",
  "positioning-decided",
  "positioning-mail",
  "positioning-sms",
  "proposal-decided",
  "read-budget-alert",
  "seat-freed",
  "seat-taken",
  "security-change",
  "session-changed",
  "sign-in-link",
  "sign-in-sms",
  "sms",
  "suggestion-decided",
] as const;

export type EffectTopic = (typeof effectTopics)[number];

/** Who receives effects. Each has workers of its own: one that answers slowly does not delay the others. `portal` is the portal itself. */
export const effectLanes = ["portal", "mail", "sms", "paper"] as const;

export type EffectLane = (typeof effectLanes)[number];
