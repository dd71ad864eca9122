import { assertNever } from "#app/platform/result.ts";
import { addDays } from "#app/platform/working-days.ts";
import { delaysOn } from "./delays.ts";
import type { GuardRefusal, PositioningCommand, PositioningFacts } from "./positioning-facts.ts";
import type { PositioningGuard } from "./positioning-states.ts";
import { type ReasonUse, reasonsFor, reasonUses } from "./reasons.ts";

/** What a guard is asked. `on`: today, a civil day in Europe/Paris. */
export interface Asked {
  readonly facts: PositioningFacts;
  readonly command: PositioningCommand;
  readonly on: string;
}

/** Why a guard refuses; null when it lets through. */
export function refusalOf(guard: PositioningGuard, asked: Asked): GuardRefusal | null {
  switch (guard) {
    case "right":
    case "consent":
    case "no-other":
    case "eligible":
      return personRefusal(guard, asked);
    case "recruiting":
    case "to-come":
    case "started":
    case "entry-day":
      return sessionRefusal(guard, asked);
    case "meeting-to-come":
    case "meeting-over":
      return meetingRefusal(guard, asked);
    case "seat":
    case "no-seat":
    case "next-in-line":
      return seatRefusal(guard, asked);
    case "reason":
    case "known-reason":
      return reasonRefusal(guard, asked);
    case "overdue":
    case "silence":
    case "in-time":
      return delayRefusal(guard, asked);
    case "overlaps-stay":
    case "stay-over":
    case "other-session":
    case "not-moved":
      return linkRefusal(guard, asked);
    case "was-enrolled":
    case "was-accepted":
    case "no-exit":
    case "correctable":
      return correctionRefusal(guard, asked);
    default:
      return assertNever(guard);
  }
}

/**
 * The last day before a positioning ends by itself; null when no day is known. `accepted` and `proposed` have the day their answer was
 * asked for; the others end long after nothing was decided, or after the session began, whichever comes first.
 */
export function lastDayOf({ state, since, answerBy, session }: PositioningFacts, on: string): string | null {
  if (state === "accepted" || state === "proposed") return answerBy;
  const delays = delaysOn(on);
  const idle = addDays(since, state === "waitlisted" ? delays.waitingListDays : delays.closureDays);
  if (session.isPermanent || session.startsOn === null) return idle;
  const begun = addDays(session.startsOn, delays.closureAfterStartDays);
  return begun < idle ? begun : idle;
}

function personRefusal(
  guard: "right" | "consent" | "no-other" | "eligible",
  { facts: { right, hasOther, obstacles }, command }: Asked,
): GuardRefusal | null {
  switch (guard) {
    case "right":
      if (right?.ok) return null;
      return { kind: "no-right", why: right === null ? null : right.refusal };
    case "consent":
      return "hasAgreed" in command && command.hasAgreed ? null : { kind: "person-has-not-agreed" };
    case "no-other":
      return hasOther ? { kind: "already-positioned" } : null;
    case "eligible":
      return obstacles?.length === 0 ? null : { kind: "not-eligible", obstacles: obstacles ?? [] };
    default:
      return assertNever(guard);
  }
}

function sessionRefusal(
  guard: "recruiting" | "to-come" | "started" | "entry-day",
  { facts: { session }, command, on }: Asked,
): GuardRefusal | null {
  const { startsOn, endsOn, isPermanent, recruiting } = session;
  switch (guard) {
    case "recruiting":
      return recruiting === "closed" || recruiting === "suspended" ? { kind: "not-recruiting", recruiting } : null;
    case "to-come":
      if (endsOn !== null && endsOn < on) return { kind: "session-over", endedOn: endsOn };
      return isPermanent || startsOn === null || startsOn > on ? null : { kind: "session-begun", startsOn };
    case "started":
      return startsOn !== null && startsOn <= on ? null : { kind: "session-not-begun", startsOn };
    case "entry-day":
      return "entryOn" in command ? entryRefusal(command.entryOn, { startsOn, endsOn, on }) : null;
    default:
      return assertNever(guard);
  }
}

function entryRefusal(
  entryOn: string,
  { startsOn, endsOn, on }: { readonly startsOn: string | null; readonly endsOn: string | null; readonly on: string },
): GuardRefusal | null {
  if (entryOn > on) return { kind: "entry-in-future", entryOn };
  const isInside = (startsOn === null || startsOn <= entryOn) && (endsOn === null || entryOn <= endsOn);
  return isInside ? null : { kind: "entry-outside-session", entryOn, startsOn };
}

