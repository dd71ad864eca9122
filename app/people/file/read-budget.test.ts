import { describe, expect, test } from "vitest";
import { judgeExport, judgeReading, READ_BUDGET } from "./read-budget.ts";

const before = new Date("2026-12-01T08:00:00.000Z");
const budgetAskedAt = new Date("2026-12-01T10:00:00.000Z");
const after = new Date("2026-12-01T10:00:00.001Z");

test("the figures are those of the threat model", () => {
  expect(READ_BUDGET).toEqual({ stepUpAfterFiles: 200, stopAfterFiles: 500, exportFactorSeconds: 60 });
});

describe("opening a file", () => {
  test.each([1, 199, 200])("the file number %i of the day asks nothing", (distinctFilesToday) => {
    expect(judgeReading({ distinctFilesToday, factorAt: before, budgetAskedAt: null })).toBe("allowed");
    expect(judgeReading({ distinctFilesToday, factorAt: null, budgetAskedAt: null })).toBe("allowed");
  });

  test.each([201, 499, 500])("the file number %i asks a second factor proved since the 200th", (distinctFilesToday) => {
    expect(judgeReading({ distinctFilesToday, factorAt: null, budgetAskedAt })).toBe("step-up");
    expect(judgeReading({ distinctFilesToday, factorAt: before, budgetAskedAt })).toBe("step-up");
    expect(judgeReading({ distinctFilesToday, factorAt: budgetAskedAt, budgetAskedAt })).toBe("step-up");
    expect(judgeReading({ distinctFilesToday, factorAt: after, budgetAskedAt })).toBe("allowed");
    expect(judgeReading({ distinctFilesToday, factorAt: after, budgetAskedAt: null })).toBe("step-up");
  });

  test.each([501, 502, 10_000])("the file number %i is refused, whatever was proved", (distinctFilesToday) => {
    expect(judgeReading({ distinctFilesToday, factorAt: after, budgetAskedAt })).toBe("stopped");
  });

  test("other figures are other limits", () => {
    const budget = { stepUpAfterFiles: 1, stopAfterFiles: 2, exportFactorSeconds: 60 };
    const verdicts = [1, 2, 3].map((distinctFilesToday) =>
      judgeReading({ distinctFilesToday, factorAt: before, budgetAskedAt }, budget),
    );
    expect(verdicts).toEqual(["allowed", "step-up", "stopped"]);
  });
});

describe("an export", () => {
  test.each([
    ["2026-12-01T09:58:59.999Z", "step-up"],
    ["2026-12-01T09:59:00.000Z", "allowed"],
    ["2026-12-01T10:00:00.000Z", "allowed"],
    ["2026-12-01T10:00:00.001Z", "step-up"],
  ])("at ten o'clock, a second factor proved at %s is %s", (factorAt, verdict) => {
    expect(judgeExport({ factorAt: new Date(factorAt), now: budgetAskedAt })).toBe(verdict);
  });

  test("asks the second factor of whoever never proved it", () => {
    expect(judgeExport({ factorAt: null, now: budgetAskedAt })).toBe("step-up");
  });
});
