import { expect, test } from "vitest";
import { type Mergeable, mergeRefusal } from "./merge-people.ts";

const person = (more: Partial<Mergeable> = {}): Mergeable => ({ accountId: null, underWay: [], ...more });
const asked = (sessionId: number) => ({ sessionId, stay: null });
const inTraining = (sessionId: number, startsOn: string, endsOn: string | null) => ({
  sessionId,
  stay: { startsOn, endsOn },
});

test.each([
  ["nothing under way", person(), person(), null],
  ["one account", person({ accountId: "a" }), person(), null],
  ["the same account", person({ accountId: "a" }), person({ accountId: "a" }), null],
  ["two accounts", person({ accountId: "a" }), person({ accountId: "b" }), "two-accounts"],
  ["two sessions", person({ underWay: [asked(1)] }), person({ underWay: [asked(2)] }), null],
  ["one session", person({ underWay: [asked(1)] }), person({ underWay: [asked(2), asked(1)] }), "same-session"],
  [
    "one training after the other",
    person({ underWay: [inTraining(1, "2027-01-01", "2027-02-01")] }),
    person({ underWay: [inTraining(2, "2027-02-02", null)] }),
    null,
  ],
  [
    "two trainings on one day",
    person({ underWay: [inTraining(1, "2027-01-01", "2027-02-01")] }),
    person({ underWay: [inTraining(2, "2027-02-01", null)] }),
    "two-stays",
  ],
] as const)("%s", (_says, one, other, kind) => {
  expect(mergeRefusal(one, other)?.kind ?? null).toBe(kind);
  expect(mergeRefusal(other, one)?.kind ?? null).toBe(kind);
});
