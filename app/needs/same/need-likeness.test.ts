import { describe, expect, test } from "vitest";
import { companyLikeness, nameLikeness } from "./company-likeness.ts";
import type { ComparableNeed } from "./comparable-need.ts";
import { jobLikeness } from "./job-likeness.ts";
import { LIKELY_SAME, needLikeness } from "./need-likeness.ts";
import { narrowerOf, staysBefore } from "./which-stays.ts";

const told: ComparableNeed = {
  ...{ siret: "00000001300011", companyName: "Atelier Dupont", jobLabel: "soudeur", metierCode: "H2913" },
  ...{ communeCode: "80620", headcount: 2, startsOn: null, contract: "permanent", createdOn: "2027-01-12" },
  jobs: [{ rome: "H2913", weight: 1 }],
};
const another = (changed: Partial<ComparableNeed>): ComparableNeed => ({
  ...told,
  createdOn: "2027-01-15",
  ...changed,
});
const isProposed = (changed: Partial<ComparableNeed>, km: number | null = 0): boolean =>
  needLikeness(told, another(changed), km).score >= LIKELY_SAME;

test("the same telling is surely the same, whichever comes first", () => {
  expect(needLikeness(told, told, null).score).toBeCloseTo(0.97);
  const other = another({ companyName: "Dupont", headcount: 5, contract: "fixed-term", startsOn: "2027-02-01" });
  expect(needLikeness(told, other, 3)).toEqual(needLikeness(other, told, 3));
});

describe("one need told otherwise", () => {
  test.each<[string, Partial<ComparableNeed>, number?]>([
    ["another establishment of the company, next door", { siret: "00000001300029", communeCode: "80240" }, 3],
    ["three people instead of two", { headcount: 3 }],
    ["a first day", { startsOn: "2027-02-01" }],
    ["a fixed-term contract", { contract: "fixed-term" }],
    ["the other gender, and a slip", { jobLabel: "soudeuze", metierCode: null, jobs: [] }],
    ["another company of the same name", { siret: "00000009900018", companyName: "SARL DUPONT ATELIER" }],
  ])("with %s", (_, changed, km) => {
    expect(isProposed(changed, km)).toBe(true);
  });
});

describe("another need", () => {
  test.each<[string, Partial<ComparableNeed>, (number | null)?]>([
    ["another job", { jobLabel: "comptable", metierCode: "M1203", jobs: [{ rome: "M1203", weight: 1 }] }],
    ["the chief of the same job", { jobLabel: "chef soudeur" }],
    ["another company of the town", { siret: "00000009900018", companyName: "Tôlerie Martin" }],
    ["a shop of the chain, far away", { siret: "00000001300029", communeCode: "59350" }, 100],
    ["a shop of the chain, nobody knows where", { siret: "00000001300029", communeCode: "99999" }, null],
    ["the need of last year", { createdOn: "2026-01-12" }],
    ["an apprentice", { contract: "work-study" }],
    ["temporary workers", { contract: "temporary" }],
  ])("%s", (_, changed, km) => {
    expect(isProposed(changed, km)).toBe(false);
  });

  test("of another client of one agency: all else must agree", () => {
    const agency: ComparableNeed = { ...told, contract: "temporary", startsOn: "2027-02-01" };
    const score = (changed: Partial<ComparableNeed>) => needLikeness(agency, { ...agency, ...changed }, 5).score;
    expect(score({})).toBeGreaterThan(LIKELY_SAME);
    expect(score({ headcount: 12 })).toBeLessThan(LIKELY_SAME);
    expect(score({ startsOn: "2027-03-15" })).toBeLessThan(LIKELY_SAME);
    expect(score({ communeCode: "80240" })).toBeLessThan(LIKELY_SAME);
  });
});

test("a name of a company is read without its legal form, accents, plural or a slip, and by its initials", () => {
  expect(nameLikeness("SARL Ateliers Dupont & Fils", "ATELIER DUPONT")).toBe(1);
  expect(nameLikeness("Mécanique de Précision du Hainaut", "MPH")).toBe(1);
  expect(nameLikeness("M.I.A.", "Maintenance Industrielle Artésienne")).toBe(1);
  expect(nameLikeness("Delattre Menuiserie", "Delatre")).toBe(1);
  expect(nameLikeness("Ambulances du Valois", "Ambulances du Vimeu")).toBe(0.5);
  expect(nameLikeness("SARL", "SA")).toBe(0);
  expect(companyLikeness({ siret: "1", companyName: "A" }, { siret: "1", companyName: "B" })).toBe(1);
});

describe("a job", () => {
  const job = (jobLabel: string, metierCode: string | null = null, rome = metierCode) => ({
    ...{ jobLabel, metierCode, jobs: rome === null ? [] : [{ rome, weight: 1 }] },
  });

  test("is the same by its words, whatever gender, hyphen or slip", () => {
    expect(jobLikeness(job("coiffeur"), job("coiffeuse mixte"))).toBe(1);
    expect(jobLikeness(job("télé-conseiller"), job("téléconseiller"))).toBe(1);
  });

  test("that another trade names beside its own is another", () => {
    const [aide, master] = [job("préparateur en pharmacie", "J1307"), job("pharmacien", "J1202")];
    expect(jobLikeness(aide, master)).toBeLessThan(LIKELY_SAME);
  });

  test("of one métier in other words is likely the same when the words mean it, and not by the métier alone", () => {
    expect(jobLikeness(job("vigile", "K2503"), job("agent de sécurité", "K2503"))).toBeGreaterThan(LIKELY_SAME);
    const [one, other] = [job("comptable", "M1203"), job("gestionnaire de paie", "M1203", "M1501")];
    expect(jobLikeness(one, other)).toBeLessThan(LIKELY_SAME);
    expect(jobLikeness(job("maçon", "F1703"), job("peintre", "F1606"))).toBe(0);
  });
});

test("the need that has gone further stays, else the older one", () => {
  const need = { id: "a", state: "posted", createdAt: new Date("2027-01-12T10:00Z") } as const;
  expect(staysBefore({ ...need, state: "qualified" }, { ...need, id: "b", state: "confirmed" })).toBe(true);
  expect(staysBefore(need, { ...need, id: "b", createdAt: new Date("2027-01-12T09:59Z") })).toBe(false);
  const alike = [need, { ...need, id: "b" }] as const;
  expect([staysBefore(...alike), staysBefore(alike[1], alike[0])]).toEqual([true, false]);
});

test("whoever saw both sees what stays, and nobody else", () => {
  expect(narrowerOf("public", "sensors")).toBe("sensors");
  expect(narrowerOf("prescribers", "public")).toBe("prescribers");
  expect(narrowerOf("sensors", "sensors")).toBe("sensors");
});
