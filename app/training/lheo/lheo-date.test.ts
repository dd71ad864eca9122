import { expect, test } from "vitest";
import { daysOf, readLheoDate } from "./lheo-date.ts";

test.each([
  ["20270131", { kind: "day", iso: "2027-01-31" }],
  ["20280229", { kind: "day", iso: "2028-02-29" }],
  ["20270229", { kind: "impossible" }],
  ["21000229", { kind: "impossible" }],
  ["20270231", { kind: "impossible" }],
  ["20271301", { kind: "impossible" }],
  ["20270700", { kind: "month", iso: "2027-07" }],
  ["20270000", { kind: "year", iso: "2027" }],
  ["00000300", { kind: "impossible" }],
  ["20271300", { kind: "impossible" }],
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

test.each([
  ["2027-03-11", "2027-03-11", "2027-03-11"],
  ["2027-03", "2027-03-01", "2027-03-31"],
  ["2027-02", "2027-02-01", "2027-02-28"],
  ["2028-02", "2028-02-01", "2028-02-29"],
  ["2027", "2027-01-01", "2027-12-31"],
])("« %s » stands for a day from %s to %s", (iso, first, last) => {
  expect(daysOf(iso)).toEqual({ first, last });
});
