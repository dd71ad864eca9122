import { addDays, addWorkingDays } from "#app/platform/working-days.ts";
import {
  holdsSeat,
  type PositioningCommandName,
  type PositioningState,
  positioningTransitions,
} from "#app/positioning/positioning-states.ts";

/** The first day of the model, and that of its session. */
export const FIRST_DAY = "2027-01-12";
export const SESSION_STARTS = "2027-01-16";

/** Somebody in the model: what they are, and what their next decision looks at. */
export interface ModelPerson {
  readonly state: PositioningState | null;
  readonly version: number;
  readonly answerBy: string | null;
  readonly hasMeeting: boolean;
  readonly rank: number;
  /** The state it left last, and the day it came to this one. */
  readonly before: PositioningState | null;
  readonly since: string;
}

/** One session whose seats are counted, and those who are positioned on it. */
export interface Model {
  readonly today: string;
  readonly announced: number;
  readonly people: readonly ModelPerson[];
}

/** What a hand does. `person`: their rank; a command says the version that was read. */
export type Operation =
  | { readonly kind: "begin"; readonly name: "draft" | "submit"; readonly person: number }
  | {
      readonly kind: "say";
      readonly name: SaidName;
      readonly by: "organisation" | "prescriber" | "person";
      readonly person: number;
      readonly version: number;
    }
  | { readonly kind: "resize"; readonly announced: number }
  | { readonly kind: "promote" }
  | { readonly kind: "later"; readonly days: number };

/** The commands that people say. */
export const saidNames = [
  "submit",
  "invite",
  "record-attendance",
  "record-absence",
  "accept",
  "wait-list",
  "reject",
  "confirm",
  "decline",
  "withdraw",
  "enter",
  "record-no-show",
  "correct-no-show",
  "restore-offer",
  "cancel-entry",
] as const satisfies readonly PositioningCommandName[];
export type SaidName = (typeof saidNames)[number];

/** A step of the machine that was taken: the command, and the state it left. */
export type Step = `${PositioningCommandName} ${PositioningState | "new"}`;

export interface After {
  readonly model: Model;
  readonly isDone: boolean;
  readonly steps: readonly Step[];
}

/** Nobody is active: they may be positioned again. */
const over: readonly (PositioningState | null)[] = [
  ...[null, "rejected", "declined", "withdrawn", "no_show_entry", "expired", "obsolete", "session_cancelled"],
] as const;
const ANSWER_DAYS = 4;
const PROPOSAL_DAYS = 2;
const CORRECTION_DAYS = 15;

/** What an operation makes of the model: the portal must answer and write the same. */
export function apply(model: Model, operation: Operation): After {
  switch (operation.kind) {
    case "begin":
      return begin(model, operation);
    case "say":
      return say(model, operation);
    case "resize":
      return promoteAll({ ...model, announced: operation.announced });
    case "promote":
      return promoteAll(model);
    case "later":
      return goOn(model, operation.days);
  }
}

export function heldOf({ people }: Model): number {
  return people.filter(({ state }) => holdsSeat(state)).length;
}

function leftOf(model: Model): number {
  return Math.max(0, model.announced - heldOf(model));
}

function begin(model: Model, { name, person }: Operation & { readonly kind: "begin" }): After {
  const one = model.people[person];
  const isRefused =
    one === undefined || !over.includes(one.state) || (name === "submit" && model.today >= SESSION_STARTS);
  if (isRefused) return { model, isDone: false, steps: [] };
  const state = name === "draft" ? "draft" : "submitted";
  const fresh = {
    state,
    version: 1,
    answerBy: null,
    hasMeeting: false,
    rank: 0,
    before: null,
    since: model.today,
  } as const;
  return { model: change(model, person, fresh), isDone: true, steps: [`${name} new`] };
}

function say(model: Model, { name, by, person, version }: Operation & { readonly kind: "say" }): After {
  const one = model.people[person];
  const refused = { model, isDone: false, steps: [] };
  if (one === undefined || one.state === null || one.version !== version) return refused;
  const { state } = one;
  const row = positioningTransitions.find(
    (each) => each.command === name && each.from.includes(state) && each.by.includes(by),
  );
  if (row === undefined || !row.guards.every((guard) => letsThrough(model, one, guard))) return refused;
  const to = row.to === "same" ? state : row.to;
  const answerBy = to === "accepted" ? answerDay(model.today, ANSWER_DAYS) : null;
  const rank = to === "waitlisted" ? 1 + Math.max(0, ...model.people.map((each) => each.rank)) : one.rank;
  const becomes = {
    ...one,
    state: to,
    version: version + 1,
    answerBy,
    rank,
    hasMeeting: one.hasMeeting || name === "invite",
    before: state,
    since: model.today,
  };
  return { model: change(model, person, becomes), isDone: true, steps: [`${name} ${state}`] };
}

function letsThrough(model: Model, one: ModelPerson, guard: string): boolean {
  switch (guard) {
    case "to-come":
      return model.today < SESSION_STARTS;
    case "meeting-to-come":
      return model.today <= SESSION_STARTS;
    case "meeting-over":
      return one.hasMeeting;
    case "started":
    case "entry-day":
      return model.today >= SESSION_STARTS;
    case "seat":
      return leftOf(model) > 0;
    case "no-seat":
      return leftOf(model) === 0;
    case "was-enrolled":
      return one.before === "enrolled";
    case "was-accepted":
      return one.before === "accepted";
    case "correctable":
      return model.today <= addDays(one.since, CORRECTION_DAYS);
    case "next-in-line":
      return model.people.every(({ state, rank }) => state !== "waitlisted" || rank >= one.rank);
    default:
      return true;
  }
}

/** The first who wait have what is left: proposed to the organisation, which has two working days. */
function promoteAll(begun: Model): After {
  let model = begun;
  const steps: Step[] = [];
  for (;;) {
    const waiting = model.people.filter(({ state }) => state === "waitlisted").toSorted((a, b) => a.rank - b.rank);
    const [first] = waiting;
    if (first === undefined || leftOf(model) === 0) return { model, isDone: true, steps };
    const answerBy = answerDay(model.today, PROPOSAL_DAYS);
    const becomes = { ...first, state: "proposed", version: first.version + 1, answerBy } as const;
    model = change(model, model.people.indexOf(first), becomes);
    steps.push("promote-to-proposal waitlisted");
  }
}

/** What nobody answered in time ends; a silence on a proposal is a yes. */
function goOn(before: Model, days: number): After {
  const today = addDays(before.today, days);
  const steps: Step[] = [];
  const people = before.people.map((one): ModelPerson => {
    if (one.answerBy === null || one.answerBy >= today) return one;
    if (one.state === "proposed") {
      steps.push("confirm-by-silence proposed");
      return { ...one, state: "accepted", version: one.version + 1, answerBy: answerDay(today, ANSWER_DAYS) };
    }
    if (one.state !== "accepted") return one;
    steps.push("expire accepted");
    return { ...one, state: "expired", version: one.version + 1, answerBy: null };
  });
  return { model: { ...before, today, people }, isDone: true, steps };
}

/** The last day to answer: no later than the first day of the session. */
function answerDay(today: string, workingDays: number): string {
  const end = addWorkingDays(today, workingDays);
  if (end < SESSION_STARTS) return end;
  return SESSION_STARTS > today ? SESSION_STARTS : today;
}

function change(model: Model, person: number, becomes: ModelPerson): Model {
  return { ...model, people: model.people.map((one, rank) => (rank === person ? becomes : one)) };
}
