import { expect, test } from "vitest";
import { registerDate, registerLevel } from "./register-values.ts";

test.each([
  ["niveau7", 7],
  ["NIV3", 3],
  ["6", 6],
  ["REPRISE", null],
  ["", null],
  ["9", null],
])("the level « %s » is %s", (text, level) => {
  expect(registerLevel(text)).toBe(level);
});

test.each([
  ["31/08/2023", "2023-08-31"],
  ["2023-08-31", "2023-08-31"],
  ["", null],
  ["31/02/2023", undefined],
  ["2023", undefined],
])("the date « %s » is %s", (text, date) => {
  expect(registerDate(text)).toBe(date);
});
