import type { TransitionRow } from "#app/platform/state-machine.ts";

/** Where a session that somebody asks to be opened stands. */
export const openingStates = ["asked", "in_study", "opened", "refused", "lapsed", "withdrawn"] as const;
export type OpeningState = (typeof openingStates)[number];

/** The states in which somebody has something to answer. */
export const activeOpenings = ["asked", "in_study"] as const satisfies readonly OpeningState[];

/** What can be asked of a session to open. */
export const openingCommands = [
  "ask",
  "join",
  "leave",
  "withdraw",
  "study",
  "could",
  "decline",
  "decline-last",
  "open",
  "fund",
  "refuse",
  "remind",
  "lapse",
] as const;
export type OpeningCommandName = (typeof openingCommands)[number];

/**
 * Who asks; a training organisation that teaches the block; whoever steers training there (the Region, a Département for its own towns);
 * who pays for it, the Region; the portal's own work.
 */
export const openingCommanders = ["asker", "organisation", "pilot", "funder", "portal"] as const;
export type OpeningCommander = (typeof openingCommanders)[number];

/** What must hold besides the state. */
export type OpeningGuard =
  | "days-to-come"
  | "asks"
  | "others-ask"
  | "nobody-else-asks"
  | "others-may"
  | "nobody-else-may"
  | "not-funded-yet"
  | "not-said-yet"
  | "session-fits"
  | "silent-too-long"
  | "reminded-in-vain";

type Row = TransitionRow<OpeningState, OpeningCommandName, OpeningCommander, OpeningGuard>;

/**
 * The machine of a session to open. `join` adds seats to those that are asked, or changes one's own; `leave` takes one's own back.
 * `decline-last`: the last organisation that could open it says no.
 */
export const openingTransitions: readonly Row[] = [
  { command: "ask", from: [null], to: "asked", by: ["asker"], guards: ["days-to-come"] },
  { command: "join", from: activeOpenings, to: "same", by: ["asker"], guards: [] },
  { command: "leave", from: activeOpenings, to: "same", by: ["asker"], guards: ["asks", "others-ask"] },
  { command: "withdraw", from: activeOpenings, to: "withdrawn", by: ["asker"], guards: ["asks", "nobody-else-asks"] },
  { command: "study", from: ["asked"], to: "in_study", by: ["pilot"], guards: [] },
  { command: "could", from: activeOpenings, to: "in_study", by: ["organisation"], guards: ["not-said-yet"] },
  { command: "decline", from: activeOpenings, to: "same", by: ["organisation"], guards: ["others-may"] },
  { command: "decline-last", from: activeOpenings, to: "refused", by: ["organisation"], guards: ["nobody-else-may"] },
  { command: "open", from: activeOpenings, to: "opened", by: ["organisation"], guards: ["session-fits"] },
  { command: "fund", from: activeOpenings, to: "in_study", by: ["funder"], guards: ["not-funded-yet"] },
  { command: "refuse", from: activeOpenings, to: "refused", by: ["funder"], guards: [] },
  { command: "remind", from: activeOpenings, to: "same", by: ["portal"], guards: ["silent-too-long"] },
  { command: "lapse", from: activeOpenings, to: "lapsed", by: ["portal"], guards: ["reminded-in-vain"] },
];

/** Why a training organisation says no. */
export const declineReasons = ["no-trainer", "no-room", "too-few", "not-taught", "dates"] as const;
export type DeclineReason = (typeof declineReasons)[number];

/** Why the Region does not pay. */
export const refuseReasons = ["no-budget", "taught-elsewhere", "too-few-people", "not-a-priority"] as const;
export type RefuseReason = (typeof refuseReasons)[number];

/** Why a session is asked for: a company's need, the path of people, something else that was seen. */
export const openingWhys = ["need", "path", "other"] as const;
export type OpeningWhy = (typeof openingWhys)[number];

/** What a training organisation said last. */
export const openingAnswers = ["opens", "could", "no"] as const;
export type OpeningAnswerKind = (typeof openingAnswers)[number];

/** How far from the town a session may be, in kilometres. */
export const openingRadii = [10, 20, 30, 50, 100] as const;

/** The requests of a list: those that await an answer, or those that are over. */
export const openingPeriods = ["active", "over"] as const;
export type OpeningPeriod = (typeof openingPeriods)[number];
