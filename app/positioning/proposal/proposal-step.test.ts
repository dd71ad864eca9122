import { expect, test } from "vitest";
import { activeProposals, proposalStates } from "./proposal-states.ts";
import { proposalStep } from "./proposal-step.ts";

test("each proposal that goes on waits for something, until a day; one that is over for nothing", () => {
  const facts = { dueOn: "2027-02-04", meetsOn: "2027-01-14" };
  const waiting = proposalStates.filter((state) => proposalStep({ ...facts, state }, "2027-01-12") !== null);
  expect(new Set(waiting)).toEqual(new Set(activeProposals));
  const meets = (on: string) => proposalStep({ ...facts, state: "to_meet" }, on);
  expect(meets("2027-01-14")).toEqual({ step: "meeting", dueOn: "2027-01-14" });
  expect(meets("2027-01-15")).toEqual({ step: "outcome", dueOn: "2027-02-04" });
});
