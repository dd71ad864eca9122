import { assertNever, ok, type Result, refused } from "#app/platform/result.ts";
import { findRow, landingState, type StepRefusal, type TransitionRow } from "#app/platform/state-machine.ts";

/** The life of a session in the portal (domain.md § 2.3); what its source says of recruiting is kept apart (`recruitingOf`). */
export const sessionStates = [
  "draft",
  "published",
  "suspended",
  "closed",
  "started",
  "ended",
  "reported",
  "cancelled",
] as const;
export type SessionState = (typeof sessionStates)[number];

/** What can be asked of a session. `close-full` and `reopen-freed` are the portal's: seats gone, a seat freed. */
export const sessionCommands = [
  "publish",
  "suspend",
  "resume",
  "close",
  "reopen",
  "close-full",
  "reopen-freed",
  "start",
  "end",
  "report",
  "postpone",
  "cancel",
] as const;
export type SessionCommandName = (typeof sessionCommands)[number];

/** Who commands: the training organisation, the Region, the portal's own work. */
export const sessionCommanders = ["organisation", "region", "portal"] as const;
export type SessionCommander = (typeof sessionCommanders)[number];

type Guard = "full" | "freed" | "closed-by-portal" | "begins" | "ends" | "all-exited" | "new-date";
type Row = TransitionRow<SessionState, SessionCommandName, SessionCommander, Guard>;

const beforeStart = ["published", "suspended", "closed"] as const;
const decider = ["organisation", "region"] as const;

/** The machine of domain.md § 2.3. */
export const sessionTransitions: readonly Row[] = [
  { command: "publish", from: ["draft"], to: "published", by: ["organisation"], guards: [] },
  { command: "suspend", from: ["published"], to: "suspended", by: decider, guards: [] },
  { command: "resume", from: ["suspended"], to: "published", by: decider, guards: [] },
  { command: "close", from: ["published", "suspended"], to: "closed", by: decider, guards: [] },
  { command: "reopen", from: ["closed"], to: "published", by: ["organisation"], guards: [] },
  { command: "close-full", from: ["published"], to: "closed", by: ["portal"], guards: ["full"] },
  // What somebody closed by hand stays closed.
  { command: "reopen-freed", from: ["closed"], to: "published", by: ["portal"], guards: ["closed-by-portal", "freed"] },
  { command: "start", from: beforeStart, to: "started", by: ["portal"], guards: ["begins"] },
  { command: "end", from: ["started"], to: "ended", by: ["portal"], guards: ["ends"] },
  { command: "report", from: ["ended"], to: "reported", by: ["organisation"], guards: ["all-exited"] },
  // A postponed session keeps its positionings and asks again; a cancelled one ends them.
  { command: "postpone", from: beforeStart, to: "same", by: decider, guards: ["new-date"] },
  { command: "cancel", from: ["draft", ...beforeStart], to: "cancelled", by: decider, guards: [] },
];

/** Whether somebody may ask it of a session in this state: the guards of the row are not looked at. */
export function canBeAsked(
  command: SessionCommandName,
  { state, by }: { readonly state: SessionState; readonly by: SessionCommander },
): boolean {
  return findRow(sessionTransitions, { state, command, by }).ok;
}

/** What a decision looks at. `seatsLeft` null: not communicated. `present`: people whose stay has not ended. */
export interface SessionLifeFacts {
  readonly state: SessionState;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly seatsLeft: number | null;
  readonly isClosedByPortal: boolean;
  readonly present: number;
}

/** A command, with the new days of a postponed session. */
export type SessionCommand =
  | { readonly name: "postpone"; readonly startsOn: string; readonly endsOn: string }
  | { readonly name: Exclude<SessionCommandName, "postpone"> };

export type SessionRefusal =
  | StepRefusal<SessionState, SessionCommandName>
  | { readonly kind: "seats-left" | "still-full" | "closed-by-hand" }
  | { readonly kind: "not-begun" | "not-over"; readonly day: string | null }
  | { readonly kind: "people-still-there"; readonly present: number }
  | { readonly kind: "date-not-later"; readonly startsOn: string | null }
  | { readonly kind: "end-before-start" };

/** The new state, and what becomes of the positionings of the session. */
export interface SessionDecision {
  readonly state: SessionState;
  readonly positionings: "keep" | "ask-again" | "cancel";
}

/** What a command does to a session, or why not. `on`: today, a civil day. */
export function decideSession(
  facts: SessionLifeFacts,
  command: SessionCommand,
  { by, on }: { readonly by: SessionCommander; readonly on: string },
): Result<SessionDecision, SessionRefusal> {
  const row = findRow(sessionTransitions, { state: facts.state, command: command.name, by });
  if (!row.ok) return row;
  for (const guard of row.value.guards) {
    const refusal = refusalOf(guard, { facts, command, on });
    if (refusal !== null) return refused(refusal);
  }
  const positionings = command.name === "postpone" ? "ask-again" : command.name === "cancel" ? "cancel" : "keep";
  return ok({ state: landingState(row.value, facts.state), positionings });
}

function refusalOf(
  guard: Guard,
  { facts, command, on }: { readonly facts: SessionLifeFacts; readonly command: SessionCommand; readonly on: string },
): SessionRefusal | null {
  const { seatsLeft, startsOn, endsOn, isClosedByPortal, present } = facts;
  switch (guard) {
    case "full":
      return seatsLeft === 0 ? null : { kind: "seats-left" };
    case "freed":
      return seatsLeft === 0 ? { kind: "still-full" } : null;
    case "closed-by-portal":
      return isClosedByPortal ? null : { kind: "closed-by-hand" };
    case "begins":
      return startsOn !== null && startsOn <= on ? null : { kind: "not-begun", day: startsOn };
    case "ends":
      return endsOn !== null && endsOn < on ? null : { kind: "not-over", day: endsOn };
    case "all-exited":
      return present === 0 ? null : { kind: "people-still-there", present };
    case "new-date":
      if (command.name !== "postpone" || command.startsOn <= on) return { kind: "date-not-later", startsOn };
      if (command.endsOn < command.startsOn) return { kind: "end-before-start" };
      return startsOn === null || startsOn < command.startsOn ? null : { kind: "date-not-later", startsOn };
    default:
      return assertNever(guard);
  }
}
