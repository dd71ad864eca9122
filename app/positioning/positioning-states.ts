import { findRow, type TransitionRow } from "#app/platform/state-machine.ts";

/** The states of a positioning (domain.md § 2.1), and `proposed`: a seat came free and is held until the organisation answers. */
export const positioningStates = [
  "draft",
  "submitted",
  "invited",
  "under_review",
  "waitlisted",
  "proposed",
  "accepted",
  "enrolled",
  "entered",
  "rejected",
  "no_show_event",
  "declined",
  "withdrawn",
  "no_show_entry",
  "expired",
  "obsolete",
  "session_cancelled",
] as const;
export type PositioningState = (typeof positioningStates)[number];

/** What can be asked of a positioning. */
export const positioningCommands = [
  "draft",
  "submit",
  "invite",
  "record-attendance",
  "record-absence",
  "accept",
  "wait-list",
  "promote",
  "promote-to-proposal",
  "confirm-by-silence",
  "reject",
  "confirm",
  "decline",
  "withdraw",
  "enter",
  "record-no-show",
  "correct-no-show",
  "restore-offer",
  "cancel-entry",
  "expire",
  "supersede",
  "reopen",
  "cancel-with-session",
  "postpone-with-session",
  "move",
] as const;
export type PositioningCommandName = (typeof positioningCommands)[number];

/**
 * Who commands: the person; whoever follows them in the organisation that positions; the training organisation of the session; the
 * portal's own work, which also carries out what a decision on the session makes of its positionings.
 */
export const positioningCommanders = ["person", "prescriber", "organisation", "portal"] as const;
export type PositioningCommander = (typeof positioningCommanders)[number];

/** What a row asks besides the state and the commander, in the order it is asked. */
export type PositioningGuard =
  | "right"
  | "consent"
  | "recruiting"
  | "to-come"
  | "no-other"
  | "eligible"
  | "meeting-to-come"
  | "meeting-over"
  | "seat"
  | "no-seat"
  | "next-in-line"
  | "in-time"
  | "reason"
  | "known-reason"
  | "entry-day"
  | "started"
  | "overdue"
  | "silence"
  | "overlaps-stay"
  | "stay-over"
  | "other-session"
  | "not-moved"
  | "was-enrolled"
  | "was-accepted"
  | "no-exit"
  | "correctable";

type Row = TransitionRow<PositioningState, PositioningCommandName, PositioningCommander, PositioningGuard>;

/** Sent, and waiting for what the organisation decides. */
const waiting = ["submitted", "invited", "under_review"] as const;
/** What ends before an entry: everything the training organisation knows of and that has not ended. */
const beforeAcceptance = [...waiting, "waitlisted", "proposed", "no_show_event"] as const;
const beforeEntry = [...beforeAcceptance, "accepted", "enrolled"] as const;

/** The states that count against a session's seats: the same three as `held` of C2.5, and the seat held for a proposal. */
export const seatHoldingStates: readonly PositioningState[] = ["proposed", "accepted", "enrolled", "entered"];

const requested: readonly PositioningGuard[] = ["right", "consent", "recruiting", "to-come", "no-other", "eligible"];
/** An organisation moves people between sessions of its own: the right that let them in the first lets them in the other. */
const moved: readonly PositioningGuard[] = ["recruiting", "to-come", "no-other", "eligible"];

function restored(was: PositioningGuard): readonly PositioningGuard[] {
  return [was, "correctable", "no-other", "seat"];
}

/**
 * The machine of domain.md § 2.1, with what it lacks: `accepted` and `waitlisted` end by delay, promotion holds the seat, a postponed
 * session asks again, a cancelled one ends, a move leaves a linked positioning behind it.
 */
