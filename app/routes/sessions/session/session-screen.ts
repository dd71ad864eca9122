import { dayInWords, periodInWords, timeInWords } from "#app/content/dates.ts";
import { meetingLabel } from "#app/content/meeting-labels.ts";
import { sessionPage as words } from "#app/content/sessions.ts";
import { type ReasonUse, reasonsFor, reasonUses } from "#app/positioning/reasons.ts";
import { decisionWords, planGroupWords, stateWords } from "#app/positioning/sessions/decision-words.ts";
import { decisionsOf, groupOf, type PlanGroup, planGroups } from "#app/positioning/sessions/plan-groups.ts";
import type { SessionPlan } from "#app/positioning/sessions/read-session-plan.server.ts";
import type { OwnSession, PositionedPerson } from "#app/positioning/sessions/session-plan-store.server.ts";
import { type ShownSeats, seatPlan } from "./seat-plan.ts";

/** Somebody of a group, in words. */
export interface ShownPerson {
  readonly id: string;
  readonly name: string;
  readonly facts: string;
}

/** A group of people, and what may be decided of them. */
export interface ShownGroup {
  readonly group: PlanGroup;
  readonly title: string;
  readonly people: readonly ShownPerson[];
  /** Each person at the version that is shown. */
  readonly read: string;
  readonly decisions: readonly { readonly value: string; readonly label: string }[];
  readonly reasons: readonly { readonly value: string; readonly label: string; readonly softer: string }[];
  /** What the day asked is of; null: none is asked. */
  readonly asksDay: "meeting" | "entry" | null;
}

/** A session in words: its seats, then its people by what must be done. */
export interface SessionScreen {
  readonly title: string;
  readonly where: string;
  readonly training: string;
  readonly seats: readonly ShownSeats[];
  /** How a seat that comes free is filled; null: not said, the session is not managed here. */
  readonly promotes: "automatic" | "asked" | null;
  readonly number: string;
  readonly groups: readonly ShownGroup[];
  /** The meetings that the feed announces; null: none to come. */
  readonly meetings: string | null;
}

/** Puts a session into words on a civil day. */
export function sessionScreen({ session, people }: SessionPlan, on: string): SessionScreen {
  const groups = planGroups.map((group) => ({ group, people: people.filter((one) => groupOf(one, on) === group) }));
  return {
    title: session.title,
    where: [session.commune, periodInWords(session.startsOn, session.endsOn)].filter(Boolean).join(", "),
    training: session.training,
    number: session.number,
    promotes: session.promotesAutomatically === null ? null : session.promotesAutomatically ? "automatic" : "asked",
    seats: session.seats.map((seats) => seatPlan(seats, people)),
    groups: groups.filter((one) => one.people.length > 0).map((one) => shownGroup(one, on)),
    meetings: meetingsOf(session),
  };
}

function meetingsOf({ meetings }: OwnSession): string | null {
  if (meetings.length === 0) return null;
  const line = (one: OwnSession["meetings"][number]): string =>
    `${meetingLabel(one.kind).toLowerCase()} ${dayInWords(one.on)}${one.time === "" ? "" : `, ${timeInWords(one.time)}`}`;
  return meetings.map(line).join(" ; ");
}

function shownGroup(
  { group, people }: { readonly group: PlanGroup; readonly people: readonly PositionedPerson[] },
  on: string,
): ShownGroup {
  const decisions = decisionsOf[group];
  const uses = reasonUses.filter((use) => decisions.some((decision) => decision === use));
  return {
    group,
    title: words.groupTitle(planGroupWords[group], people.length),
    people: people.map((person) => ({ id: person.id, name: nameOf(person), facts: factsOf(person, on) })),
    read: people.map(({ id, version }) => `${id}:${version}`).join(","),
    decisions: decisions.map((decision) => ({ value: decision, label: decisionWords[decision] })),
    reasons: reasonsOf(uses, on),
    asksDay: decisions.includes("invite") ? "meeting" : decisions.includes("enter") ? "entry" : null,
  };
}

function reasonsOf(uses: readonly ReasonUse[], on: string): ShownGroup["reasons"] {
  const all = uses.flatMap((use) => reasonsFor(use, on));
  return [...new Set(all)].map(({ code, label, personLabel }) => ({ value: code, label, softer: personLabel }));
}

function nameOf({ firstName, lastName }: PositionedPerson): string {
  return lastName === null ? words.unnamed : `${firstName} ${lastName}`;
}

/** What there is to know of somebody, in one line: who sent them, since when, and who must answer by when. */
function factsOf(person: PositionedPerson, on: string): string {
  const { state, stayState, answerBy, meetingOn, enteredOn, waitingRank } = person;
  const facts = [
    stateWords(stayState ?? state),
    ...(state === "waitlisted" && waitingRank !== null ? [words.rank(waitingRank)] : []),
    ...(state === "submitted" && answerBy !== null
      ? [answerBy < on ? words.late(answerBy) : words.answerBefore(answerBy)]
      : []),
    ...(state === "proposed" && answerBy !== null ? [words.answerBefore(answerBy)] : []),
    ...(state === "accepted" && answerBy !== null ? [words.confirmBefore(answerBy)] : []),
    ...(state === "invited" && meetingOn !== null ? [words.meetingOn(meetingOn)] : []),
    ...(stayState === "in_progress" && enteredOn !== null ? [words.enteredOn(enteredOn)] : []),
    words.sentBy(person.sentBy),
    words.since(person.since),
  ];
  return facts.join(" · ");
}
