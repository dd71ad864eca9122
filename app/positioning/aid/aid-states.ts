import type { TransitionRow } from "#app/platform/state-machine.ts";

/** Where the individual aid that is asked for somebody's training stands. Nothing of it leaves whoever follows them before their yes. */
export const aidStates = [
  "draft",
  "agreed",
  "quote_asked",
  "complete",
  "sent",
  "to_complete",
  "accepted",
  "refused",
  "declined",
  "cancelled",
  "expired",
  "entered",
] as const;
export type AidState = (typeof aidStates)[number];

/** The states in which somebody has something to do before the training starts. */
export const activeAids = [
  "draft",
  "agreed",
  "quote_asked",
  "complete",
  "sent",
  "to_complete",
] as const satisfies readonly AidState[];

/** What can be asked of an individual aid. */
export const aidCommands = [
  "prepare",
  "agree",
  "decline",
  "ask-quote",
  "quote",
  "no-quote",
  "supply",
  "send",
  "accept",
  "refuse",
  "return",
  "cancel",
  "enter",
  "remind",
  "expire",
] as const;
export type AidCommandName = (typeof aidCommands)[number];

/** The person; whoever follows them; the training organisation that is asked for a quote; the Region, which decides; the portal's work. */
export const aidCommanders = ["person", "prescriber", "organisation", "funder", "portal"] as const;
export type AidCommander = (typeof aidCommanders)[number];

/** What must hold besides the state. */
export type AidGuard =
  | "starts-to-come"
  | "said-how"
  | "provider-known"
  | "quote-holds"
  | "quote-not-lacking"
  | "yes-lacking"
  | "terms-agreed"
  | "filed-before"
  | "answers-it"
  | "within-cost"
  | "silent-too-long"
  | "started";

type Row = TransitionRow<AidState, AidCommandName, AidCommander, AidGuard>;

const before = ["agreed", "complete", "to_complete"] as const satisfies readonly AidState[];

/**
 * The machine of an individual aid. A quote comes from the organisation, or whoever follows the person notes one that came on paper. Of a
 * scheme that is read elsewhere, whoever follows the person notes the answer (`answers-it`). A quote of another day, or dearer than what
 * the person said yes to, asks for their yes again (`yes-lacking`): nothing is sent without it (`terms-agreed`).
 */
export const aidTransitions: readonly Row[] = [
  { command: "prepare", from: [null], to: "draft", by: ["prescriber"], guards: ["starts-to-come"] },
  { command: "agree", from: ["draft"], to: "agreed", by: ["person", "prescriber"], guards: ["said-how"] },
  {
    ...{ command: "agree", from: ["complete"], to: "complete", by: ["person", "prescriber"] },
    guards: ["said-how", "yes-lacking"],
  },
  { command: "decline", from: activeAids, to: "declined", by: ["person", "prescriber"], guards: ["said-how"] },
  { command: "ask-quote", from: before, to: "quote_asked", by: ["prescriber"], guards: ["provider-known"] },
  { command: "quote", from: ["quote_asked"], to: "complete", by: ["organisation"], guards: ["quote-holds"] },
  {
    ...{ command: "quote", from: ["quote_asked", ...before], to: "complete", by: ["prescriber"] },
    guards: ["quote-holds"],
  },
  { command: "no-quote", from: ["quote_asked"], to: "agreed", by: ["organisation"], guards: [] },
  {
    ...{ command: "supply", from: ["to_complete"], to: "complete", by: ["prescriber"] },
    guards: ["starts-to-come", "quote-not-lacking"],
  },
  {
    ...{ command: "send", from: ["complete"], to: "sent", by: ["prescriber"] },
    guards: ["starts-to-come", "terms-agreed", "filed-before"],
  },
  {
    ...{ command: "accept", from: ["sent"], to: "accepted", by: ["prescriber", "funder"] },
    guards: ["answers-it", "within-cost"],
  },
  { command: "refuse", from: ["sent"], to: "refused", by: ["prescriber", "funder"], guards: ["answers-it"] },
  { command: "return", from: ["sent"], to: "to_complete", by: ["prescriber", "funder"], guards: ["answers-it"] },
  { command: "cancel", from: [...activeAids, "accepted"], to: "cancelled", by: ["prescriber"], guards: [] },
  { command: "enter", from: ["accepted"], to: "entered", by: ["prescriber"], guards: ["started"] },
  { command: "remind", from: activeAids, to: "same", by: ["portal"], guards: ["silent-too-long"] },
  { command: "expire", from: activeAids, to: "expired", by: ["portal"], guards: ["started"] },
];

/** Why no collective session closes what the person lacks. */
export const aidWhys = ["no-session", "no-seat", "too-far", "dates", "pace", "level"] as const;
export type AidWhy = (typeof aidWhys)[number];

/** Why a training organisation gives no quote. */
export const noQuoteReasons = ["no-seat", "dates", "not-sold-alone", "prerequisites"] as const;
export type NoQuoteReason = (typeof noQuoteReasons)[number];

/** Why an aid is refused. */
export const aidRefusals = ["conditions", "budget", "collective-offer", "too-late", "project"] as const;
export type AidRefusal = (typeof aidRefusals)[number];

/** What a request lacks, when it is sent back. */
export const aidLacks = ["quote", "project", "papers", "commitment"] as const;
export type AidLack = (typeof aidLacks)[number];

/** How what lacked is given, when it is not the quote. The portal takes no papers. */
export const aidSupplies = ["explained", "papers-sent"] as const;
export type AidSupply = (typeof aidSupplies)[number];

/** How somebody says to whoever follows them what they answer. */
export const aidSaidHows = ["phone", "office", "paper"] as const;
export type AidSaidHow = (typeof aidSaidHows)[number];
