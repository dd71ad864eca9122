import type { ProposalState } from "./proposal-states.ts";

/** What a proposal that goes on waits for: the person's answer, the company's, their meeting, what came of it. */
export type ProposalStep = "answer" | "company" | "meeting" | "outcome";

interface StepFacts {
  readonly state: ProposalState;
  readonly dueOn: string | null;
  readonly meetsOn: string | null;
}

/** What comes next for a proposal on a civil day, and the day it turns on; null: it is over. */
export function proposalStep(
  { state, dueOn, meetsOn }: StepFacts,
  on: string,
): { readonly step: ProposalStep; readonly dueOn: string | null } | null {
  switch (state) {
    case "proposed":
      return { step: "answer", dueOn };
    case "agreed":
      return { step: "company", dueOn };
    case "to_meet":
      return meetsOn !== null && meetsOn >= on ? { step: "meeting", dueOn: meetsOn } : { step: "outcome", dueOn };
    default:
      return null;
  }
}
