import { expect, it } from "vitest";
import { civilDaySchema, instantSchema } from "./civil-day.ts";

it.each([
  ["1900-01-01", true],
  ["2028-02-29", true],
  ["2199-12-31", true],
  ["0000-01-01", false],
  ["0001-01-01", false],
  ["1899-12-31", false],
  ["2200-01-01", false],
  ["9999-12-31", false],
  ["2027-02-29", false],
  ["2027-1-1", false],
  ["", false],
])("the day %s is one: %s", (day, isGood) => {
  expect(civilDaySchema.safeParse(day).success).toBe(isGood);
});

it.each([
  ["2026-12-01T08:00:00.000Z", true],
  ["0000-12-01T08:00:00.000Z", false],
  ["9999-12-31T23:59:59.999Z", false],
  ["2026-12-01", false],
])("the instant %s is one: %s", (text, isGood) => {
  expect(instantSchema.safeParse(text).success).toBe(isGood);
});
