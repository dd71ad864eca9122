import { periodInWords } from "#app/content/dates.ts";
import { movePage, sessionPage, sessionsPage, positionedPage as words } from "#app/content/sessions.ts";
import { phoneShown } from "#app/platform/phone.ts";
import { addDays } from "#app/platform/working-days.ts";
import { delaysOn } from "#app/positioning/delays.ts";
import { placeWords } from "#app/positioning/sessions/decision-words.ts";
import type { MoveTarget } from "#app/positioning/sessions/move-targets-store.server.ts";
import { decisionsOf, groupOf } from "#app/positioning/sessions/plan-groups.ts";
import type { PositionedDetail } from "#app/positioning/sessions/read-positioned.server.ts";
import { exitReasonOn, exitReasons } from "#app/positioning/stay/exit-reasons.ts";
import type { StayState } from "#app/positioning/stay/stay-states.ts";
import { isPresent } from "#app/positioning/stay/stay-states.ts";
import { type HistoryLine, historyLines } from "./history-lines.ts";

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What may be declared of a stay. */
export type What = keyof typeof words.whats;

/** Somebody positioned on a session, in words. */
export interface PersonScreen {
  readonly name: string;
  readonly session: { readonly number: string; readonly title: string };
  readonly state: string;
  readonly sentBy: string;
  readonly eligible: string;
  readonly contacts: readonly { readonly text: string; readonly href: string }[];
  readonly history: readonly HistoryLine[];
  readonly version: string;
  /** What may be declared; empty: the person is not in training. */
  readonly whats: readonly What[];
  readonly isOver: boolean;
  /** What takes back what was said of the entry, and the last day for it; null: nothing to take back. */
  readonly mistake: { readonly command: Correction; readonly until: string } | null;
  /** The sessions that the person may be moved to; null: they cannot be moved any more. */
  readonly targets: readonly Choice[] | null;
  /** What is said here of somebody who is not in training is decided on the page of the session. */
  readonly isDecidedThere: boolean;
  readonly reasons: readonly Choice[];
  readonly blocks: readonly Choice[];
}

/** What may be declared of a stay: once it is over, only corrections. */
const declared: Readonly<Record<StayState, readonly What[]>> = {
  in_progress: ["interrupt", "exit", "correct-entry"],
  interrupted: ["resume", "exit", "correct-entry"],
  completed: ["exit", "correct-entry"],
  dropped_out: ["exit", "correct-entry"],
  excluded: ["exit", "correct-entry"],
  ended_for_job: ["exit", "correct-entry"],
  transferred: ["exit", "correct-entry"],
};

/** Puts somebody positioned into words on a civil day. */
export function personScreen({ session, person, history, targets }: PositionedDetail, on: string): PersonScreen {
  const { firstName, lastName, stayState, phone, mail } = person;
  return {
    name: lastName === null ? sessionPage.unnamed : `${firstName} ${lastName}`,
    session: { number: session.number, title: session.title },
    state: placeWords(person),
    sentBy: words.sentBy(person.sentBy),
    eligible: eligibleWords(person.isEligible),
    contacts: [
      ...(phone === null ? [] : [{ text: phoneShown(phone), href: `tel:${phone}` }]),
      ...(mail === null ? [] : [{ text: mail, href: `mailto:${mail}` }]),
    ],
    history: historyLines(history, session.blocks),
    version: String(person.version),
    whats: stayState === null ? [] : declared[stayState],
    isOver: stayState !== null && stayState !== "in_progress" && stayState !== "interrupted",
    mistake: mistakeOf({ person, history }, on),
    isDecidedThere: decisionsOf[groupOf(person, on)].length > 0,
    targets: targets?.map((target) => ({ value: String(target.id), label: targetWords(target) })) ?? null,
    reasons: exitReasons
      .filter(({ code }) => exitReasonOn(code, on) !== null)
      .map(({ code, label }) => ({ value: code, label })),
    blocks: session.blocks.map(({ code, label }) => ({ value: code, label: `${label} (${code})` })),
  };
}

/** The commands that take back what was said of an entry. */
export type Correction = "correct-no-show" | "restore-offer" | "cancel-entry";

function mistakeOf(
  { person: { state, stayState, since }, history }: Pick<PositionedDetail, "person" | "history">,
  on: string,
): PersonScreen["mistake"] {
  const until = addDays(since, delaysOn(since).correctionDays);
  if (until < on) return null;
  if (state === "entered") return isPresent(stayState) ? { command: "cancel-entry", until } : null;
  if (state !== "no_show_entry") return null;
  const before = history.at(-2)?.state;
  return { command: before === "accepted" ? "restore-offer" : "correct-no-show", until };
}

/** Yes, no, or to be checked: never why. */
function eligibleWords(isEligible: boolean | null): string {
  if (isEligible === null) return words.eligible.toCheck;
  return isEligible ? words.eligible.yes : words.eligible.no;
}

function targetWords({ commune, startsOn, endsOn, isPermanent, left }: MoveTarget): string {
  const when = isPermanent ? sessionsPage.anyTime : (periodInWords(startsOn, endsOn) ?? sessionsPage.noDate);
  return [commune, when, movePage.left(left)].filter((part) => part !== "").join(", ");
}
