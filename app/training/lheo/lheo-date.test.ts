import { expect, test } from "vitest";
import { readLheoDate } from "./lheo-date.ts";

test.each([
  ["20270131", { kind: "day", iso: "2027-01-31" }],
  ["20280229", { kind: "day", iso: "2028-02-29" }],
  ["20270229", { kind: "impossible" }],
  ["21000229", { kind: "impossible" }],
  ["20270231", { kind: "impossible" }],
  ["20271301", { kind: "impossible" }],
  ["20270700", { kind: "partial" }],
  ["20270000", { kind: "partial" }],
  ["20270012", { kind: "impossible" }],
  ["00000000", { kind: "unknown" }],
  ["99999999", { kind: "unknown" }],
  ["", { kind: "unknown" }],
  ["2027-01-31", { kind: "impossible" }],
  ["00010101", { kind: "impossible" }],
])("LHÉO date « %s »", (text, expected) => {
  expect(readLheoDate(text)).toEqual(expected);
});

test("every day of the calendar is a day, and nothing else is", () => {
  for (let at = Date.UTC(1999, 11, 1); at < Date.UTC(2029, 2, 1); at += 86_400_000) {
    const iso = new Date(at).toISOString().slice(0, 10);
    expect(readLheoDate(iso.replaceAll("-", ""))).toEqual({ kind: "day", iso });
  }
});
