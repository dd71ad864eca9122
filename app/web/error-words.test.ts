import { expect, it } from "vitest";
import { errorWords } from "./error-words.ts";

const thrown = (status: number): unknown => ({ status, statusText: "", internal: false, data: null });
const OURS = /de chez nous/;

it.each([400, 403, 404, 405])("a %i is not told as a fault of ours, and says what to do", (status) => {
  const { text, next } = errorWords(thrown(status));
  expect(text).not.toMatch(OURS);
  expect(next).not.toBe("");
});

it.each([thrown(500), new TypeError("x is undefined")])("what broke is told as a fault of ours: %o", (error) => {
  expect(errorWords(error).text).toMatch(OURS);
});
