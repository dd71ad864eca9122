import { expect, test } from "vitest";
import { randomPicks } from "#tests/support/random-picks.ts";
import { countSlips, LONGEST_COUNTED, letterNumbers, writtenWord } from "./count-slips.ts";
import { arrangeShapes, nearWords } from "./near-words.ts";
import { slipDistance } from "./slip-distance.ts";

const slipsOf = (written: string, word: string): number =>
  countSlips(writtenWord(written), letterNumbers(word), 0, word.length);

test.each([
  ["soudeur", "soudeur", 0],
  ["soudur", "soudeur", 1],
  ["sodueur", "soudeur", 1],
  ["couvrer", "couvreur", 1],
  ["maconerie", "maconnerie", 1],
  ["plombre", "plombier", 2],
  ["", "abc", 3],
  ["abc", "", 3],
  ["ca", "abc", 3],
  ["электрик", "soudeur", 8],
])("from « %s » to « %s » there are %i slips", (written, word, slips) => {
  expect(slipsOf(written, word)).toBe(slips);
});

test("the bits count what the table counts, up to the longest word they hold", () => {
  const random = randomPicks(20261130);
  const draw = (most: number): string =>
    Array.from({ length: random.integer(most + 1) }, () => random.pick(["a", "b", "c", "d"])).join("");
  for (let time = 0; time < 20_000; time += 1) {
    const [written, word] = [draw(time % 2 === 0 ? 8 : LONGEST_COUNTED), draw(time % 2 === 0 ? 8 : 40)];
    expect([written, word, slipsOf(written, word)]).toEqual([written, word, slipDistance(written, word, 99)]);
  }
});

test("a longer word than the bits hold is still found", () => {
  const long = "anticonstitutionnellementetpourtant";
  expect(nearWords(arrangeShapes([long, "soudeur"]), `${long.slice(0, 20)}${long.slice(21)}`, 1)).toEqual([
    { word: long, slips: 1 },
  ]);
});
