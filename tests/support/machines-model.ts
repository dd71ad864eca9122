import { ok } from "#app/platform/result.ts";
import { addDays } from "#app/platform/working-days.ts";
import { decidePositioning } from "#app/positioning/decide-positioning.ts";
import type { PositioningCommand, PositioningFacts } from "#app/positioning/positioning-facts.ts";
import { refusalOf } from "#app/positioning/positioning-guards.ts";
import { holdsSeat, type PositioningCommander, type PositioningState } from "#app/positioning/positioning-states.ts";
import { decideStay, type StayCommand } from "#app/positioning/stay/decide-stay.ts";
import { isPresent, type StayState } from "#app/positioning/stay/stay-states.ts";
import {
  decideSuggestion,
  type SuggestionCommandName,
  type SuggestionFacts,
  type SuggestionState,
} from "#app/positioning/suggestion/suggestion-states.ts";
import { recruitingOf } from "#app/training/seats/seat-ledger.ts";
import {
  decideSession,
  type SessionCommand,
  type SessionCommander,
  type SessionState,
} from "#app/training/seats/session-states.ts";
import { writtenEnd, writtenPositioning, writtenSession, writtenStay, writtenSuggestion } from "./written-machines.ts";

export interface ModelSession {
  readonly id: number;
  state: SessionState;
  version: number;
  startsOn: string;
  endsOn: string;
  announced: number;
  promotesAutomatically: boolean;
  isClosedByPortal: boolean;
}

export interface ModelPositioning {
  readonly person: number;
  readonly session: number;
  state: PositioningState;
  version: number;
  since: string;
  answerBy: string | null;
  meetingOn: string | null;
  isMoved: boolean;
  rank: number;
  /** Of an absence at the entry: the state it was said of. */
  before: PositioningState | null;
  stay: { state: StayState; enteredOn: string; lastOn: string } | null;
}

export interface ModelSuggestion {
  readonly person: number;
  readonly session: number;
  state: SuggestionState;
  version: number;
  answerBy: string | null;
}

/**
 * The portal as plain data. Where a command leads and what it asks are read in the steps written by hand; who looks at what, what
 * cascades and what waits is written here again. A pure machine that decides otherwise than its steps is an error.
 * `steps`: the transitions that were taken, as « machine command state ».
 */
export interface MachinesModel {
  today: string;
  readonly sessions: ModelSession[];
  readonly positionings: ModelPositioning[];
  readonly suggestions: ModelSuggestion[];
  readonly steps: string[];
}

export function copyModel({ today, sessions, positionings, suggestions, steps }: MachinesModel): MachinesModel {
  return {
    ...{ today, steps: [...steps] },
    sessions: sessions.map((one) => ({ ...one })),
    positionings: positionings.map((one) => ({ ...one, stay: one.stay === null ? null : { ...one.stay } })),
    suggestions: suggestions.map((one) => ({ ...one })),
  };
}

/** The blocks of the sessions of the tests. */
export const PREPARED_BLOCKS = ["RNCP34441BC01", "RNCP34441BC02"];

/** Before an entry, and not ended. */
const active: readonly PositioningState[] = [
  ...(["draft", "submitted", "invited", "under_review", "waitlisted", "proposed", "no_show_event"] as const),
  ...(["accepted", "enrolled"] as const),
];

/** What a pure machine decided, which must be what is written. */
function agreed<Decision extends { readonly state: string }>(
  what: string,
  decided: { readonly ok: true; readonly value: Decision } | { readonly ok: false },
  written: string | null,
): Decision | null {
  const state = decided.ok ? decided.value.state : null;
  if (state !== written) throw new Error(`${what}: the code decides ${state}, the domain says ${written}`);
  return decided.ok ? decided.value : null;
}

function decidedPositioning(
  facts: PositioningFacts,
  command: PositioningCommand,
  { by, on }: { readonly by: PositioningCommander; readonly on: string },
) {
  const asked = { from: facts.state, command: command.name, by };
  const written = writtenEnd(writtenPositioning, asked, (guard) => refusalOf(guard, { facts, command, on }) === null);
  return agreed(`positioning ${command.name} ${facts.state}`, decidePositioning(facts, command, { by, on }), written);
}

export function holdsOne({ state, stay }: ModelPositioning): boolean {
  return state === "entered" ? isPresent(stay?.state ?? null) : holdsSeat(state);
}