export const positioningTransitions: readonly Row[] = [
  { command: "draft", from: [null], to: "draft", by: ["prescriber"], guards: ["no-other"] },
  { command: "submit", from: [null, "draft"], to: "submitted", by: ["prescriber"], guards: requested },
  {
    command: "invite",
    from: ["submitted", "invited", "under_review", "no_show_event"],
    to: "invited",
    by: ["organisation"],
    guards: ["meeting-to-come"],
  },
  { command: "invite", from: ["submitted"], to: "invited", by: ["portal"], guards: ["meeting-to-come"] },
  { command: "invite", from: ["no_show_event"], to: "invited", by: ["prescriber"], guards: ["meeting-to-come"] },
  {
    // From what was said before: a correction.
    command: "record-attendance",
    from: ["invited", "no_show_event"],
    to: "under_review",
    by: ["organisation"],
    guards: ["meeting-over"],
  },
  {
    command: "record-absence",
    from: ["invited", "under_review"],
    to: "no_show_event",
    by: ["organisation"],
    guards: ["meeting-over", "known-reason"],
  },
  {
    command: "accept",
    from: ["submitted", "under_review"],
    to: "accepted",
    by: ["organisation"],
    guards: ["seat"],
  },
  { command: "accept", from: ["waitlisted"], to: "accepted", by: ["organisation"], guards: ["next-in-line", "seat"] },
  // The seat is already held.
  { command: "accept", from: ["proposed"], to: "accepted", by: ["organisation"], guards: [] },
  {
    command: "wait-list",
    from: ["submitted", "under_review"],
    to: "waitlisted",
    by: ["organisation"],
    guards: ["no-seat"],
  },
  {
    command: "promote",
    from: ["waitlisted"],
    to: "accepted",
    by: ["portal"],
    guards: ["in-time", "next-in-line", "seat"],
  },
  {
    command: "promote-to-proposal",
    from: ["waitlisted"],
    to: "proposed",
    by: ["portal"],
    guards: ["in-time", "next-in-line", "seat"],
  },
  { command: "confirm-by-silence", from: ["proposed"], to: "accepted", by: ["portal"], guards: ["silence"] },
  { command: "reject", from: beforeAcceptance, to: "rejected", by: ["organisation"], guards: ["reason"] },
  { command: "confirm", from: ["accepted"], to: "enrolled", by: ["person", "prescriber"], guards: [] },
  { command: "decline", from: beforeEntry, to: "declined", by: ["person", "prescriber"], guards: ["reason"] },
  {
    command: "withdraw",
    from: ["draft", ...beforeAcceptance],
    to: "withdrawn",
    by: ["prescriber"],
    guards: ["reason"],
  },
  { command: "enter", from: ["enrolled"], to: "entered", by: ["organisation"], guards: ["entry-day"] },
  {
    command: "record-no-show",
    from: ["accepted", "enrolled"],
    to: "no_show_entry",
    by: ["organisation"],
    guards: ["started", "known-reason"],
  },
  // An absence at the entry that was said by mistake: the person is again what they were, while a seat is left.
  {
    command: "correct-no-show",
    from: ["no_show_entry"],
    to: "enrolled",
    by: ["organisation"],
    guards: restored("was-enrolled"),
  },
  {
    command: "restore-offer",
    from: ["no_show_entry"],
    to: "accepted",
    by: ["organisation"],
    guards: restored("was-accepted"),
  },
  {
    command: "wait-list",
    from: ["no_show_entry"],
    to: "waitlisted",
    by: ["organisation"],
    guards: ["correctable", "no-other", "no-seat"],
  },
  // An entry that was said by mistake: the seat stays held.
  {
    command: "cancel-entry",
    from: ["entered"],
    to: "enrolled",
    by: ["organisation"],
    guards: ["no-exit", "correctable"],
  },
  {
    command: "expire",
    from: [...waiting, "no_show_event", "waitlisted", "accepted"],
    to: "expired",
    by: ["portal"],
    guards: ["overdue"],
  },
  { command: "supersede", from: beforeEntry, to: "obsolete", by: ["portal"], guards: ["overlaps-stay"] },
  {
    command: "reopen",
    from: ["obsolete"],
    to: "submitted",
    by: ["prescriber"],
    guards: ["right", "stay-over", "recruiting", "to-come", "no-other"],
  },
  {
    command: "cancel-with-session",
    from: ["draft", ...beforeEntry],
    to: "session_cancelled",
    by: ["portal"],
    guards: [],
  },
  {
    command: "postpone-with-session",
    from: ["draft", ...beforeAcceptance, "accepted"],
    to: "same",
    by: ["portal"],
    guards: [],
  },
  // What the person confirmed was another date.
  { command: "postpone-with-session", from: ["enrolled"], to: "accepted", by: ["portal"], guards: [] },
  {
    command: "move",
    from: beforeEntry,
    to: "withdrawn",
    by: ["organisation", "prescriber"],
    guards: ["other-session"],
  },
  {
    command: "move",
    from: ["session_cancelled"],
    to: "same",
    by: ["organisation", "prescriber"],
    guards: ["other-session", "not-moved"],
  },
  // The linked positioning, on the other session.
  { command: "move", from: [null], to: "submitted", by: ["prescriber"], guards: requested },
  { command: "move", from: [null], to: "submitted", by: ["organisation"], guards: moved },
];

/** Does this state hold a seat of the session? `null`: the positioning does not exist. */
export function holdsSeat(state: PositioningState | null): boolean {
  return state !== null && seatHoldingStates.includes(state);
}

/** Whether somebody may command it in this state: the guards of the row are not looked at. */
export function canBeCommanded(
  command: PositioningCommandName,
  { state, by }: { readonly state: PositioningState; readonly by: PositioningCommander },
): boolean {
  return findRow(positioningTransitions, { state, command, by }).ok;
}
