import { assertNever, ok, type Result, refused } from "#app/platform/result.ts";
import { findRow, landingState, type StepRefusal } from "#app/platform/state-machine.ts";
import { addDays } from "#app/platform/working-days.ts";
import { openingDelaysOn } from "./opening-delays.ts";
import {
  activeOpenings,
  type DeclineReason,
  type OpeningAnswerKind,
  type OpeningCommander,
  type OpeningCommandName,
  type OpeningGuard,
  type OpeningState,
  openingTransitions,
  type RefuseReason,
} from "./opening-states.ts";

/**
 * What a decision looks at. Days are civil. `ownSeats`: those that whoever commands asks; 0, none. `othersMay`: another organisation that
 * teaches the block has not said no. `ownAnswer`: the last word of the training organisation that commands.
 */
export interface OpeningFacts {
  readonly state: OpeningState | null;
  readonly dueOn: string | null;
  readonly remindedOn: string | null;
  readonly seats: number;
  readonly ownSeats: number;
  readonly isFunded: boolean | null;
  readonly othersMay: boolean;
  readonly ownAnswer: OpeningAnswerKind | null;
}

/** A session that an organisation would open. `km` null: it is remote, or its feed does not say where. */
export interface OfferedSession {
  readonly id: number;
  readonly teachesBlock: boolean;
  readonly startsOn: string | null;
  readonly isPermanent: boolean;
  readonly km: number | null;
}

/** The days that are asked for. */
export interface AskedDays {
  readonly startsFrom: string;
  readonly startsBy: string;
  readonly replyBy: string;
}

/** A command, with what it says. */
export type OpeningCommand =
  | ({ readonly name: "ask"; readonly seats: number } & AskedDays)
  | { readonly name: "join"; readonly seats: number }
  | { readonly name: "leave" | "withdraw" | "study" | "could" | "fund" | "remind" | "lapse" }
  | { readonly name: "decline" | "decline-last"; readonly reason: DeclineReason }
  | { readonly name: "refuse"; readonly reason: RefuseReason }
  | {
      readonly name: "open";
      readonly session: OfferedSession;
      readonly asked: Pick<AskedDays, "startsFrom" | "startsBy"> & { readonly radiusKm: number };
      /** Said of a session that begins on another day than was asked. */
      readonly isSure: boolean;
    };

export type OpeningRefusal =
  | StepRefusal<OpeningState, OpeningCommandName>
  | { readonly kind: "wrong-days"; readonly day: keyof AskedDays }
  | { readonly kind: "asks-nothing" | "others-ask" | "nobody-else-asks" | "others-may" | "nobody-else-may" }
  | { readonly kind: "funded-already" | "could-already" }
  | { readonly kind: "session-teaches-else" | "session-over" }
  | { readonly kind: "session-too-far"; readonly km: number }
  | { readonly kind: "session-on-another-day"; readonly startsOn: string }
  | { readonly kind: "delay-runs"; readonly until: string | null };

/** What the request becomes. `reason`: of this command. */
export interface OpeningDecision {
  readonly state: OpeningState;
  readonly dueOn: string | null;
  readonly remindedOn: string | null;
  readonly seats: number;
  readonly isFunded: boolean | null;
  readonly reason: DeclineReason | RefuseReason | null;
  readonly sessionId: number | null;
}

/** What a command does to a session to open on a civil day, or why not. */
export function decideOpening(
  facts: OpeningFacts,
  command: OpeningCommand,
  { by, on }: { readonly by: OpeningCommander; readonly on: string },
): Result<OpeningDecision, OpeningRefusal> {
  const row = findRow(openingTransitions, { state: facts.state, command: command.name, by });
  if (!row.ok) return row;
  for (const guard of row.value.guards) {
    const refusal = refusalOf(guard, { facts, command, on });
    if (refusal !== null) return refused(refusal);
  }
  const state = landingState(row.value, facts.state);
  return ok({
    state,
    ...daysAfter(state, command, { facts, on }),
    seats: seatsAfter(command, facts),
    isFunded: command.name === "fund" ? true : command.name === "refuse" ? false : facts.isFunded,
    reason: "reason" in command ? command.reason : null,
    sessionId: command.name === "open" ? command.session.id : null,
  });
}

