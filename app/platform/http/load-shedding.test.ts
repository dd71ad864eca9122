import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { watchLag } from "./load-shedding.server.ts";

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