function meetingRefusal(guard: "meeting-to-come" | "meeting-over", { facts, command, on }: Asked): GuardRefusal | null {
  if (guard === "meeting-over") {
    const { meetingOn } = facts;
    return meetingOn !== null && meetingOn <= on ? null : { kind: "meeting-to-come", meetingOn };
  }
  if (!("meetingOn" in command)) return { kind: "meeting-to-come", meetingOn: null };
  const { meetingOn } = command;
  const { startsOn, isPermanent } = facts.session;
  if (meetingOn < on) return { kind: "meeting-past", meetingOn };
  if (isPermanent || startsOn === null || meetingOn <= startsOn) return null;
  return { kind: "meeting-after-start", meetingOn, startsOn };
}

function seatRefusal(
  guard: "seat" | "no-seat" | "next-in-line",
  { facts: { room, left, isNextInLine } }: Asked,
): GuardRefusal | null {
  switch (guard) {
    case "seat":
      return room === 0 ? { kind: "session-full" } : null;
    case "no-seat":
      return left === null || left === 0 ? null : { kind: "seats-left", left };
    case "next-in-line":
      return isNextInLine ? null : { kind: "others-wait-before" };
    default:
      return assertNever(guard);
  }
}

function reasonRefusal(guard: "reason" | "known-reason", { command, on }: Asked): GuardRefusal | null {
  const reason = "reason" in command ? command.reason : null;
  if (reason === null) return guard === "reason" ? { kind: "reason-missing" } : null;
  const use = command.name;
  const isKnown = isReasonUse(use) && reasonsFor(use, on).some(({ code }) => code === reason);
  return isKnown ? null : { kind: "unknown-reason", reason };
}

function isReasonUse(name: string): name is ReasonUse {
  return reasonUses.some((use) => use === name);
}

function delayRefusal(guard: "overdue" | "silence" | "in-time", { facts, on }: Asked): GuardRefusal | null {
  const until = lastDayOf(facts, on);
  const isOver = until !== null && until < on;
  if (guard === "in-time") return isOver ? { kind: "delay-over", until } : null;
  return isOver ? null : { kind: "delay-runs", until };
}

function linkRefusal(
  guard: "overlaps-stay" | "stay-over" | "other-session" | "not-moved",
  { facts: { stay, session, isMoved }, command, on }: Asked,
): GuardRefusal | null {
  switch (guard) {
    case "overlaps-stay":
      return stay !== null && overlaps(stay, session) ? null : { kind: "no-overlap" };
    case "stay-over":
      return stay !== null && stay.endsOn !== null && stay.endsOn <= on
        ? null
        : { kind: "stay-goes-on", endsOn: stay?.endsOn ?? null };
    case "other-session":
      return "toSessionId" in command && command.toSessionId !== session.id ? null : { kind: "same-session" };
    case "not-moved":
      return isMoved ? { kind: "already-moved" } : null;
    default:
      return assertNever(guard);
  }
}

function correctionRefusal(
  guard: "was-enrolled" | "was-accepted" | "no-exit" | "correctable",
  { facts: { before, hasExited, since }, on }: Asked,
): GuardRefusal | null {
  switch (guard) {
    case "was-enrolled":
      return before === "enrolled" ? null : { kind: "was-otherwise" };
    case "was-accepted":
      return before === "accepted" ? null : { kind: "was-otherwise" };
    case "no-exit":
      return hasExited ? { kind: "exit-said" } : null;
    case "correctable": {
      const until = addDays(since, delaysOn(since).correctionDays);
      return on <= until ? null : { kind: "too-late-to-correct", until };
    }
    default:
      return assertNever(guard);
  }
}

interface OpenPeriod {
  readonly startsOn: string | null;
  readonly endsOn: string | null;
}

/** Two periods share a day; what is not known may be any day. */
function overlaps(one: OpenPeriod, other: OpenPeriod): boolean {
  const beginsInTime = (a: OpenPeriod, b: OpenPeriod): boolean =>
    a.startsOn === null || b.endsOn === null || a.startsOn <= b.endsOn;
  return beginsInTime(one, other) && beginsInTime(other, one);
}
