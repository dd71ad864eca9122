import { sessionPage as words } from "#app/content/sessions.ts";
import type { FunderSeats, PositionedPerson } from "#app/positioning/sessions/session-plan-store.server.ts";
import { funderWordsForProfessionals } from "#app/training/catalogue-words.ts";
import { lightOf, type SeatLight } from "#app/training/seats/seat-ledger.ts";

/** The seats of one funder, in words. */
export interface ShownSeats {
  readonly funder: string;
  readonly light: SeatLight;
  readonly lines: readonly string[];
  /** What the form that changes them shows at first. */
  readonly code: string;
  readonly takenElsewhere: string;
  readonly announcedHere: string;
}

/** The seating plan of one funder: announced, taken, held until, left, waiting. */
export function seatPlan(seats: FunderSeats, people: readonly PositionedPerson[]): ShownSeats {
  const own = people.filter(({ funderCode }) => funderCode === seats.code);
  const answering = own.filter(({ state }) => state === "accepted" || state === "proposed");
  const firstDay = answering.map(({ answerBy }) => answerBy).sort()[0] ?? null;
  const waiting = own.filter(({ state }) => state === "waitlisted").length;
  const { announced, announcedHere, takenElsewhere, held, left } = seats;
  return {
    funder: funderWordsForProfessionals[String(seats.code)] ?? seats.label,
    light: lightOf(left),
    code: String(seats.code),
    takenElsewhere: shownNumber(takenElsewhere),
    announcedHere: shownNumber(announcedHere),
    lines: [
      left === null ? words.plan.unknown : words.plan.left(left),
      words.plan.announced(announced),
      ...(takenElsewhere === null || takenElsewhere === 0 ? [] : [words.plan.elsewhere(takenElsewhere)]),
      ...(held > answering.length ? [words.plan.taken(held - answering.length)] : []),
      ...(answering.length > 0 ? [words.plan.heldUntil(answering.length, firstDay)] : []),
      ...(waiting > 0 ? [words.plan.waiting(waiting)] : []),
    ],
  };
}

const shownNumber = (count: number | null): string => (count === null ? "" : String(count));
