import { capitalised } from "#app/content/capitalised.ts";
import { dayInWords, periodInWords, timeInWords } from "#app/content/dates.ts";
import { meetingLabel } from "#app/content/meeting-labels.ts";
import { sessionPage as words } from "#app/content/sessions.ts";
import { type ReasonUse, reasonsFor, reasonUses } from "#app/positioning/reasons.ts";
import { decisionWords, placeWords, planGroupWords } from "#app/positioning/sessions/decision-words.ts";
import { decisionsOf, groupOf, type PlanGroup, planGroups } from "#app/positioning/sessions/plan-groups.ts";
import type { SessionPlan } from "#app/positioning/sessions/read-session-plan.server.ts";
import type { OwnSession, PositionedPerson } from "#app/positioning/sessions/session-plan-store.server.ts";
import { seatPlan } from "#app/routes/sessions/shared/seat-plan.ts";
import { leftOverall, lightOf, type SeatLight } from "#app/training/seats/seat-ledger.ts";
import { sessionStateWords } from "#app/training/seats/session-words.ts";

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
  /** What there is to do later; null: nothing to say. */
  readonly later: string | null;
  /** The first of those with something to do: the page shows it whole. */
  readonly isFirst: boolean;
}

/** A session in words: its seats in a line, then its people by what must be done. */
export interface SessionScreen {
  readonly title: string;
  readonly where: string;
  readonly training: string;
  readonly light: SeatLight;
  /** The seats of each funder, one line each. */
  readonly seats: readonly string[];
  readonly recruiting: string;
  /** Its organisation never said its seats: prescribers do not know what is left. */
  readonly isManaged: boolean;
  readonly number: string;
  readonly groups: readonly ShownGroup[];
  /** The meetings that the feed announces; null: none to come. */
  readonly meetings: string | null;
}

/** Puts a session into words on a civil day. */
export function sessionScreen({ session, people }: SessionPlan, on: string): SessionScreen {
  const groups = planGroups
    .map((group) => ({ group, people: people.filter((one) => groupOf(one, on) === group) }))
    .filter((one) => one.people.length > 0)
    .map((one) => shownGroup(one, { session, on }));
  const first = groups.find(({ decisions }) => decisions.length > 0) ?? groups[0];
  return {
    title: session.title,
    where: [session.commune, periodInWords(session.startsOn, session.endsOn)].filter(Boolean).join(", "),
    training: session.training,
    number: session.number,
    isManaged: session.managed !== null,
    recruiting: recruitingWords(session),
    light: lightOf(leftOverall(session.seats.map(({ left }) => left))),
    seats: session.seats.map((seats) => seatLine(seatPlan(seats, people))),
    groups: groups.map((one) => ({ ...one, isFirst: one === first })),
    meetings: meetingsOf(session),
  };
}

const seatLine = ({ funder, lines }: ReturnType<typeof seatPlan>): string => words.seatLine(funder, lines[0] ?? "");

/** The source's closed or suspended wins, then what the organisation says here. */
function recruitingWords({ managed, recruiting }: OwnSession): string {
  if (managed !== null && managed.state !== "published") {
    return managed.isClosedByPortal ? words.full : sessionStateWords[managed.state];
  }
  if (recruiting === "closed" || recruiting === "suspended") return sessionStateWords[recruiting];
  return sessionStateWords.published;
}

function meetingsOf({ meetings }: OwnSession): string | null {
  if (meetings.length === 0) return null;
  const line = (one: OwnSession["meetings"][number]): string =>
    `${meetingLabel(one.kind).toLowerCase()} ${dayInWords(one.on)}${one.time === "" ? "" : `, ${timeInWords(one.time)}`}`;
  return meetings.map(line).join(" ; ");
}

interface OfDay {
  readonly session: OwnSession;
  readonly on: string;
}

function shownGroup(
  { group, people }: { readonly group: PlanGroup; readonly people: readonly PositionedPerson[] },
  { session, on }: OfDay,
): Omit<ShownGroup, "isFirst"> {
  const isBegun = session.isPermanent || session.startsOn === null || session.startsOn <= on;
  const decisions = decisionsOf[group].filter((decision) => isBegun || !entryDecisions.includes(decision));
  const uses = reasonUses.filter((use) => decisions.some((decision) => decision === use));
  const waitsForStart = group === "enrolled" && !isBegun && session.startsOn !== null;
  return {
    group,
    title: words.groupTitle(planGroupWords[group], people.length),
    people: people.map((person) => ({ id: person.id, name: nameOf(person), facts: factsOf(person, group, on) })),
    read: people.map(({ id, version }) => `${id}:${version}`).join(","),
    decisions: decisions.map((decision) => ({ value: decision, label: decisionWords[decision] })),
    reasons: reasonsOf(uses, on),
    asksDay: decisions.includes("invite") ? "meeting" : decisions.includes("enter") ? "entry" : null,
    later: waitsForStart && session.startsOn !== null ? words.entriesFrom(session.startsOn) : null,
  };
}

/** What may be said of an entry, from the first day on. */
const entryDecisions: readonly string[] = ["enter", "record-no-show"];

/** Groups of several states: the line of somebody says which. */
const mixed: readonly PlanGroup[] = ["present", "gone", "over"];

function reasonsOf(uses: readonly ReasonUse[], on: string): ShownGroup["reasons"] {
  const all = uses.flatMap((use) => reasonsFor(use, on));
  return [...new Set(all)].map(({ code, label, personLabel }) => ({ value: code, label, softer: personLabel }));
}

function nameOf({ firstName, lastName }: PositionedPerson): string {
  return lastName === null ? words.unnamed : `${firstName} ${lastName}`;
}

/** What there is to know of somebody, in one line: who sent them, since when, and who must answer by when. */
function factsOf(person: PositionedPerson, group: PlanGroup, on: string): string {
  const { state, stayState, answerBy, meetingOn, enteredOn, waitingRank } = person;
  const facts = [
    ...(mixed.includes(group) ? [placeWords(person)] : []),
    ...(state === "waitlisted" && waitingRank !== null ? [words.rank(waitingRank)] : []),
    ...(state === "submitted" && answerBy !== null
      ? [answerBy < on ? words.late(answerBy) : words.answerBefore(answerBy)]
      : []),
    ...(state === "proposed" && answerBy !== null ? [words.answerBefore(answerBy)] : []),
    ...(state === "accepted" && answerBy !== null ? [words.confirmBefore(answerBy)] : []),
    ...(state === "invited" && meetingOn !== null ? [words.meetingOn(meetingOn)] : []),
    ...(stayState === "in_progress" && enteredOn !== null ? [words.enteredOn(enteredOn)] : []),
    ...(person.isEligible === false ? [words.notEligible] : []),
    words.sentBy(person.sentBy),
    words.since(person.since),
  ];
  return capitalised(facts.join(" · "));
}
