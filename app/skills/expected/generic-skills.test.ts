import { expect, it } from "vitest";
import { genericSkills } from "./generic-skills.ts";

const asked = (...jobs: readonly number[]) => jobs.map((count, at) => ({ ogr: at + 1, jobs: count }));

it("is a skill that four jobs in a hundred ask for", () => {
  expect([...genericSkills({ jobs: 1500, skills: asked(60, 59, 1) })]).toEqual([1]);
});

it("in a small referential is not a skill that a few neighbouring jobs share", () => {
  expect([...genericSkills({ jobs: 20, skills: asked(7, 8) })]).toEqual([2]);
  expect([...genericSkills({ jobs: 0, skills: [] })]).toEqual([]);
});
