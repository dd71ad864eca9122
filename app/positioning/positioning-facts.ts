import type { PositionRefusal } from "#app/access/authorisation/may-position.ts";
import type { Result } from "#app/platform/result.ts";
import type { PositioningCommandName, PositioningState } from "./positioning-states.ts";

/** What a decision looks at of the session. Days are civil (`YYYY-MM-DD`); null: the organisation has not said. */
export interface SessionFacts {
  readonly id: number;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  /** One may enter on any day of the period. */
  readonly isPermanent: boolean;
  /** What its source and its organisation say together (`recruitingOf`). */
  readonly recruiting: "open" | "closed" | "suspended" | "unknown";
}

/** What a decision looks at besides the command. What was not looked at is `null`, and the guard that asks it refuses. */
export interface PositioningFacts {
  /** `null`: it does not exist yet. */
  readonly state: PositioningState | null;
  /** The day it came to this state; today when it does not exist yet. */
  readonly since: string;
  /** The last day of what somebody must answer. */
  readonly answerBy: string | null;
  readonly session: SessionFacts;
  /** How many more may be held here; `null`: nothing limits. */
  readonly room: number | null;
  /** The seats nobody holds, as the organisation manages them; `null`: not communicated. */
  readonly left: number | null;
  /** Of a positioning on the waiting list: nobody waits before it. */
  readonly isNextInLine: boolean;
  /** The day of the last meeting the person was invited to. */
  readonly meetingOn: string | null;
  /** A linked positioning was already made of this one. */
  readonly isMoved: boolean;
  /** The person has another positioning on this session that has not ended. */
  readonly hasOther: boolean;
  /** Of an absence at the entry: the state it was said of. */
  readonly before: PositioningState | null;
  /** An exit was said of the stay. */
  readonly hasExited: boolean;
  /** May the organisation position there, for that programme, today (`mayPosition`)? */
  readonly right: Result<unknown, PositionRefusal> | null;
  /** The conditions of entry that are not met and that the Region calls blocking: codes. */
  readonly obstacles: readonly string[] | null;
  /** Of a command about another stay of the person: its period. `endsOn` null: its end is not known. */
  readonly stay: { readonly startsOn: string; readonly endsOn: string | null } | null;
}

type WithReason = "reject" | "decline" | "withdraw" | "record-absence" | "record-no-show";
type WithMore = WithReason | "submit" | "draft" | "invite" | "enter" | "move";

/** A command with what it says. */
export type PositioningCommand =
  | { readonly name: WithReason; readonly reason: string | null }
  /** `hasAgreed`: the person said yes to being positioned. */
  | { readonly name: "submit" | "draft"; readonly hasAgreed: boolean }
  | { readonly name: "invite"; readonly meetingOn: string }
  | { readonly name: "enter"; readonly entryOn: string }
  | { readonly name: "move"; readonly toSessionId: number; readonly hasAgreed: boolean }
  | { readonly name: Exclude<PositioningCommandName, WithMore> };

export type GuardRefusal =
  | { readonly kind: "no-right"; readonly why: PositionRefusal | null }
  | { readonly kind: "person-has-not-agreed" }
  | { readonly kind: "not-recruiting"; readonly recruiting: "closed" | "suspended" }
  | { readonly kind: "session-begun"; readonly startsOn: string }
  | { readonly kind: "session-over"; readonly endedOn: string }
  | { readonly kind: "session-not-begun"; readonly startsOn: string | null }
  | { readonly kind: "already-positioned" }
  | { readonly kind: "not-eligible"; readonly obstacles: readonly string[] }
  | { readonly kind: "meeting-past"; readonly meetingOn: string }
  | { readonly kind: "meeting-after-start"; readonly meetingOn: string; readonly startsOn: string }
  | { readonly kind: "meeting-to-come"; readonly meetingOn: string | null }
  | { readonly kind: "session-full" }
  | { readonly kind: "seats-left"; readonly left: number }
  | { readonly kind: "others-wait-before" }
  | { readonly kind: "reason-missing" }
  | { readonly kind: "unknown-reason"; readonly reason: string }
  | { readonly kind: "entry-in-future"; readonly entryOn: string }
  | { readonly kind: "entry-outside-session"; readonly entryOn: string; readonly startsOn: string | null }
  | { readonly kind: "delay-runs"; readonly until: string | null }
  | { readonly kind: "delay-over"; readonly until: string }
  | { readonly kind: "no-overlap" }
  | { readonly kind: "stay-goes-on"; readonly endsOn: string | null }
  | { readonly kind: "same-session" }
  | { readonly kind: "already-moved" }
  | { readonly kind: "was-otherwise" }
  | { readonly kind: "exit-said" }
  | { readonly kind: "too-late-to-correct"; readonly until: string };
