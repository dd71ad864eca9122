import { describe, expect, it } from "vitest";
import { sessionsOfTrade } from "./trade.ts";

/** Beauty, and what ROME says is close to it. */
const trade = { own: ["D1208", "D1242"], near: ["L1501"] };
const metiersOfBlock = new Map([
  ["make-up", ["D1208"]],
  ["hair", ["D1202"]],
  ["stage", ["L1501"]],
  ["theatre", ["L1502"]],
  ["till", ["G1603"]],
  ["grinding", ["H2901"]],
  ["nameless", []],
]);

describe("a long session of another trade is no step to a job", () => {
  it.each([
    ["make-up, of the trade", "make-up", 210, true],
    ["hair, of the same field", "hair", 210, true],
    ["the stage, close to the job", "stage", 210, true],
    ["the theatre, of the field of a job that is close", "theatre", 210, false],
    ["210 hours of catering to learn to use a till", "till", 210, false],
    ["280 hours of tool grinding to learn to look after tools", "grinding", 280, false],
    ["a week of catering to learn to use a till", "till", 35, true],
    ["a certification that names no job", "nameless", 210, true],
    ["a block that nobody knows", "unknown", 210, true],
  ])("%s", (_, block, hours, isKept) => {
    const session = { blocks: [block], hours };
    expect(sessionsOfTrade([session], metiersOfBlock, trade)).toEqual(isKept ? [session] : []);
  });

  it("a session with one block of the trade is of the trade", () => {
    const session = { blocks: ["till", "make-up"], hours: 400 };
    expect(sessionsOfTrade([session], metiersOfBlock, trade)).toEqual([session]);
  });
});