function seatsAfter(command: OpeningCommand, { seats, ownSeats }: OpeningFacts): number {
  if (command.name === "ask") return command.seats;
  if (command.name === "join") return seats - ownSeats + command.seats;
  return command.name === "leave" ? seats - ownSeats : seats;
}

/** Whoever studies it breaks its silence; another who asks, or one no among others, does not. */
function daysAfter(
  state: OpeningState,
  command: OpeningCommand,
  { facts, on }: { readonly facts: OpeningFacts; readonly on: string },
): Pick<OpeningDecision, "dueOn" | "remindedOn"> {
  const { studyDays, remindedDays } = openingDelaysOn(on);
  if (!activeOpenings.some((active) => active === state)) return { dueOn: null, remindedOn: null };
  switch (command.name) {
    case "ask":
      return { dueOn: command.replyBy, remindedOn: null };
    case "study":
    case "could":
    case "fund":
      return { dueOn: addDays(on, studyDays), remindedOn: null };
    case "remind":
      return { dueOn: addDays(on, remindedDays), remindedOn: on };
    default:
      return { dueOn: facts.dueOn, remindedOn: facts.remindedOn };
  }
}

interface Asked {
  readonly facts: OpeningFacts;
  readonly command: OpeningCommand;
  readonly on: string;
}

function refusalOf(guard: OpeningGuard, { facts, command, on }: Asked): OpeningRefusal | null {
  const { seats, ownSeats, othersMay, isFunded, dueOn, remindedOn } = facts;
  switch (guard) {
    case "days-to-come":
      return command.name === "ask" ? wrongDay(command, on) : null;
    case "asks":
      return ownSeats > 0 ? null : { kind: "asks-nothing" };
    case "others-ask":
      return seats > ownSeats ? null : { kind: "nobody-else-asks" };
    case "nobody-else-asks":
      return seats > ownSeats ? { kind: "others-ask" } : null;
    case "others-may":
      return othersMay ? null : { kind: "nobody-else-may" };
    case "nobody-else-may":
      return othersMay ? { kind: "others-may" } : null;
    case "not-funded-yet":
      return isFunded === true ? { kind: "funded-already" } : null;
    case "not-said-yet":
      return facts.ownAnswer === "could" ? { kind: "could-already" } : null;
    case "session-fits":
      return command.name === "open" ? unfit(command, on) : null;
    case "silent-too-long":
      return remindedOn === null && isPast(dueOn, on) ? null : { kind: "delay-runs", until: dueOn };
    case "reminded-in-vain":
      return remindedOn !== null && isPast(dueOn, on) ? null : { kind: "delay-runs", until: dueOn };
    default:
      return assertNever(guard);
  }
}

function isPast(dueOn: string | null, on: string): boolean {
  return dueOn !== null && dueOn < on;
}

function wrongDay({ startsFrom, startsBy, replyBy }: AskedDays, on: string): OpeningRefusal | null {
  const { fewestReplyDays, mostReplyDays, mostDaysAhead } = openingDelaysOn(on);
  const wrong = (day: keyof AskedDays): OpeningRefusal => ({ kind: "wrong-days", day });
  if (startsFrom <= on || startsFrom > addDays(on, mostDaysAhead)) return wrong("startsFrom");
  if (startsBy < startsFrom || startsBy > addDays(on, mostDaysAhead)) return wrong("startsBy");
  const isReplyWrong = replyBy < addDays(on, fewestReplyDays) || replyBy > addDays(on, mostReplyDays);
  return isReplyWrong ? wrong("replyBy") : null;
}

/** A session that begins on another day than was asked may be the answer, once its organisation said that it knows. */
function unfit(
  { session, asked, isSure }: Extract<OpeningCommand, { readonly name: "open" }>,
  on: string,
): OpeningRefusal | null {
  const { teachesBlock, startsOn, isPermanent, km } = session;
  if (!teachesBlock) return { kind: "session-teaches-else" };
  if (!isPermanent && (startsOn === null || startsOn <= on)) return { kind: "session-over" };
  if (km !== null && km > asked.radiusKm) return { kind: "session-too-far", km: Math.round(km) };
  if (isSure || isPermanent || startsOn === null) return null;
  const isAsked = asked.startsFrom <= startsOn && startsOn <= asked.startsBy;
  return isAsked ? null : { kind: "session-on-another-day", startsOn };
}
