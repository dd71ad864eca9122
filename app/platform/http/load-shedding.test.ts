import { setTimeout as sleep } from "node:timers/promises";
import { expect, it, vi } from "vitest";
import { createWorkload, watchLag } from "./load-shedding.server.ts";

/** Keeps the event loop from doing anything else. */
function block(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

it("turns people away while the event loop is late, and lets them in again within seconds", async () => {
  const watch = watchLag(60);
  expect(watch.isLate()).toBe(false);
  for (let turn = 0; turn < 10 && !watch.isLate(); turn += 1) {
    block(260);
    await sleep(5);
  }
  expect(watch.isLate()).toBe(true);
  await expect.poll(() => watch.isLate(), { timeout: 10_000, interval: 200 }).toBe(false);
  watch.stop();
});

it("is full for who would join a crowd whose first has waited two seconds, until that one is answered", () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  const workload = createWorkload({ isLate: () => false, stop: () => undefined });
  const [endFirst = () => undefined, ...others] = Array.from({ length: 32 }, () => workload.begin());
  expect(workload.isFull()).toBe(false);
  vi.advanceTimersByTime(2_001);
  expect(workload.isFull()).toBe(true);
  endFirst();
  expect(workload.isFull()).toBe(false);
  for (const end of others) end();
  vi.useRealTimers();
});

it("is full at 128 at once, at any speed", () => {
  const workload = createWorkload({ isLate: () => false, stop: () => undefined });
  const ends = Array.from({ length: 128 }, () => workload.begin());
  expect(workload.isFull()).toBe(true);
  ends[64]?.();
  // Given back twice, it is given back once.
  ends[64]?.();
  expect(workload.isFull()).toBe(false);
  workload.begin();
  expect(workload.isFull()).toBe(true);
});
