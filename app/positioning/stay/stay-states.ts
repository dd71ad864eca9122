import type { TransitionRow } from "#app/platform/state-machine.ts";
import type { PositioningCommander } from "../positioning-states.ts";

/** The states of a stay in training (domain.md § 2.4), from the entry on. */
export const stayStates = [
  "in_progress",
  "interrupted",
  "completed",
  "dropped_out",
  "excluded",
  "ended_for_job",
  "transferred",
] as const;
export type StayState = (typeof stayStates)[number];

/** What the training organisation says of a stay: an exit by the state its reason leads to. */
export const stayCommands = [
  "begin",
  "correct-entry",
  "interrupt",
  "resume",
  "complete",
  "drop-out",
  "exclude",
  "end-for-job",
  "transfer",
] as const;
export type StayCommandName = (typeof stayCommands)[number];

/** What a row asks besides the state and the commander. */
export type StayGuard = "day" | "entry-day" | "exit-reason" | "blocks";

type Row = TransitionRow<StayState, StayCommandName, PositioningCommander, StayGuard>;

const present = ["in_progress", "interrupted"] as const;
const ended = ["completed", "dropped_out", "excluded", "ended_for_job", "transferred"] as const;
/** An exit said again corrects the one before: both stay in the history. */
const exit = {
  from: [...present, ...ended],
  by: ["organisation"],
  guards: ["day", "exit-reason", "blocks"],
} as const;

/** The machine of domain.md § 2.4. */
export const stayTransitions: readonly Row[] = [
  { command: "begin", from: [null], to: "in_progress", by: ["organisation"], guards: ["day"] },
  { command: "correct-entry", from: [...present, ...ended], to: "same", by: ["organisation"], guards: ["entry-day"] },
  { command: "interrupt", from: ["in_progress"], to: "interrupted", by: ["organisation"], guards: ["day"] },
  { command: "resume", from: ["interrupted"], to: "in_progress", by: ["organisation"], guards: ["day"] },
  { command: "complete", to: "completed", ...exit },
  { command: "drop-out", to: "dropped_out", ...exit },
  { command: "exclude", to: "excluded", ...exit },
  { command: "end-for-job", to: "ended_for_job", ...exit },
  { command: "transfer", to: "transferred", ...exit },
];

/** Is the person in training in this state? An exit from any other corrects an exit. */
export function isPresent(state: StayState | null): boolean {
  return present.some((one) => one === state);
}
