import { assertNever, ok, type Result, refused } from "#app/platform/result.ts";
import { findRow, landingState, type StepRefusal } from "#app/platform/state-machine.ts";
import type { Audience } from "../decide-positioning.ts";
import type { PositioningCommander } from "../positioning-states.ts";
import { exitReasonOn } from "./exit-reasons.ts";
import { isPresent, type StayCommandName, type StayGuard, type StayState, stayTransitions } from "./stay-states.ts";

/** What a decision looks at of a stay. Days are civil. */
export interface StayFacts {
  readonly state: StayState | null;
  readonly enteredOn: string | null;
  /** The day of the last thing said of it: what follows is not before. */
  readonly lastOn: string | null;
  /** The days of the session; null: not known. */
  readonly session: { readonly startsOn: string | null; readonly endsOn: string | null };
  /** The codes of the blocks that the session prepares. */
  readonly preparedBlocks: readonly string[];
}

/** What is said of a stay, and the day it happened. */
export interface StayCommand {
  readonly name: StayCommandName;
  readonly happenedOn: string;
  /** Of an exit: its reason, and the blocks obtained. */
  readonly reason: string | null;
  readonly blocks: readonly string[];
}

export type StayRefusal =
  | StepRefusal<StayState, StayCommandName>
  | { readonly kind: "day-in-future"; readonly day: string }
  | { readonly kind: "day-before-last"; readonly day: string; readonly lastOn: string }
  | { readonly kind: "day-after-last"; readonly day: string; readonly lastOn: string }
  | { readonly kind: "entry-outside-session"; readonly startsOn: string | null; readonly endsOn: string | null }
  | { readonly kind: "reason-missing" }
  | { readonly kind: "unknown-reason"; readonly reason: string }
  | { readonly kind: "reason-of-another-exit"; readonly reason: string; readonly leadsTo: StayState }
  | { readonly kind: "block-not-prepared"; readonly block: string };

/** What a command does to a stay. The seat is released when the person is no longer in training. */
export interface StayDecision {
  readonly from: StayState | null;
  readonly state: StayState;
  readonly seat: "release" | "keep";
  /** Who hears of it: following somebody does not stop at the door of the training. */
  readonly heardBy: readonly Audience[];
}

/** What a command does to a stay, or why not: the commander, the state, then each guard of the row. `on`: today. */
export function decideStay(
  facts: StayFacts,
  command: StayCommand,
  { by, on }: { readonly by: PositioningCommander; readonly on: string },
): Result<StayDecision, StayRefusal> {
  const row = findRow(stayTransitions, { state: facts.state, command: command.name, by });
  if (!row.ok) return row;
  const state = landingState(row.value, facts.state);
  for (const guard of row.value.guards) {
    const refusal = refusalOf(guard, { facts, command, state, on });
    if (refusal !== null) return refused(refusal);
  }
  const seat = isPresent(facts.state) && !isPresent(state) ? "release" : "keep";
  return ok({ from: facts.state, state, seat, heardBy: ["prescriber"] });
}

interface Asked {
  readonly facts: StayFacts;
  readonly command: StayCommand;
  readonly state: StayState;
  readonly on: string;
}

function refusalOf(guard: StayGuard, { facts, command, state, on }: Asked): StayRefusal | null {
  const { happenedOn, reason, blocks } = command;
  switch (guard) {
    case "day":
      return dayRefusal(facts, happenedOn, on);
    case "entry-day":
      return entryRefusal(facts, happenedOn, on);
    case "exit-reason":
      return reasonRefusal(reason, { state, on });
    case "blocks": {
      const block = blocks.find((code) => !facts.preparedBlocks.includes(code));
      return block === undefined ? null : { kind: "block-not-prepared", block };
    }
    default:
      return assertNever(guard);
  }
}

/** What an exit corrects is the last thing said: its day is not before the entry. */
function dayRefusal({ state, enteredOn, lastOn }: StayFacts, day: string, on: string): StayRefusal | null {
  if (day > on) return { kind: "day-in-future", day };
  const before = state === null || isPresent(state) ? lastOn : enteredOn;
  return before === null || before <= day ? null : { kind: "day-before-last", day, lastOn: before };
}

/** The day of an entry is one of the session, and not after what was said since. */
function entryRefusal({ enteredOn, lastOn, session }: StayFacts, day: string, on: string): StayRefusal | null {
  const { startsOn, endsOn } = session;
  if (day > on) return { kind: "day-in-future", day };
  if ((startsOn !== null && day < startsOn) || (endsOn !== null && day > endsOn))
    return { kind: "entry-outside-session", startsOn, endsOn };
  if (lastOn === null || lastOn === enteredOn || day <= lastOn) return null;
  return { kind: "day-after-last", day, lastOn };
}

function reasonRefusal(
  reason: string | null,
  { state, on }: { readonly state: StayState; readonly on: string },
): StayRefusal | null {
  if (reason === null) return { kind: "reason-missing" };
  const known = exitReasonOn(reason, on);
  if (known === null) return { kind: "unknown-reason", reason };
  return known.leadsTo === state ? null : { kind: "reason-of-another-exit", reason, leadsTo: known.leadsTo };
}
