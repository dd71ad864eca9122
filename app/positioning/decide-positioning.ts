import { ok, type Result, refused } from "#app/platform/result.ts";
import { findRow, landingState, type StepRefusal } from "#app/platform/state-machine.ts";
import { addWorkingDays } from "#app/platform/working-days.ts";
import { delaysOn } from "./delays.ts";
import type { GuardRefusal, PositioningCommand, PositioningFacts } from "./positioning-facts.ts";
import { refusalOf } from "./positioning-guards.ts";
import {
  holdsSeat,
  type PositioningCommander,
  type PositioningCommandName,
  type PositioningState,
  positioningTransitions,
} from "./positioning-states.ts";

/** Who hears of a decision. */
export type Audience = "person" | "prescriber" | "organisation";

/** What must follow a decision, besides its state and its seat. */
export type PositioningEffect =
  | { readonly kind: "notify"; readonly audience: Audience }
  /** A seat came free: the first of the waiting list has it. */
  | { readonly kind: "promote-next" }
  /** The person is in training: a stay begins, and what overlaps it elsewhere ends. */
  | { readonly kind: "begin-stay"; readonly entryOn: string }
  | { readonly kind: "supersede-others" }
  /** A positioning on another session follows from this one. */
  | { readonly kind: "create-linked"; readonly sessionId: number };

/** What a command does: the new state, what becomes of the seat, by when somebody must answer, and what follows. */
export interface PositioningDecision {
  readonly command: PositioningCommandName;
  readonly from: PositioningState | null;
  readonly state: PositioningState;
  readonly seat: "take" | "release" | "keep";
  readonly answerBy: string | null;
  readonly reason: string | null;
  readonly effects: readonly PositioningEffect[];
}

export type PositioningRefusal = StepRefusal<PositioningState, PositioningCommandName> | GuardRefusal;

/** Who hears of each command (domain.md § 2.1, notifications); whoever gave it does not. */
const audiences: Readonly<Record<PositioningCommandName, readonly Audience[]>> = {
  draft: [],
  submit: ["person", "organisation"],
  invite: ["person", "prescriber"],
  "record-attendance": ["prescriber"],
  "record-absence": ["person", "prescriber"],
  accept: ["person", "prescriber"],
  "wait-list": ["person", "prescriber"],
  promote: ["person", "prescriber", "organisation"],
  "promote-to-proposal": ["organisation"],
  "confirm-by-silence": ["person", "prescriber", "organisation"],
  reject: ["person", "prescriber"],
  confirm: ["organisation", "prescriber", "person"],
  decline: ["organisation", "prescriber", "person"],
  withdraw: ["organisation", "person"],
  enter: ["prescriber", "person"],
  "record-no-show": ["person", "prescriber"],
  "correct-no-show": ["person", "prescriber"],
  "restore-offer": ["person", "prescriber"],
  "cancel-entry": ["person", "prescriber"],
  expire: ["person", "prescriber", "organisation"],
  supersede: ["organisation", "prescriber"],
  reopen: ["person", "organisation"],
  "cancel-with-session": ["person", "prescriber"],
  "postpone-with-session": ["person", "prescriber"],
  move: ["person", "prescriber", "organisation"],
};

/**
 * What a command does to a positioning, or why not: the commander, the state, then each guard of the row, in this order. `on` is today,
 * a civil day in Europe/Paris.
 */
export function decidePositioning(
  facts: PositioningFacts,
  command: PositioningCommand,
  { by, on }: { readonly by: PositioningCommander; readonly on: string },
): Result<PositioningDecision, PositioningRefusal> {
  const row = findRow(positioningTransitions, { state: facts.state, command: command.name, by });
  if (!row.ok) return row;
  for (const guard of row.value.guards) {
    const refusal = refusalOf(guard, { facts, command, on });
    if (refusal !== null) return refused(refusal);
  }
  const state = landingState(row.value, facts.state);
  const seat = seatMove(facts.state, state);
  return ok({
    command: command.name,
    from: facts.state,
    state,
    seat,
    answerBy: answerBy(facts, state, on),
    reason: "reason" in command ? command.reason : null,
    effects: effectsOf({ facts, command, by, seat }),
  });
}

function seatMove(from: PositioningState | null, to: PositioningState): PositioningDecision["seat"] {
  if (holdsSeat(from) === holdsSeat(to)) return "keep";
  return holdsSeat(to) ? "take" : "release";
}

/** By when somebody must answer in this state; no later than the first day of a dated session. */
function answerBy({ session }: PositioningFacts, state: PositioningState, on: string): string | null {
  const delays = delaysOn(on);
  if (state === "submitted") return addWorkingDays(on, delays.firstReplyWorkingDays);
  if (state !== "accepted" && state !== "proposed") return null;
  const asked = state === "accepted" ? delays.answerWorkingDays : delays.proposalWorkingDays;
  const end = addWorkingDays(on, asked);
  const { startsOn, isPermanent } = session;
  if (isPermanent || startsOn === null || end < startsOn) return end;
  return startsOn > on ? startsOn : on;
}

interface Done {
  readonly facts: PositioningFacts;
  readonly command: PositioningCommand;
  readonly by: PositioningCommander;
  readonly seat: PositioningDecision["seat"];
}

function effectsOf({ facts, command, by, seat }: Done): readonly PositioningEffect[] {
  // A draft is known to whoever prepares it and to nobody else.
  const isPrivate = facts.state === "draft" && command.name !== "submit";
  const heard = audiences[command.name].filter((one) => one !== by && (!isPrivate || one === "prescriber"));
  const told = heard.map((audience) => ({ kind: "notify", audience }) as const);
  const follows: readonly PositioningEffect[] = [
    ...("entryOn" in command
      ? ([{ kind: "begin-stay", entryOn: command.entryOn }, { kind: "supersede-others" }] as const)
      : []),
    ...("toSessionId" in command && facts.state !== null
      ? [{ kind: "create-linked", sessionId: command.toSessionId } as const]
      : []),
    ...(seat === "release" && command.name !== "cancel-with-session" ? [{ kind: "promote-next" } as const] : []),
  ];
  return [...told, ...follows];
}
