import { describe, expect, it } from "vitest";
import { eachInTurns } from "./in-turns.ts";

describe("eachInTurns", () => {
  it("does the work for every item, in order", async () => {
    const done: string[] = [];
    await eachInTurns(["a", "b", "c"], (item) => done.push(item));
    expect(done).toEqual(["a", "b", "c"]);
  });

  it("lets others work before long work has ended", async () => {
    let left = 4;
    let leftWhenOthersWorked = 0;
    setImmediate(() => {
      leftWhenOthersWorked = left;
    });
    await eachInTurns([1, 2, 3, 4], () => {
      const end = performance.now() + 15;
      while (performance.now() < end);
      left -= 1;
    });
    expect(left).toBe(0);
    expect(leftWhenOthersWorked).toBeGreaterThan(0);
  });
});