function leftOf({ positionings, sessions }: MachinesModel, session: number): number {
  const held = positionings.filter((one) => one.session === session && holdsOne(one)).length;
  return Math.max(0, (sessions[session]?.announced ?? 0) - held);
}

function factsOf(model: MachinesModel, session: ModelSession): PositioningFacts {
  const { id, startsOn, endsOn, isClosedByPortal, state } = session;
  const recruiting = recruitingOf("open", isClosedByPortal ? "published" : state);
  const left = leftOf(model, model.sessions.indexOf(session));
  return {
    ...{ state: null, since: model.today, answerBy: null, meetingOn: null, isMoved: false, isNextInLine: false },
    ...{ session: { id, startsOn, endsOn, isPermanent: false, recruiting }, room: left, left },
    ...{ hasOther: false, right: ok({}), obstacles: [], stay: null, before: null, hasExited: false },
  };
}

function hasOther(model: MachinesModel, { person, session }: Place, except: ModelPositioning | null): boolean {
  return model.positionings.some(
    (one) =>
      one !== except &&
      one.person === person &&
      one.session === session &&
      (active.includes(one.state) || holdsOne(one)),
  );
}

function lastStay(model: MachinesModel, person: number): PositioningFacts["stay"] {
  const stays = model.positionings.filter((one) => one.person === person && one.state === "entered");
  const [last] = stays.toSorted((one, other) => ((one.stay?.enteredOn ?? "") < (other.stay?.enteredOn ?? "") ? 1 : -1));
  if (last?.stay === undefined || last.stay === null) return null;
  return { startsOn: last.stay.enteredOn, endsOn: holdsOne(last) ? null : last.stay.lastOn };
}

interface Place {
  readonly person: number;
  readonly session: number;
}

/** Begins a positioning, or the linked one of a move. */
export function begin(
  model: MachinesModel,
  place: Place,
  command: PositioningCommand & { readonly name: "draft" | "submit" | "move" },
  by: PositioningCommander,
): boolean {
  const session = model.sessions[place.session];
  if (session === undefined) return false;
  const facts = { ...factsOf(model, session), hasOther: hasOther(model, place, null) };
  // Of a move: the session that is left is another one.
  const from = command.name === "move" ? { ...facts, session: { ...facts.session, id: -1 } } : facts;
  const decided = decidedPositioning({ ...facts, ...from }, command, { by, on: model.today });
  if (decided === null) return false;
  const { state, answerBy } = decided;
  model.steps.push(`positioning ${command.name} new`);
  const fresh = { version: 1, since: model.today, meetingOn: null, isMoved: false, rank: 0, before: null, stay: null };
  model.positionings.push({ ...place, state, answerBy, ...fresh });
  return true;
}

/** Gives a command on a positioning. */
export function say(
  model: MachinesModel,
  one: ModelPositioning,
  command: PositioningCommand,
  { by, stay = null }: { readonly by: PositioningCommander; readonly stay?: PositioningFacts["stay"] },
): boolean {
  const session = model.sessions[one.session];
  if (session === undefined) return false;
  const { state, since, answerBy, meetingOn, isMoved } = one;
  const inLine = model.positionings.filter((each) => each.session === one.session && each.state === "waitlisted");
  const facts = {
    ...{ ...factsOf(model, session), state, since, answerBy, meetingOn, isMoved },
    isNextInLine: inLine.every(({ rank }) => rank >= one.rank),
    hasOther: hasOther(model, one, one),
    stay: stay ?? lastStay(model, one.person),
    before: one.before,
    hasExited: one.stay !== null && !isPresent(one.stay.state),
  };
  const decided = decidedPositioning(facts, command, { by, on: model.today });
  if (decided === null) return false;
  model.steps.push(`positioning ${command.name} ${state}`);
  const ranks = model.positionings.flatMap(({ session: of, rank }) => (of === one.session ? [rank] : []));
  if (command.name === "wait-list") one.rank = 1 + Math.max(...ranks);
  if (command.name === "invite") one.meetingOn = command.meetingOn;
  if (command.name === "record-no-show") one.before = state;
  if (command.name === "cancel-entry") one.stay = null;
  if (command.name === "enter") {
    one.stay = { state: "in_progress", enteredOn: command.entryOn, lastOn: command.entryOn };
    model.steps.push("stay begin new");
  }
  const { state: becomes, answerBy: until } = decided;
  Object.assign(one, { state: becomes, answerBy: until, since: model.today, version: one.version + 1 });
  return true;
}

