import type { PositioningState } from "../positioning-states.ts";
import type { StayState } from "../stay/stay-states.ts";

/** The groups of a session's people, in the order of what must be done. */
export const planGroups = [
  "to-answer",
  "to-confirm",
  "to-decide",
  "met",
  "missed",
  "invited",
  "waiting",
  "accepted",
  "enrolled",
  "present",
  "gone",
  "over",
] as const;
export type PlanGroup = (typeof planGroups)[number];

/** What the groups look at of somebody. Days are civil. */
export interface PlacedPerson {
  readonly state: PositioningState;
  readonly stayState: StayState | null;
  readonly meetingOn: string | null;
}

/** The group of somebody on a civil day: what their organisation has to do for them next. */
export function groupOf({ state, stayState, meetingOn }: PlacedPerson, on: string): PlanGroup {
  switch (state) {
    case "draft":
    case "submitted":
      return "to-answer";
    case "proposed":
      return "to-confirm";
    case "under_review":
      return "to-decide";
    case "no_show_event":
      return "missed";
    case "invited":
      return meetingOn !== null && meetingOn <= on ? "met" : "invited";
    case "waitlisted":
      return "waiting";
    case "accepted":
      return "accepted";
    case "enrolled":
      return "enrolled";
    case "entered":
      return stayState === "in_progress" || stayState === "interrupted" ? "present" : "gone";
    default:
      return "over";
  }
}

/** What an organisation decides of one or several people at once. */
export const decisionNames = [
  "accept",
  "wait-list",
  "invite",
  "reject",
  "record-attendance",
  "record-absence",
  "enter",
  "record-no-show",
] as const;
export type DecisionName = (typeof decisionNames)[number];

/** What may be decided in each group, in the order of the page; the tables of transitions have the last word. */
export const decisionsOf: Readonly<Record<PlanGroup, readonly DecisionName[]>> = {
  "to-answer": ["accept", "invite", "wait-list", "reject"],
  "to-confirm": ["accept", "reject"],
  "to-decide": ["accept", "invite", "wait-list", "reject", "record-absence"],
  met: ["record-attendance", "record-absence", "invite", "reject"],
  missed: ["invite", "reject", "record-attendance"],
  invited: ["invite", "reject"],
  waiting: ["accept", "reject"],
  accepted: ["record-no-show"],
  enrolled: ["enter", "record-no-show"],
  present: [],
  gone: [],
  over: [],
};
