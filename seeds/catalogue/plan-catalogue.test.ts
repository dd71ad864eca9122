import { describe, expect, it } from "vitest";
import { addDays } from "../calendar.ts";
import { readFacts } from "../facts.ts";
import { writeLheo } from "../write-lheo.ts";
import { planCatalogue } from "./plan-catalogue.ts";
import { planPurchaseFrames } from "./plan-purchase-frames.ts";

const TODAY = "2026-12-01";
const facts = readFacts();
const trainings = planCatalogue(facts, TODAY, 1);
const actions = trainings.flatMap((training) => training.actions);
const sessions = actions.flatMap((action) => action.sessions);
const textOf = (day: string, seed: number): string => [...writeLheo(planCatalogue(facts, day, seed))].join("");

describe("made-up catalogue", () => {
  it("has 120 organisations, 400 sessions and 27 of blocks taught alone, each number once", () => {
    expect(new Set(trainings.map(({ organisation }) => organisation.siret)).size).toBe(120);
    expect(sessions).toHaveLength(400 + 27);
    const numbers = [...trainings, ...actions, ...sessions].map(({ number }) => number);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it("says of every organisation that it is fictional", () => {
    for (const { organisation } of trainings) expect(organisation.name).toMatch(/^Organisme fictif /);
    expect(new Set(trainings.map(({ organisation }) => organisation.name)).size).toBe(120);
  });

  it("prepares every certification, and trainings without a job code", () => {
    const prepared = new Set(trainings.map(({ rncp }) => rncp));
    expect(facts.certifications.filter(({ rncp }) => !prepared.has(rncp))).toEqual([]);
    expect(trainings.some(({ romes, title }) => romes.length === 0 && title.startsWith("CléA"))).toBe(true);
  });

  it("dates every session from today, within eleven months, and ends it after it starts", () => {
    for (const { startsOn, endsOn, enrolFrom, enrolTo } of sessions) {
      expect(startsOn > TODAY).toBe(true);
      expect(startsOn <= addDays(TODAY, 335)).toBe(true);
      expect(endsOn > startsOn).toBe(true);
      expect(enrolTo > enrolFrom).toBe(true);
    }
  });

  it("holds each meeting on working days, after today and before a session with fixed dates", () => {
    for (const action of actions) {
      for (const { startsOn, meetings } of action.sessions) {
        for (const meeting of meetings) {
          expect(meeting.startsOn > TODAY).toBe(true);
          expect(meeting.endsOn >= meeting.startsOn).toBe(true);
          for (const day of [meeting.startsOn, meeting.endsOn]) expect([0, 6]).not.toContain(new Date(day).getUTCDay());
          expect(action.isPermanent || meeting.endsOn < startsOn).toBe(true);
        }
      }
    }
  });

  it("shows every kind of offer", () => {
    expect(new Set(actions.map(({ modality }) => modality))).toEqual(new Set([0, 1, 2]));
    expect(new Set(sessions.map(({ recruiting }) => recruiting))).toEqual(new Set([1, 2, 3, undefined]));
    expect(new Set(sessions.map(({ blocksValidation }) => blocksValidation))).toEqual(new Set([0, 1, 2]));
    for (const word of ["plein", "partiel", "soir"]) {
      expect(actions.some(({ paceText }) => paceText.includes(word))).toBe(true);
    }
    expect(actions.some(({ isPermanent }) => isPermanent)).toBe(true);
    expect(actions.some(({ funding }) => funding.funders[0]?.seats === undefined)).toBe(true);
    expect(actions.some(({ funding }) => funding.priceCents !== undefined)).toBe(true);
    expect(actions.some(({ place }) => place === undefined)).toBe(true);
    const publics = new Set(actions.flatMap((action) => action.publics));
    for (const code of ["83056", "80010", "80009", "81020"]) expect(publics).toContain(code);
  });

  it("offers a session in at least twenty arrondissements", () => {
    const served = new Set(actions.map(({ place }) => place?.town.arrondissement).filter((code) => code !== undefined));
    expect(served.size).toBeGreaterThanOrEqual(20);
  });

  it("is the same text for the same day and seed, and another one for another", () => {
    const text = textOf(TODAY, 1);
    expect(textOf(TODAY, 1)).toBe(text);
    expect(textOf(TODAY, 2)).not.toBe(text);
    expect(textOf("2027-03-01", 1)).not.toBe(text);
  });

  it("buys each action in one frame at most, of the three kinds, and uses no more hours than ordered", () => {
    const frames = planPurchaseFrames(trainings, 1);
    expect(new Set(frames.map(({ kind }) => kind))).toEqual(new Set(["market_lot", "grant", "individual_aid"]));
    const bought = frames.flatMap((frame) => frame.actions);
    expect(new Set(bought).size).toBe(bought.length);
    for (const { orderedHours, usedHours } of frames) {
      if (orderedHours !== null) expect(usedHours).toBeLessThanOrEqual(orderedHours);
    }
  });
});
