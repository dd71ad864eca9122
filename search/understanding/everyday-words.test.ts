import { expect, test } from "vitest";
import { parseEverydayWords } from "./everyday-words.ts";
import { readEverydayWords } from "./read-everyday-words.server.ts";

test("the everyday words that ship say each job once, and no word twice of one job", async () => {
  const words = await readEverydayWords();
  expect(words.size).toBeGreaterThan(400);
  const twice = [...words].filter(([, text]) => new Set(text.split(" ")).size !== text.split(" ").length);
  expect(twice.map(([rome]) => rome)).toEqual([]);
});

test.each([
  ["another header", "rome\n"],
  ["no code of a job", "rome\twords\nsoudeur\tacier"],
  ["no word", "rome\twords\nH2913\t"],
  ["a job said twice", "rome\twords\nH2913\tacier\nH2913\ttôle"],
])("a file with %s is refused", (_, text) => {
  expect(() => parseEverydayWords(text)).toThrow();
});
