import { expect, test } from "vitest";
import { outlookOf } from "./hiring-outlook.ts";

const year = 2023;

test("the families of a métier add up", () => {
  const cells = [
    { projects: 120, difficult: 70 },
    { projects: 30, difficult: 10 },
  ];
  expect(outlookOf(cells, year)).toEqual({ kind: "counted", year, projects: 150, difficult: 80, isLeast: false });
});

test("a count under secrecy makes the sum a least one, and the difficult ones unknown", () => {
  const cells = [
    { projects: 120, difficult: 70 },
    { projects: null, difficult: null },
  ];
  expect(outlookOf(cells, year)).toEqual({ kind: "counted", year, projects: 120, difficult: null, isLeast: true });
  expect(outlookOf([{ projects: 20, difficult: null }], year)).toMatchObject({
    difficult: null,
    isLeast: false,
  });
});

test("secrecy is not none, and no row is", () => {
  expect(outlookOf([{ projects: null, difficult: null }], year)).toEqual({ kind: "some", year });
  expect(outlookOf([], year)).toEqual({ kind: "none", year });
  expect(outlookOf([{ projects: 0, difficult: 0 }], year)).toEqual({ kind: "none", year });
});
