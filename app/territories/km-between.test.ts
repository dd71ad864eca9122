import { expect, test } from "vitest";
import { kmBetween } from "./km-between.ts";

test("kilometres between two towns", () => {
  const lille = { latitude: 50.6311, longitude: 3.0468 };
  const amiens = { latitude: 49.8987, longitude: 2.2847 };
  expect(kmBetween(lille, amiens)).toBeCloseTo(98, -1);
  expect(kmBetween(amiens, lille)).toBe(kmBetween(lille, amiens));
  expect(kmBetween(lille, lille)).toBe(0);
});
