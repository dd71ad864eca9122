import { expect, it } from "vitest";
import { type Rehearsal, rehearse } from "./rehearsal.server.ts";

const targets = Array.from({ length: 25 }, (_, rank) => `/page-${rank}`);
const readTargets = async (): Promise<readonly string[]> => targets;

async function untilOver(rehearsal: Rehearsal): Promise<void> {
  await expect.poll(() => rehearsal.isOver()).toBe(true);
}

it("makes every page once, one at a time, then is over", async () => {
  const made: string[] = [];
  let [underWay, most] = [0, 0];
  const make = async (target: string): Promise<void> => {
    underWay += 1;
    most = Math.max(most, underWay);
    await Promise.resolve();
    underWay -= 1;
    made.push(target);
  };
  const rehearsal = rehearse({ readTargets, make, isAsked: () => false });
  expect(rehearsal.isOver()).toBe(false);
  await untilOver(rehearsal);
  expect([made, most]).toEqual([targets, 1]);
});

it("gives way to the first visitor", async () => {
  let made = 0;
  const make = async (): Promise<void> => {
    made += 1;
  };
  await untilOver(rehearse({ readTargets, make, isAsked: () => made >= 10 }));
  expect(made).toBe(10);
});

it("is over after a failure: the first visitors wait longer, that is all", async () => {
  const fail = async (): Promise<never> => Promise.reject(new Error("no database"));
  await untilOver(rehearse({ readTargets, make: fail, isAsked: () => false }));
  await untilOver(rehearse({ readTargets: fail, make: fail, isAsked: () => false }));
});

it("stops once the page under way is made", async () => {
  let [begun, ended] = [0, 0];
  const make = async (): Promise<void> => {
    begun += 1;
    await new Promise((resolve) => setTimeout(resolve, 1));
    ended += 1;
  };
  const rehearsal = rehearse({ readTargets, make, isAsked: () => false });
  await expect.poll(() => begun).toBeGreaterThan(0);
  await rehearsal.stop();
  expect([rehearsal.isOver(), begun < targets.length, ended]).toEqual([true, true, begun]);
});
