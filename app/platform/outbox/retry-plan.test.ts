import { expect, it } from "vitest";
import { MOST_TRIES, retryWaitSeconds } from "./retry-plan.ts";

const HOUR_SECONDS = 3600;

it("waits longer after each failure, an hour and a half at most", () => {
  expect([1, 2, 3, 6, 7, 50].map((failures) => retryWaitSeconds(failures, 0))).toEqual([
    60, 120, 240, 1920, 3600, 3600,
  ]);
  expect([1, 7].map((failures) => retryWaitSeconds(failures, 1))).toEqual([90, 5400]);
});

it("outlasts a receiver that is away for a day and a half, however short the waits fall", () => {
  const waits = Array.from({ length: MOST_TRIES - 1 }, (_, rank) => retryWaitSeconds(rank + 1, 0));
  expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThan(36 * HOUR_SECONDS);
});
