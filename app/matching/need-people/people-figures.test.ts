import { expect, it } from "vitest";
import { shownFigures } from "./people-figures.ts";

const all = (people: number, reader: "prescriber" | "company") => shownFigures(new Map([[0, people]]), reader).haveAll;

it("tells a prescriber five people and more, as they are", () => {
  expect([0, 4, 5, 6, 23].map((people) => all(people, "prescriber"))).toEqual([null, null, 5, 6, 23]);
});

it("tells a company eleven people and more, in whole tens", () => {
  expect([0, 4, 10, 11, 19, 20, 23, 147].map((people) => all(people, "company"))).toEqual([
    null,
    null,
    null,
    10,
    10,
    20,
    20,
    140,
  ]);
});

it("leaves out those who are further than three blocks", () => {
  const counts = new Map([[null, 40] as const, [3 as const, 12] as const]);
  expect(shownFigures(counts, "company")).toEqual({ haveAll: null, lackOne: null, lackTwo: null, lackThree: 10 });
});
