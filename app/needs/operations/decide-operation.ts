import { assertNever, ok, type Result, refused } from "#app/platform/result.ts";
import { findRow, landingState, type StepRefusal } from "#app/platform/state-machine.ts";
import { addDays } from "#app/platform/working-days.ts";
import { isCancelReason } from "./cancel-reasons.ts";
import {
  type OperationCommander,
  type OperationCommandName,
  type OperationGuard,
  type OperationState,
  operationTransitions,
} from "./operation-states.ts";
import { faultInPath, faultOf, MOST_STEPS, type PathStep, type StepFault } from "./path-step.ts";

/** People are not looked for longer than this: a need does not wait. */
const MOST_GATHERING_DAYS = 180;
/** What is proposed: three weeks to find people. */
export const USUAL_GATHERING_DAYS = 21;

/**
 * What a decision looks at. `gathersUntil`: the last day on which people are looked for. `steps`: as they would be once it is carried out.
 */
export interface OperationFacts {
  readonly state: OperationState | null;
  readonly gathersUntil: string;
  readonly isNeedQualified: boolean;
  readonly steps: readonly PathStep[];
}

/** A command, with what it says. */
export type OperationCommand =
  | { readonly name: Exclude<OperationCommandName, "cancel"> }
  | { readonly name: "cancel"; readonly reason: string };

export type OperationRefusal =
  | StepRefusal<OperationState, OperationCommandName>
  | { readonly kind: "need-not-qualified" }
  | { readonly kind: "day-is-past" | "day-too-far"; readonly gathersUntil: string }
  | { readonly kind: "no-step" | "too-many-steps" }
  | { readonly kind: "wrong-step"; readonly place: number; readonly fault: StepFault }
  /** The places of the steps whose days or funder nobody confirmed. */
  | { readonly kind: "path-to-confirm"; readonly places: readonly number[] }
  | { readonly kind: "unknown-reason"; readonly reason: string }
  | { readonly kind: "gathering-runs"; readonly until: string };

/** What the operation becomes. `reason`: why it is cancelled. */
export interface OperationDecision {
  readonly state: OperationState;
  readonly reason: string | null;
}

/** What a command does to an operation on a civil day, or why not. */
export function decideOperation(
  facts: OperationFacts,
  command: OperationCommand,
  { by, on }: { readonly by: OperationCommander; readonly on: string },
): Result<OperationDecision, OperationRefusal> {
  const row = findRow(operationTransitions, { state: facts.state, command: command.name, by });
  if (!row.ok) return row;
  for (const guard of row.value.guards) {
    const refusal = refusalOf(guard, { facts, command, on });
    if (refusal !== null) return refused(refusal);
  }
  const reason = command.name === "cancel" ? command.reason : null;
  return ok({ state: landingState(row.value, facts.state), reason });
}

interface Asked {
  readonly facts: OperationFacts;
  readonly command: OperationCommand;
  readonly on: string;
}

function refusalOf(guard: OperationGuard, { facts, command, on }: Asked): OperationRefusal | null {
  const { gathersUntil, isNeedQualified, steps } = facts;
  switch (guard) {
    case "need-qualified":
      return isNeedQualified ? null : { kind: "need-not-qualified" };
    case "day-to-come":
      if (gathersUntil <= on) return { kind: "day-is-past", gathersUntil };
      return gathersUntil > addDays(on, MOST_GATHERING_DAYS) ? { kind: "day-too-far", gathersUntil } : null;
    case "path-drawn":
      return pathRefusal(steps);
    case "path-confirmed":
      return pathRefusal(steps) ?? toConfirm(steps) ?? wrongInPath(steps, on);
    case "known-reason":
      return command.name !== "cancel" || isCancelReason(command.reason)
        ? null
        : { kind: "unknown-reason", reason: command.reason };
    case "gathering-over":
      return gathersUntil < on ? null : { kind: "gathering-runs", until: gathersUntil };
    default:
      return assertNever(guard);
  }
}

function pathRefusal(steps: readonly PathStep[]): OperationRefusal | null {
  if (steps.length === 0) return { kind: "no-step" };
  if (steps.length > MOST_STEPS) return { kind: "too-many-steps" };
  for (const [place, step] of steps.entries()) {
    const fault = faultOf(step);
    if (fault !== null) return { kind: "wrong-step", place, fault };
  }
  return null;
}

function toConfirm(steps: readonly PathStep[]): OperationRefusal | null {
  const places = steps.flatMap(({ isDated, isFunded }, place) => (isDated && isFunded ? [] : [place]));
  return places.length === 0 ? null : { kind: "path-to-confirm", places };
}

function wrongInPath(steps: readonly PathStep[], on: string): OperationRefusal | null {
  for (const [place, step] of steps.entries()) {
    const fault = faultInPath(step, { on, before: steps.slice(0, place) });
    if (fault !== null) return { kind: "wrong-step", place, fault };
  }
  return null;
}
