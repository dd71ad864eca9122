import { expect, test } from "vitest";
import {
  isTooLateNextMorning,
  isUrgentKind,
  mayTellPerson,
  mayTellProfessional,
  nextToTell,
  toldTogether,
} from "./telling-rule.ts";

const summer = (hour: string): Date => new Date(`2027-07-01T${hour}+02:00`);
const winter = (hour: string): Date => new Date(`2027-01-12T${hour}+01:00`);

const fact = { kind: "submit", isUrgent: false };
const asked = { kind: "suggest", isUrgent: false };

test("a person hears from 8 h to 20 h by the clock of Paris, summer and winter", () => {
  for (const day of [summer, winter]) {
    expect(mayTellPerson(day("07:59:59"), 0, fact)).toBe(false);
    expect(mayTellPerson(day("08:00:00"), 0, fact)).toBe(true);
    expect(mayTellPerson(day("19:59:59"), 0, fact)).toBe(true);
    expect(mayTellPerson(day("20:00:00"), 0, fact)).toBe(false);
    expect(mayTellPerson(day("00:00:00"), 0, fact)).toBe(false);
  }
});

test("a person hears twice a day at most, but of a seat that is cancelled, moved or given", () => {
  expect(mayTellPerson(winter("10:00:00"), 1, asked)).toBe(true);
  expect(mayTellPerson(winter("10:00:00"), 2, asked)).toBe(false);
  expect(mayTellPerson(winter("03:00:00"), 7, { ...fact, isUrgent: true })).toBe(true);
  expect(["cancel-with-session", "move", "promote", "accept", "reject"].map(isUrgentKind)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});

test("who is awaited before noon of the next morning cannot wait for it", () => {
  const next = (hour: string): Date => new Date(`2027-01-13T${hour}+01:00`);
  expect(isTooLateNextMorning(null, winter("10:00:00"))).toBe(false);
  expect(isTooLateNextMorning(winter("18:00:00"), winter("10:00:00"))).toBe(true);
  expect(isTooLateNextMorning(next("11:59:00"), winter("10:00:00"))).toBe(true);
  expect(isTooLateNextMorning(next("12:00:00"), winter("10:00:00"))).toBe(false);
  expect(isTooLateNextMorning(winter("11:59:00"), winter("03:00:00"))).toBe(true);
  expect(isTooLateNextMorning(winter("14:00:00"), winter("03:00:00"))).toBe(false);
});

test("the last message of a day gathers what the person knows already until 17 h", () => {
  expect(mayTellPerson(winter("08:00:00"), 0, fact)).toBe(true);
  expect(mayTellPerson(winter("16:59:59"), 1, fact)).toBe(false);
  expect(mayTellPerson(winter("17:00:00"), 1, fact)).toBe(true);
  expect(mayTellPerson(winter("11:00:00"), 1, { kind: "reject", isUrgent: false })).toBe(true);
});

test("one message tells several news: an SMS those that have a page, a mail all of them, a letter one", () => {
  const news = (hasLink: boolean, isUrgent = false) => ({ message: { hasLink }, notice: { isUrgent } });
  const [page, none, urgent] = [news(true), news(false), news(true, true)];
  expect(toldTogether([page, none, page], "sms")).toHaveLength(3);
  expect(toldTogether([none, page], "sms")).toEqual([none]);
  expect(toldTogether([urgent, page], "sms")).toEqual([urgent]);
  expect(toldTogether([none, page, urgent], "mail")).toHaveLength(3);
  expect(toldTogether([page, page], "letter")).toEqual([page]);
  expect(toldTogether(Array(14).fill(page), "mail")).toHaveLength(10);
  expect(toldTogether([], "mail")).toEqual([]);
});

test("of two messages a day, those that ask an answer come before those that tell a fact, and a seat that changes before all", () => {
  const news = ["submit", "wait-list", "remind", "accept"].map((kind) => ({ kind, isUrgent: false }));
  expect(nextToTell(news)?.kind).toBe("remind");
  expect(nextToTell([...news, { kind: "move", isUrgent: true }])?.kind).toBe("move");
  expect(nextToTell(news.slice(0, 2))?.kind).toBe("wait-list");
  expect(nextToTell(news.slice(0, 1))?.kind).toBe("submit");
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
