import { describe, expect, it, test } from "vitest";
import { addDays } from "../calendar.ts";
import { inventPeople } from "./invented-people.ts";
import { DAYS_TOLD } from "./life-sessions.ts";
import { planStories } from "./plan-stories.ts";
import { planSessionActs } from "./session-acts.ts";

const BLOCKS = ["RNCP1BC01", "RNCP1BC02"];
const FIRST_DAY = "2026-11-30";
/** Every day of a year and a half: each weekday, each holiday. */
const days = Array.from({ length: 540 }, (_, rank) => addDays(FIRST_DAY, rank));
const plan = planStories(FIRST_DAY, () => BLOCKS);

describe("stories of the demonstration", () => {
  it("are 150 people's, who are positioned 199 times and moved once", () => {
    expect(new Set(plan.map(({ person }) => person)).size).toBe(150);
    const kinds = plan.flatMap(({ steps }) => steps.map(({ deed }) => deed.kind));
    const began = kinds.filter((kind) => kind === "draft" || kind === "submit" || kind === "agree-and-submit");
    expect(began).toHaveLength(199);
    expect(kinds.filter((kind) => kind === "move")).toHaveLength(1);
  });

  test.each(["2026-11-30", "2026-12-27", "2027-05-08"])("are as many whatever the day (%s)", (today) => {
    expect(planStories(today, () => BLOCKS)).toHaveLength(plan.length);
  });

  it("go from day to day, within the days that are told, up to today", () => {
    const outside: string[] = [];
    for (const today of days) {
      const told = planStories(today, () => BLOCKS).map(({ steps }) => steps.map(({ day }) => day));
      for (const line of [...told, ...planSessionActs(today).map(({ day }) => [day])]) {
        const isInOrder = line.every((day, rank) => day >= (line[rank - 1] ?? 1 - DAYS_TOLD) && day <= 0);
        if (!isInOrder) outside.push(`${today}: ${line}`);
      }
    }
    expect(outside).toEqual([]);
  });

  it("put nobody twice on a session", () => {
    const places = plan.map(({ person, session }) => `${person} ${session}`);
    expect(new Set(places).size).toBe(places.length);
  });
});

describe("invented people", () => {
  const town = { insee: "59350", name: "Lille", departement: "59", arrondissement: "595", arrondissementName: "Lille" };
  const towns = [{ ...town, postalCode: "59000", population: 1, latitude: 0, longitude: 0 }];
  const people = inventPeople(150, { towns, today: FIRST_DAY, seed: 1 });

  it("are adults, each with a name of their own, and the same for the same seed", () => {
    expect(new Set(people.map(({ firstName, lastName }) => `${firstName} ${lastName}`)).size).toBe(150);
    for (const { birthDate } of people) expect(birthDate < addDays(FIRST_DAY, -18 * 365)).toBe(true);
    expect(inventPeople(150, { towns, today: FIRST_DAY, seed: 1 })).toEqual(people);
  });

  it("can be called or written to by nobody: numbers of fiction and mails of .invalid", () => {
    for (const { phone, mail } of people) {
      expect(phone ?? "03 53 01 00 00").toMatch(/^03 53 01 /);
      expect(mail ?? ".invalid").toMatch(/\.invalid$/);
    }
  });
});