/** Moves somebody to another session: this one ends or stays cancelled, a linked one begins; both or neither. */
export function move(model: MachinesModel, one: ModelPositioning, to: number, by: PositioningCommander): boolean {
  const target = model.sessions[to];
  if (target === undefined) return false;
  const command = { name: "move", toSessionId: target.id, hasAgreed: true } as const;
  const tried = copyModel(model);
  const left = tried.positionings[model.positionings.indexOf(one)];
  const isDone =
    left !== undefined &&
    say(tried, left, command, { by }) &&
    begin(tried, { person: one.person, session: to }, command, by);
  if (!isDone) return false;
  say(model, one, command, { by });
  begin(model, { person: one.person, session: to }, command, by);
  one.isMoved = true;
  return true;
}

/** Says what happens to a stay. */
export function sayStay(model: MachinesModel, one: ModelPositioning, command: StayCommand): boolean {
  const session = model.sessions[one.session];
  if (session === undefined) return false;
  const { state = null, enteredOn = null, lastOn = null } = one.stay ?? {};
  const facts = { state, enteredOn, lastOn, session, preparedBlocks: PREPARED_BLOCKS };
  const { happenedOn } = command;
  const asked = { from: state, command: command.name, by: "organisation" };
  const since = state !== null && isPresent(state) ? lastOn : enteredOn;
  const written = writtenEnd(writtenStay, asked, (guard) => {
    if (guard === "day") return happenedOn <= model.today && (since === null || since <= happenedOn);
    if (guard !== "entry-day") return true;
    const isInside = session.startsOn <= happenedOn && happenedOn <= session.endsOn && happenedOn <= model.today;
    return isInside && (lastOn === null || lastOn === enteredOn || happenedOn <= lastOn);
  });
  const on = model.today;
  const decided = agreed(
    `stay ${command.name} ${state}`,
    decideStay(facts, command, { by: "organisation", on }),
    written,
  );
  if (decided === null || one.stay === null) return false;
  model.steps.push(`stay ${command.name} ${state}`);
  const isCorrection = command.name === "correct-entry";
  const last = !isCorrection || one.stay.lastOn === one.stay.enteredOn ? happenedOn : one.stay.lastOn;
  one.stay = {
    state: decided.state,
    enteredOn: isCorrection ? happenedOn : one.stay.enteredOn,
    lastOn: last,
  };
  one.version += 1;
  return true;
}

/** Commands a session, with what becomes of its positionings. */
export function saySession(model: MachinesModel, rank: number, command: SessionCommand, by: SessionCommander): boolean {
  const session = model.sessions[rank];
  if (session === undefined) return false;
  const { state, startsOn, endsOn, isClosedByPortal } = session;
  const own = model.positionings.filter((one) => one.session === rank);
  const present = own.filter(({ stay }) => isPresent(stay?.state ?? null)).length;
  const seatsLeft = leftOf(model, rank);
  const facts = { state, startsOn, endsOn, isClosedByPortal, seatsLeft, present };
  const on = model.today;
  const isLater = command.name === "postpone" && command.startsOn > on && command.startsOn > startsOn;
  const letsThrough: Readonly<Record<string, boolean>> = {
    ...{ full: seatsLeft === 0, freed: seatsLeft > 0, "closed-by-portal": isClosedByPortal },
    ...{ begins: startsOn <= on, ends: endsOn < on, "all-exited": present === 0 },
    "new-date": isLater && command.endsOn >= command.startsOn,
  };
  const asked = { from: state, command: command.name, by };
  const written = writtenEnd(writtenSession, asked, (guard) => letsThrough[guard] === true);
  const decided = agreed(`session ${command.name} ${state}`, decideSession(facts, command, { by, on }), written);
  if (decided === null) return false;
  model.steps.push(`session ${command.name} ${state}`);
  const becomes = decided.state;
  session.state = becomes;
  session.version += 1;
  session.isClosedByPortal = command.name === "close-full" || (isClosedByPortal && becomes === "closed");
  if (command.name === "postpone") Object.assign(session, { startsOn: command.startsOn, endsOn: command.endsOn });
  const { positionings } = decided;
  const follows = positionings === "cancel" ? "cancel-with-session" : "postpone-with-session";
  if (positionings !== "keep") for (const one of own) say(model, one, { name: follows }, { by: "portal" });
  return true;
}

