import { addDays } from "../calendar.ts";
import { daysOf, type SessionKey, sessionKeys } from "./life-sessions.ts";

/** What the organisation does with a session, and the day, counted from today. */
export type SessionAct =
  | { readonly day: number; readonly session: SessionKey; readonly kind: "manage"; readonly seats: number }
  | { readonly day: number; readonly session: SessionKey; readonly kind: "command"; readonly command: SessionSaid };

type SessionSaid =
  | { readonly name: "suspend" | "close" | "cancel" | "report" }
  | { readonly name: "postpone"; readonly startsOn: string; readonly endsOn: string };

/** The seats each session is managed with; null: its organisation does not manage it here. */
const seats: Readonly<Record<SessionKey, number | null>> = {
  ...{ weldingOver: 16, weldingUnderWay: 14, weldingBegun: 14, weldingNext: 14, weldingSuspended: 12 },
  ...{ officeOver: 12, officeUnderWay: 12, officeFull: 6, officeCancelled: 12, officeNext: 10 },
  ...{ accountsPostponed: 12, accountsClosed: 12, accountsNext: 12, accountsUnmanaged: null },
};

const DAYS_BEFORE = 62;
const POSTPONED_DAYS = 28;

/** What happens to the sessions themselves, told from this day back. */
export function planSessionActs(today: string): readonly SessionAct[] {
  const days = Math.round((Date.parse(daysOf("weldingOver", today).endsOn) - Date.parse(today)) / 86_400_000);
  const { startsOn, endsOn } = daysOf("accountsPostponed", today);
  const [later, end] = [addDays(startsOn, POSTPONED_DAYS), addDays(endsOn, POSTPONED_DAYS)];
  return [
    ...sessionKeys.flatMap((session): readonly SessionAct[] => {
      const announced = seats[session];
      const first = Date.parse(daysOf(session, today).startsOn) - Date.parse(today);
      const day = Math.min(-DAYS_BEFORE, Math.round(first / 86_400_000) - DAYS_BEFORE);
      return announced === null ? [] : [{ day: Math.max(day, -236), session, kind: "manage", seats: announced }];
    }),
    { day: days + 10, session: "weldingOver", kind: "command", command: { name: "report" } },
    { day: -8, session: "weldingSuspended", kind: "command", command: { name: "suspend" } },
    { day: -6, session: "accountsClosed", kind: "command", command: { name: "close" } },
    { day: -5, session: "officeCancelled", kind: "command", command: { name: "cancel" } },
    {
      day: -3,
      session: "accountsPostponed",
      kind: "command",
      command: { name: "postpone", startsOn: later, endsOn: end },
    },
  ];
}
