import type { PositioningState } from "../positioning-states.ts";

/** Hours during which a link sent by SMS or by mail opens its positioning. */
export const LINK_HOURS = 72;
/** Days during which the code of a letter does. */
export const CODE_DAYS = 30;

const HOUR_MS = 3_600_000;

/** How a message reaches a person. */
export type PersonChannel = "sms" | "mail" | "letter";

/** When a link made at an instant stops working, by what carries it. */
export function linkExpiry(channel: PersonChannel, at: Date): Date {
  const hours = channel === "letter" ? CODE_DAYS * 24 : LINK_HOURS;
  return new Date(at.getTime() + hours * HOUR_MS);
}

/** What decides whether a link opens anything. */
export interface LinkLife {
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
}

/** Does a link open its positioning at that instant? Expired, ended and over are told alike. */
export function isLinkOpen({ expiresAt, endedAt }: LinkLife, state: PositioningState, at: Date): boolean {
  return endedAt === null && at < expiresAt && answerableStates.includes(state);
}

/** The states of which there is something to follow or to answer: in all others, the link is a page that is not found. */
export const answerableStates: readonly PositioningState[] = [
  "submitted",
  "invited",
  "under_review",
  "waitlisted",
  "proposed",
  "no_show_event",
  "accepted",
  "enrolled",
  "entered",
];
