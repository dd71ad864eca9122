import { expect, test } from "vitest";
import { createBreaker } from "./breaker.ts";

const rule = { failures: 3, withinMs: 10_000 };

test("three failures within ten seconds open it, until it is closed", () => {
  const breaker = createBreaker(rule);
  expect([breaker.recordFailure(0), breaker.recordFailure(4000), breaker.isOpen()]).toEqual([false, false, false]);
  expect([breaker.recordFailure(9000), breaker.isOpen()]).toEqual([true, true]);
  breaker.close();
  expect([breaker.isOpen(), breaker.recordFailure(9001)]).toEqual([false, false]);
});

test("failures that are far apart leave it closed", () => {
  const breaker = createBreaker(rule);
  for (let at = 0; at < 100_000; at += 5000) breaker.recordFailure(at);
  expect(breaker.isOpen()).toBe(false);
});

test("it opens once, however many requests were under way", () => {
  const breaker = createBreaker(rule);
  expect([0, 1, 2, 3, 4].filter((at) => breaker.recordFailure(at))).toEqual([2]);
});
