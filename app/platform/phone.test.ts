import { expect, test } from "vitest";
import { readPhone, receivesSms } from "./phone.ts";

test.each([
  ["06 12 34 56 78", "+33612345678"],
  ["+33 (0)6.12.34.56.78", "+33612345678"],
  ["0692 12 34 56", "+262692123456"],
  ["0690 12 34 56", "+590690123456"],
  ["+32 470 12 34 56", "+32470123456"],
  ["0032 470 12 34 56", "+32470123456"],
  ["+352 621 123 456", "+352621123456"],
  ["03 21 12 34 56", "+33321123456"],
  ["+33 692 12 34 56", null],
  ["06 12 34 56 7", null],
  ["quelque chose", null],
])("%s is read as %s", (typed, phone) => {
  expect(readPhone(typed)).toBe(phone);
});

test("a mobile receives short messages, a line at home does not", () => {
  expect(["+33612345678", "+262692123456", "+32470123456", "+33321123456"].map(receivesSms)).toEqual([
    ...[true, true, true, false],
  ]);
});
