import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FORGOTTEN_AFTER_SECONDS, secondsToWait, throttleRules } from "./throttle-rule.ts";

const at = new Date("2027-01-11T09:00:00Z");
const before = (seconds: number): Date => new Date(at.getTime() - seconds * 1000);
const names = ["login", "factor", "contact", "address"] as const;

describe("the wait after tries in vain", () => {
  it("is none for the first five tries of a login, then 30 s, doubled each time, 15 minutes at most", () => {
    const waits = [0, 1, 4, 5, 6, 7, 8, 9, 10, 50].map((failures) =>
      secondsToWait(throttleRules.login, { failures, lastFailedAt: at }, at),
    );
    expect(waits).toEqual([0, 0, 0, 30, 60, 120, 240, 480, 900, 900]);
  });

  it("runs down with time and ends: nobody is locked out for good", () => {
    const count = { failures: 6, lastFailedAt: before(59.5) };
    expect(secondsToWait(throttleRules.login, count, at)).toBe(1);
    expect(secondsToWait(throttleRules.login, { ...count, lastFailedAt: before(60) }, at)).toBe(0);
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.nat({ max: 1_000_000 }), (name, failures) => {
        const rule = throttleRules[name];
        const wait = secondsToWait(rule, { failures, lastFailedAt: at }, at);
        return (
          wait <= rule.longestDelaySeconds && secondsToWait(rule, { failures, lastFailedAt: before(wait) }, at) === 0
        );
      }),
    );
  });

  it("is capped when the last failure is told by a clock that was ahead", () => {
    const count = { failures: 6, lastFailedAt: before(-86_400 * 365) };
    expect(secondsToWait(throttleRules.login, count, at)).toBe(60);
  });

  it("never shrinks with one more failure", () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.nat({ max: 1000 }), (name, failures) => {
        const wait = (count: number): number =>
          secondsToWait(throttleRules[name], { failures: count, lastFailedAt: at }, at);
        return wait(failures + 1) >= wait(failures);
      }),
    );
  });

  it("forgets after a day", () => {
    const count = { failures: 1_000, lastFailedAt: before(FORGOTTEN_AFTER_SECONDS) };
    expect(secondsToWait(throttleRules.login, count, at)).toBe(0);
    expect(secondsToWait(throttleRules.login, undefined, at)).toBe(0);
  });
});
