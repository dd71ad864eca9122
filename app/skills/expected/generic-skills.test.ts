import { expect, it } from "vitest";
import { genericSkills } from "./generic-skills.ts";

const jobs = (count: number, skills: (at: number) => readonly number[]) =>
  Array.from({ length: count }, (_, at) => ({ skills: skills(at).map((ogr) => ({ ogr })) }));

it("is a skill that four jobs in a hundred ask for, and eight jobs at least", () => {
  const asks = (at: number): readonly number[] => [...(at < 60 ? [1] : []), ...(at < 59 ? [2] : []), 1000 + at];
  expect([...genericSkills(jobs(1500, asks))]).toEqual([1]);
});

it("in a small referential a skill of a few neighbouring jobs is not generic", () => {
  expect([...genericSkills(jobs(20, (at) => [...(at < 7 ? [1] : []), ...(at < 8 ? [2] : [])]))]).toEqual([2]);
  expect([...genericSkills([])]).toEqual([]);
});
