import { type AidState, activeAids } from "../aid/aid-states.ts";
import type { PositioningState } from "../positioning-states.ts";
import { activeProposals, type ProposalState } from "../proposal/proposal-states.ts";
import type { SuggestionState } from "../suggestion/suggestion-states.ts";

/** Hours during which a link sent by SMS or by mail opens its positioning. */
export const LINK_HOURS = 72;
/** Days during which the code of a letter does. */
export const CODE_DAYS = 30;

/** Of the keyed hash that is stored of a code. */
export const CODE_PURPOSE = "answer code";
/** Of the keyed hash of a link's id that makes its token, when its message gives another link. */
export const WITH_PURPOSE = "answer told with";

/** The token made of a keyed hash: 144 bits, in the writing of the others. */
export function tokenOfHash(hash: string): string {
  return Buffer.from(hash, "hex").subarray(0, TOKEN_BYTES).toString("base64url");
}

const HOUR_MS = 3_600_000;
const TOKEN_BYTES = 18;
/** Digits and capitals that are not taken for one another on paper. */
const CODE_SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
const CODE_LENGTH = 10;

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

/** Does a link open what it is of at that instant, in one of these states? Expired, ended and over are told alike. */
export function isLinkOpen<State extends string>(
  { expiresAt, endedAt }: LinkLife,
  state: State,
  at: Date,
  states: readonly State[],
): boolean {
  return endedAt === null && at < expiresAt && states.includes(state);
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

/** The states of a suggestion that may be answered by its link. */
export const answerableSuggestions: readonly SuggestionState[] = ["open", "agreed"];

/** The states of a proposal that may be answered by its link: a yes is taken back by it too. */
export const answerableProposals: readonly ProposalState[] = [...activeProposals, "joined"];

/** The states of an individual aid in which its link says yes, or no. */
export const answerableAids: readonly AidState[] = activeAids;

/** May the person still say no? */
export function mayDecline(state: PositioningState): boolean {
  return state !== "entered" && answerableStates.includes(state);
}

/** A code to type from a letter: ten signs, 50 bits, in two groups. `random(n)`: a whole number below n, by chance. */
export function newCode(random: (below: number) => number): string {
  const signs = Array.from({ length: CODE_LENGTH }, () => CODE_SIGNS[random(CODE_SIGNS.length)]);
  return `${signs.slice(0, CODE_LENGTH / 2).join("")}-${signs.slice(CODE_LENGTH / 2).join("")}`;
}

/** A code as somebody typed it, in the writing of `newCode`; null: no code is written so. */
export function readCode(typed: string): string | null {
  const signs = typed.toUpperCase().replaceAll(/[^\dA-Z]/g, "");
  const isCode = signs.length === CODE_LENGTH && [...signs].every((sign) => CODE_SIGNS.includes(sign));
  return isCode ? `${signs.slice(0, CODE_LENGTH / 2)}-${signs.slice(CODE_LENGTH / 2)}` : null;
}
