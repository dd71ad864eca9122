import { dayInWords, periodInWords } from "#app/content/dates.ts";
import { managePage as words } from "#app/content/session-life.ts";
import type { SessionPlan } from "#app/positioning/sessions/read-session-plan.server.ts";
import type { OwnSession } from "#app/positioning/sessions/session-plan-store.server.ts";
import { type ShownSeats, seatPlan } from "#app/routes/sessions/shared/seat-plan.ts";
import { canBeAsked } from "#app/training/seats/session-states.ts";

/** What the organisation may make of the recruiting, in the order of the page. */
export const lifeCommands = ["suspend", "resume", "close", "reopen", "report"] as const;
type LifeCommand = (typeof lifeCommands)[number];

/** What an organisation changes of its session, in words. */
export interface ManageScreen {
  readonly number: string;
  readonly title: string;
  readonly where: string;
  readonly seats: readonly ShownSeats[];
  /** How a seat that comes free is filled; null: not said, the session is not managed here. */
  readonly promotes: "automatic" | "asked" | null;
  readonly recruiting: readonly string[];
  readonly commands: readonly { readonly name: LifeCommand; readonly label: string }[];
  /** Empty: the session is not managed here. */
  readonly version: string;
  readonly changes: readonly ("postpone" | "cancel")[];
  readonly postponedFrom: string | null;
}

/** Puts what an organisation changes of its session into words. */
export function manageScreen({ session, people }: SessionPlan): ManageScreen {
  const { managed } = session;
  return {
    ...{ number: session.number, title: session.title },
    where: [session.commune, periodInWords(session.startsOn, session.endsOn)].filter(Boolean).join(", "),
    seats: session.seats.map((seats) => seatPlan(seats, people)),
    promotes: managed === null ? null : managed.promotesAutomatically ? "automatic" : "asked",
    recruiting: recruitingWords(session),
    commands: lifeCommands
      .filter((name) => isOffered(session, name))
      .map((name) => ({ name, label: words.commands[name] })),
    version: managed === null ? "" : String(managed.version),
    changes: (["postpone", "cancel"] as const).filter((name) => isOffered(session, name)),
    postponedFrom:
      managed === null || managed.postponedFrom === null
        ? null
        : words.postponedFrom(dayInWords(managed.postponedFrom)),
  };
}

function recruitingWords({ managed, recruiting }: OwnSession): readonly string[] {
  if (managed === null) return [words.unmanaged];
  const here = managed.isClosedByPortal ? words.full : words.states[managed.state];
  const isOver = managed.state === "cancelled" || managed.state === "started" || managed.state === "ended";
  if (isOver || managed.state === "reported") return [here];
  if (recruiting === "closed") return [words.closedByFeed];
  if (recruiting === "suspended") return [words.suspendedByFeed];
  return [here, words.kept];
}

/** Whether the organisation may ask it now. A session that is full opens by itself: nobody opens it by hand. */
function isOffered({ managed, recruiting }: OwnSession, command: LifeCommand | "postpone" | "cancel"): boolean {
  if (managed === null || (managed.isClosedByPortal && command === "reopen")) return false;
  const isAboutRecruiting = command !== "postpone" && command !== "cancel" && command !== "report";
  if (isAboutRecruiting && (recruiting === "closed" || recruiting === "suspended")) return false;
  return canBeAsked(command, { state: managed.state, by: "organisation" });
}
