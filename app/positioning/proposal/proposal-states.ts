import type { saidHowWords } from "#app/content/contact-channels.ts";
import type { TransitionRow } from "#app/platform/state-machine.ts";

/** Where the proposal of a company's need to somebody stands. The company hears of it from `agreed` on. */
export const proposalStates = [
  "proposed",
  "agreed",
  "to_meet",
  "declined",
  "withdrawn",
  "taken_back",
  "lapsed",
  "not_met",
  "unanswered",
  "hired",
  "not_hired",
  "no_show",
  "closed",
] as const;
export type ProposalState = (typeof proposalStates)[number];

/** The states in which the company is told of the person: from their yes, until somebody ends it. */
export const introducedStates = ["agreed", "to_meet"] as const satisfies readonly ProposalState[];

/** The states in which somebody has something to answer. */
export const activeProposals = ["proposed", ...introducedStates] as const satisfies readonly ProposalState[];

/** What can be asked of a proposal. */
export const proposalCommands = [
  "propose",
  "agree",
  "decline",
  "withdraw",
  "take-back",
  "meet",
  "pass",
  "hire",
  "not-hire",
  "no-show",
  "lapse",
  "close",
  "carry",
] as const;
export type ProposalCommandName = (typeof proposalCommands)[number];

/** The person, whoever follows them, the company by the link of its need, the portal's own work. */
export const proposalCommanders = ["person", "prescriber", "company", "portal"] as const;
export type ProposalCommander = (typeof proposalCommanders)[number];

/** How somebody says to whoever follows them what they answer: told on the telephone, in the office, or written on paper. */
export const saidHows = ["phone", "office", "paper"] as const satisfies readonly SaidHow[];
export type SaidHow = keyof typeof saidHowWords;

/** What must hold besides the state. */
export type ProposalGuard =
  | "need-open"
  | "need-over"
  | "not-refused"
  | "said-how"
  | "known-reason"
  | "known-company-reason"
  | "day-to-come"
  | "place-said"
  | "day-come"
  | "overdue";

type Row = TransitionRow<ProposalState, ProposalCommandName, ProposalCommander, ProposalGuard>;

/**
 * The machine of a proposal. The person answers, or whoever follows them notes what they said and how they said it. `meet` said again gives
 * another day, hour or place. `carry`: two needs were found to be one, or were parted again, and another company answers.
 */
export const proposalTransitions: readonly Row[] = [
  { command: "propose", from: [null], to: "proposed", by: ["prescriber"], guards: ["need-open", "not-refused"] },
  {
    ...{ command: "agree", from: ["proposed"], to: "agreed", by: ["person", "prescriber"] },
    guards: ["need-open", "said-how"],
  },
  {
    ...{ command: "decline", from: ["proposed"], to: "declined", by: ["person", "prescriber"] },
    guards: ["known-reason", "said-how"],
  },
  { command: "withdraw", from: introducedStates, to: "withdrawn", by: ["person", "prescriber"], guards: [] },
  { command: "take-back", from: ["proposed"], to: "taken_back", by: ["prescriber"], guards: [] },
  {
    ...{ command: "meet", from: introducedStates, to: "to_meet", by: ["company"] },
    guards: ["need-open", "day-to-come", "place-said"],
  },
  { command: "pass", from: introducedStates, to: "not_met", by: ["company"], guards: ["known-company-reason"] },
  { command: "hire", from: introducedStates, to: "hired", by: ["company"], guards: ["need-open"] },
  {
    command: "not-hire",
    from: ["to_meet"],
    to: "not_hired",
    by: ["company"],
    guards: ["day-come", "known-company-reason"],
  },
  { command: "no-show", from: ["to_meet"], to: "no_show", by: ["company"], guards: ["day-come"] },
  { command: "lapse", from: ["proposed"], to: "lapsed", by: ["portal"], guards: ["overdue"] },
  { command: "lapse", from: introducedStates, to: "unanswered", by: ["portal"], guards: ["overdue"] },
  { command: "close", from: activeProposals, to: "closed", by: ["portal"], guards: ["need-over"] },
  { command: "carry", from: activeProposals, to: "same", by: ["portal"], guards: ["need-open"] },
];
