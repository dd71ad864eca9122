import { expect, it } from "vitest";
import { rememberAnswers } from "./remembered-answers.ts";

function counting() {
  let now = 0;
  const asked: string[] = [];
  const answer = rememberAnswers(
    async (owner: { readonly name: string }, text) => {
      asked.push(text);
      if (text === "fails") throw new Error("no answer");
      return `${owner.name} says ${text}`;
    },
    { maxAgeMs: 100, most: 2, clock: () => now },
  );
  const wait = (ms: number): void => {
    now += ms;
  };
  return { asked, answer, wait };
}
const one = { name: "one" };
const other = { name: "other" };

it("asks once for the same text, and again when the answer is too old", async () => {
  const { asked, answer, wait } = counting();
  await answer(one, "a");
  wait(99);
  expect(await answer(one, "a")).toBe("one says a");
  expect(asked).toEqual(["a"]);
  wait(1);
  await answer(one, "a");
  expect(asked).toEqual(["a", "a"]);
});

it("keeps apart what two owners say", async () => {
  const { answer } = counting();
  await answer(one, "a");
  expect(await answer(other, "a")).toBe("other says a");
});

it("forgets the text asked least recently", async () => {
  const { asked, answer } = counting();
  for (const text of ["a", "b", "a", "c", "a", "b"]) await answer(one, text);
  expect(asked).toEqual(["a", "b", "c", "b"]);
});

it("does not keep a failure", async () => {
  const { asked, answer } = counting();
  await expect(answer(one, "fails")).rejects.toThrow("no answer");
  await expect(answer(one, "fails")).rejects.toThrow("no answer");
  expect(asked).toEqual(["fails", "fails"]);
});
