import { expect, test } from "vitest";
import { isUrgentKind, mayTellPerson, mayTellProfessional, nextToTell } from "./telling-rule.ts";

const summer = (hour: string): Date => new Date(`2027-07-01T${hour}+02:00`);
const winter = (hour: string): Date => new Date(`2027-01-12T${hour}+01:00`);

test("a person hears from 8 h to 20 h by the clock of Paris, summer and winter", () => {
  for (const day of [summer, winter]) {
    expect(mayTellPerson(day("07:59:59"), 0, false)).toBe(false);
    expect(mayTellPerson(day("08:00:00"), 0, false)).toBe(true);
    expect(mayTellPerson(day("19:59:59"), 0, false)).toBe(true);
    expect(mayTellPerson(day("20:00:00"), 0, false)).toBe(false);
    expect(mayTellPerson(day("00:00:00"), 0, false)).toBe(false);
  }
});

test("a person hears twice a day at most, but of a seat that is cancelled, moved or given", () => {
  expect(mayTellPerson(winter("10:00:00"), 1, false)).toBe(true);
  expect(mayTellPerson(winter("10:00:00"), 2, false)).toBe(false);
  expect(mayTellPerson(winter("03:00:00"), 7, true)).toBe(true);
  expect(["cancel-with-session", "move", "promote", "accept", "reject"].map(isUrgentKind)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});

test("of two messages a day, those that ask an answer come before those that tell a fact, and a seat that changes before all", () => {
  const news = ["submit", "wait-list", "remind", "accept"].map((kind) => ({ kind, isUrgent: false }));
  expect(nextToTell(news)?.kind).toBe("remind");
  expect(nextToTell([...news, { kind: "move", isUrgent: true }])?.kind).toBe("move");
  expect(nextToTell(news.slice(0, 2))?.kind).toBe("submit");
  expect(nextToTell([])).toBeUndefined();
});

test("a professional has one mail from noon on, another from five on", () => {
  expect(mayTellProfessional(winter("11:59:59"), 0)).toBe(false);
  expect(mayTellProfessional(winter("12:00:00"), 0)).toBe(true);
  expect(mayTellProfessional(winter("16:59:59"), 1)).toBe(false);
  expect(mayTellProfessional(winter("17:00:00"), 1)).toBe(true);
  expect(mayTellProfessional(winter("19:00:00"), 2)).toBe(false);
  expect(mayTellProfessional(winter("20:00:00"), 0)).toBe(false);
});
