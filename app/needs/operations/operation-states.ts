import type { TransitionRow } from "#app/platform/state-machine.ts";

/** Where an operation stands: people are gathered for a company's need, along a path. */
export const operationStates = ["gathering", "gathered", "path_confirmed", "running", "ended", "cancelled"] as const;
export type OperationState = (typeof operationStates)[number];

/** What can be asked of an operation. */
export const operationCommands = [
  "open",
  "change-path",
  "close-gathering",
  "confirm-path",
  "start",
  "end",
  "cancel",
] as const;
export type OperationCommandName = (typeof operationCommands)[number];

/** A member of the body that opened it, or the portal's hourly work. */
export const operationCommanders = ["opener", "portal"] as const;
export type OperationCommander = (typeof operationCommanders)[number];

/** What must hold besides the state. */
export type OperationGuard =
  | "need-qualified"
  | "day-to-come"
  | "path-drawn"
  | "path-confirmed"
  | "known-reason"
  | "gathering-over";

const goingOn = ["gathering", "gathered", "path_confirmed", "running"] as const;

/** The states in which the path may still change. */
const drafting = ["gathering", "gathered"] as const;

/**
 * The machine of an operation. People are looked for while it gathers; a last day that is past ends that. Confirming the path ends it too:
 * its days and its funders are then those that people are positioned by.
 */
export const operationTransitions: readonly TransitionRow<
  OperationState,
  OperationCommandName,
  OperationCommander,
  OperationGuard
>[] = [
  {
    ...{ command: "open", from: [null], to: "gathering", by: ["opener"] },
    guards: ["need-qualified", "day-to-come", "path-drawn"],
  },
  { command: "change-path", from: drafting, to: "same", by: ["opener"], guards: ["path-drawn"] },
  { command: "close-gathering", from: ["gathering"], to: "gathered", by: ["portal"], guards: ["gathering-over"] },
  { command: "confirm-path", from: drafting, to: "path_confirmed", by: ["opener"], guards: ["path-confirmed"] },
  { command: "start", from: ["path_confirmed"], to: "running", by: ["opener"], guards: [] },
  { command: "end", from: ["running"], to: "ended", by: ["opener"], guards: [] },
  { command: "cancel", from: goingOn, to: "cancelled", by: ["opener"], guards: ["known-reason"] },
];

/** Does the operation still lead somewhere? */
export function goesOn(state: OperationState): boolean {
  return goingOn.some((one) => one === state);
}

/** May its path still change? */
export function isDrafting(state: OperationState): boolean {
  return drafting.some((one) => one === state);
}
