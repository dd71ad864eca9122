import type { PositioningState } from "../positioning-states.ts";
import type { StayState } from "../stay/stay-states.ts";

/** Who must do what comes next for a person. `me`: whoever follows them. */
export const owers = ["me", "organisation", "person", "portal"] as const;
export type Ower = (typeof owers)[number];

/** What a referent finds under « À faire », in the order of the page. */
export const todoGroups = ["contact", "absent", "confirm", "suggestion", "answer", "replace"] as const;
export type TodoGroup = (typeof todoGroups)[number];

/** What comes next for a person. */
export const stepKeys = [
  "finish-draft",
  "wait-answer",
  "chase-answer",
  "meeting",
  "chase-attendance",
  "decision",
  "wait-seat",
  "confirm-seat",
  "confirm",
  "entry",
  "chase-entry",
  "rebook",
  "contact-absent",
  "in-training",
  "chase-exit",
  "contact-interrupted",
  "wait-return",
  "contact-exit",
  "replace",
  "wait-suggestion",
  "position-suggested",
  "find-training",
] as const;
export type StepKey = (typeof stepKeys)[number];

/** Where a positioning stands: its state, or that of the stay once the person entered; or a suggestion that goes on. */
export type Place = Exclude<PositioningState, "entered"> | StayState | "suggestion-open" | "suggestion-agreed";

interface Step {
  readonly key: StepKey;
  readonly owedBy: Ower;
  /** `null`: nothing that calls the referent. */
  readonly group: TodoGroup | null;
}

/** What comes next at a place. `due`: the day it turns on; null: none. */
export interface StepRule {
  readonly place: Place;
  readonly due: "answer" | "meeting" | "start" | "end" | "since" | null;
  readonly step: Step;
  /** Once that day has passed; absent: the same. */
  readonly late?: Step;
  /** Once the referent recorded a contact about what happened; absent: a contact changes nothing. */
  readonly contacted?: Step;
}

const step = (key: StepKey, owedBy: Ower, group: TodoGroup | null = null): Step => ({ key, owedBy, group });

const search = step("find-training", "me");
const ended = { due: null, step: search } as const;
const left = { due: "since", step: step("contact-exit", "me", "contact"), contacted: search } as const;

/** The next step of every place, each once: what the list of people followed and « À faire » are made of. */
export const stepRules: readonly StepRule[] = [
  { place: "draft", due: "start", step: step("finish-draft", "me") },
  {
    place: "submitted",
    due: "answer",
    step: step("wait-answer", "organisation"),
    late: step("chase-answer", "organisation", "answer"),
  },
  {
    place: "invited",
    due: "meeting",
    step: step("meeting", "person"),
    late: step("chase-attendance", "organisation", "answer"),
  },
  { place: "under_review", due: null, step: step("decision", "organisation") },
  { place: "waitlisted", due: "start", step: step("wait-seat", "portal") },
  { place: "proposed", due: "answer", step: step("confirm-seat", "organisation") },
  // The seat goes to the next after that day: the referent is called while there is still time.
  { place: "accepted", due: "answer", step: step("confirm", "person", "confirm") },
  {
    place: "enrolled",
    due: "start",
    step: step("entry", "person"),
    late: step("chase-entry", "organisation", "answer"),
  },
  { place: "no_show_event", due: "start", step: step("rebook", "me", "absent") },
  { place: "no_show_entry", due: "since", step: step("contact-absent", "me", "contact"), contacted: search },
  {
    place: "in_progress",
    due: "end",
    step: step("in-training", "person"),
    late: step("chase-exit", "organisation", "answer"),
  },
  {
    place: "interrupted",
    due: "since",
    step: step("contact-interrupted", "me", "contact"),
    contacted: step("wait-return", "organisation"),
  },
  { place: "completed", ...left },
  { place: "dropped_out", ...left },
  { place: "excluded", ...left },
  { place: "ended_for_job", ...left },
  { place: "transferred", ...left },
  { place: "session_cancelled", due: "since", step: step("replace", "me", "replace"), contacted: search },
  { place: "suggestion-open", due: "answer", step: step("wait-suggestion", "person", "suggestion") },
  { place: "suggestion-agreed", due: "answer", step: step("position-suggested", "me", "suggestion") },
  { place: "rejected", ...ended },
  { place: "declined", ...ended },
  { place: "withdrawn", ...ended },
  { place: "expired", ...ended },
  { place: "obsolete", ...ended },
];

/** Every place, in the order of the rules. */
export const places: readonly Place[] = stepRules.map(({ place }) => place);