/** The first who wait have the seats that are left; then the session closes, or opens again. */
export function followSeats(model: MachinesModel, rank: number): void {
  for (;;) {
    const waiting = model.positionings.filter((one) => one.session === rank && one.state === "waitlisted");
    const [first] = waiting.toSorted((one, other) => one.rank - other.rank);
    const name = model.sessions[rank]?.promotesAutomatically ? "promote" : "promote-to-proposal";
    if (first === undefined || leftOf(model, rank) === 0 || !say(model, first, { name }, { by: "portal" })) break;
  }
  if (!saySession(model, rank, { name: "close-full" }, "portal"))
    saySession(model, rank, { name: "reopen-freed" }, "portal");
}

/** Whoever is in training is in no other that overlaps. */
export function supersede(model: MachinesModel, entered: ModelPositioning): void {
  if (entered.stay === null) return;
  const stay = { startsOn: entered.stay.enteredOn, endsOn: model.sessions[entered.session]?.endsOn ?? null };
  for (const one of model.positionings) {
    const isOther = one !== entered && one.person === entered.person && one.state !== "draft";
    if (isOther) say(model, one, { name: "supersede" }, { by: "portal", stay });
  }
}

/** Days pass: what nobody answered in time ends, and sessions begin and end. */
export function goOn(model: MachinesModel, days: number): void {
  model.today = addDays(model.today, days);
  for (const one of model.positionings)
    say(model, one, { name: one.state === "proposed" ? "confirm-by-silence" : "expire" }, { by: "portal" });
  for (const one of model.suggestions) saySuggestion(model, one, { name: "lapse", by: "portal" });
  for (const rank of model.sessions.keys())
    if (!saySession(model, rank, { name: "start" }, "portal")) saySession(model, rank, { name: "end" }, "portal");
}

/** Suggests a session to somebody. */
export function suggest(model: MachinesModel, place: Place): boolean {
  const isOpen = model.suggestions.some(
    ({ person, session, state }) =>
      person === place.person && session === place.session && (state === "open" || state === "agreed"),
  );
  if (isOpen || hasOther(model, place, null)) return false;
  const startsOn = model.sessions[place.session]?.startsOn ?? null;
  const decided = decidedSuggestion({ state: null, answerBy: null, startsOn }, "suggest", {
    by: "prescriber",
    on: model.today,
  });
  if (decided === null) return false;
  model.steps.push("suggestion suggest new");
  model.suggestions.push({ ...place, state: decided.state, answerBy: decided.answerBy, version: 1 });
  return true;
}

/** Answers a suggestion; `position` sends the request of it. */
export function saySuggestion(
  model: MachinesModel,
  one: ModelSuggestion,
  { name, by }: { readonly name: SuggestionCommandName; readonly by: PositioningCommander },
): boolean {
  const { state, answerBy } = one;
  const startsOn = model.sessions[one.session]?.startsOn ?? null;
  const decided = decidedSuggestion({ state, answerBy, startsOn }, name, { by, on: model.today });
  if (decided === null) return false;
  if (name === "position" && !begin(model, one, { name: "submit", hasAgreed: true }, by)) return false;
  model.steps.push(`suggestion ${name} ${state}`);
  Object.assign(one, { state: decided.state, answerBy: decided.answerBy, version: one.version + 1 });
  return true;
}

function decidedSuggestion(
  facts: SuggestionFacts,
  name: SuggestionCommandName,
  { by, on }: { readonly by: PositioningCommander; readonly on: string },
) {
  const { answerBy, startsOn } = facts;
  const hasBegun = startsOn !== null && startsOn <= on;
  const letsThrough: Readonly<Record<string, boolean>> = {
    ...{ "known-reason": true, "to-come": !hasBegun },
    overdue: hasBegun || (answerBy !== null && answerBy < on),
  };
  const asked = { from: facts.state, command: name, by };
  const written = writtenEnd(writtenSuggestion, asked, (guard) => letsThrough[guard] === true);
  const decided = decideSuggestion(facts, { name, reason: null }, { by, on });
  return agreed(`suggestion ${name} ${facts.state}`, decided, written);
}
