import { expect, test } from "vitest";
import { arrangeJobTexts } from "./job-texts.ts";

const text = (rome: string, words: string, weight = 1) => ({ rome, classes: words.split(" "), weight });

const texts = await arrangeJobTexts([
  text("D1102", "boulanger"),
  text("D1102", "petrir pate"),
  text("D1102", "four pain nuit", 6),
  text("D1104", "patissier"),
  text("D1104", "pate gateau four", 6),
  text("K2503", "agent securite nuit"),
]);
const order = (question: string): readonly string[] =>
  [...texts.find(question.split(" "))].sort((a, b) => b[1] - a[1]).map(([rome]) => rome);

test("words that stand in several texts of a job count together", () => {
  expect(order("petrir nuit")).toEqual(["D1102", "K2503"]);
  expect(order("gateau four")).toEqual(["D1104", "D1102"]);
});

test("a share is between 0 and 1, and less where a word is said of nothing", () => {
  const whole = texts.find(["gateau"]).get("D1104") ?? 0;
  const half = texts.find(["gateau", "inconnu"]).get("D1104") ?? 0;
  expect(whole).toBeGreaterThan(half);
  expect(half).toBeGreaterThan(0);
  expect(whole).toBeLessThanOrEqual(1);
});

test("a word said again in the question counts once, and one said of no job finds none", () => {
  expect(texts.find(["pain", "pain"])).toEqual(texts.find(["pain"]));
  expect(texts.find(["inconnu"]).size).toBe(0);
  expect([texts.has("pain"), texts.has("inconnu")]).toEqual([true, false]);
});
