import fc from "fast-check";
import { expect, test } from "vitest";
import { isWithinOneSlip } from "./one-slip.ts";

test.each([
  ["maubeuge", "maubeuje"],
  ["maubeuge", "maubege"],
  ["maubeuge", "maubeeuge"],
  ["lens", "lnes"],
  ["lens", "lens"],
  ["lille", "lill"],
])("%s and %s are one slip apart at most", (a, b) => {
  expect(isWithinOneSlip(a, b)).toBe(true);
  expect(isWithinOneSlip(b, a)).toBe(true);
});

test.each([
  ["maubeuge", "mobeuge"],
  ["lens", "sens a"],
  ["ab", "ba c"],
  ["abcd", "badc"],
])("%s and %s are more than one slip apart", (a, b) => {
  expect(isWithinOneSlip(a, b)).toBe(false);
});

test("removing any letter is one slip", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.nat(), (text, at) => {
      const place = at % text.length;
      return isWithinOneSlip(text, text.slice(0, place) + text.slice(place + 1));
    }),
  );
});
