import { describe, expect, it } from "vitest";
import { type Background, noBackground, sayBackground } from "#app/people/skill-draft/background.ts";
import { romeCodeSchema } from "#app/skills/rome-code.ts";
import {
  checkPriorNeeds,
  lackedChecks,
  type PriorFacts,
  parsePriorTables,
  priorNeeds,
  priorSkill,
} from "./prior-needs.ts";
import { readPriorTables } from "./read-prior-tables.server.ts";

const nothing: PriorFacts = { background: noBackground, jobs: [], certificates: [], level: null };
const day = "2026-11-30";
const said = { evidence: "own-word", on: day } as const;
const background = (part: Partial<Background>): PriorFacts => ({
  ...nothing,
  background: { ...noBackground, on: day, ...part },
});

describe("what the trainings of a job ask before", () => {
  const tables = parsePriorTables(
    "metier\tneed\trule\thours\tsource\n*\tfrench\trequired\t35\tsource\nH21\tkey-skills\trequired\t140\tsource\n" +
      "K13\tpermis-b\toften\t35\tsource\nK1302\tpermis-b\trequired\t70\tsource\nJ15\tsas\trequired\t400\tsource\n",
    "need\tformacode\tcertification\nkey-skills\t15041\tRS7003\nfrench\t15235\t\n",
  );
  const statuses = (metier: string, facts: PriorFacts) =>
    checkPriorNeeds(tables, metier, facts).map(({ need, status }) => [need, status]);

  it("is what the table says of its code, of the codes above it and of all of them, the strictest line of each", () => {
    expect(checkPriorNeeds(tables, "K1302", nothing)).toEqual([
      { need: "french", rule: "required", hours: 35, status: "unknown" },
      { need: "permis-b", rule: "required", hours: 70, status: "unknown" },
    ]);
    expect(checkPriorNeeds(tables, "K1304", nothing).at(-1)).toMatchObject({ need: "permis-b", rule: "often" });
    expect(statuses("M1607", nothing)).toEqual([["french", "unknown"]]);
  });

  it("is missing only when the person says so: a licence that is not ticked, French that is hard, words that are hard", () => {
    const licence = { licence: "permis-b", ...said } as const;
    const english = { language: "english", level: "no", ...said } as const;
    expect(statuses("K1302", background({ languages: [english] }))).toContainEqual(["permis-b", "missing"]);
    expect(statuses("K1302", background({}))).toContainEqual(["permis-b", "unknown"]);
    expect(statuses("K1302", background({ licences: [licence] }))).toContainEqual(["permis-b", "held"]);
    for (const [level, status] of [
      ["well", "held"],
      ["little", "missing"],
      ["no", "missing"],
    ] as const)
      expect(statuses("M1607", background({ languages: [{ language: "french", level, ...said }] }))).toEqual([
        ["french", status],
      ]);
    expect(statuses("H2102", background({ keySkills: { level: "hard", ...said } }))).toContainEqual([
      "key-skills",
      "missing",
    ]);
    expect(statuses("H2102", background({}))).toContainEqual(["key-skills", "unknown"]);
  });

  it("is held by who says so, by a diploma of level 3 or more, by CléA; what is said counts more than a level", () => {
    const easy = background({ keySkills: { level: "easy", ...said } });
    expect(statuses("H2102", easy)).toEqual([
      ["key-skills", "held"],
      ["french", "held"],
    ]);
    expect(statuses("H2102", { ...nothing, level: 3 })).toContainEqual(["key-skills", "held"]);
    expect(statuses("H2102", { ...nothing, level: 2 })).toContainEqual(["key-skills", "unknown"]);
    const clea = { code: "RS7003", label: "CléA", blocks: [], on: day };
    expect(statuses("H2102", { ...nothing, certificates: [clea] })).toContainEqual(["key-skills", "held"]);
    const hard = { ...background({ keySkills: { level: "hard", ...said } }), level: 4 };
    expect(statuses("H2102", hard)).toContainEqual(["key-skills", "missing"]);
  });

  it("is a job of the same field done for who must have discovered it", () => {
    const job = { label: "Aide-soignant", years: 1, on: day };
    expect(statuses("J1501", nothing)).toContainEqual(["sas", "missing"]);
    expect(statuses("J1501", { ...nothing, jobs: [{ rome: romeCodeSchema.parse("J1506"), ...job }] })).toContainEqual([
      "sas",
      "held",
    ]);
    expect(statuses("J1501", { ...nothing, jobs: [{ rome: romeCodeSchema.parse("G1603"), ...job }] })).toContainEqual([
      "sas",
      "missing",
    ]);
  });

  it("counts as held when somebody says which they lack, and it is not among them", () => {
    expect(lackedChecks(tables, "H2102", ["key-skills", "sas"]).map(({ need, status }) => [need, status])).toEqual([
      ["key-skills", "missing"],
      ["french", "held"],
    ]);
  });

  it("refuses a wrong line, with its number", () => {
    const table = "metier\tneed\trule\thours\tsource\nZ99\tfrench\trequired\t35\tsource\n";
    expect(() => parsePriorTables(table, "need\tformacode\tcertification\n")).toThrow("Line 2");
  });
});

it("the tables that ship with the portal are read, and say what brings each need", async () => {
  const { needs, trainings } = await readPriorTables();
  expect(new Set(needs.map(({ need }) => need))).toEqual(new Set(priorNeeds));
  expect(new Set(trainings.map(({ need }) => need))).toEqual(new Set(priorNeeds));
  for (const need of priorNeeds) expect(priorSkill(need)).toBeLessThan(0);
});

describe("what somebody says of their licences, languages and diploma", () => {
  const first = sayBackground(noBackground, {
    ...{ licences: ["permis-b", "sst"], languages: { french: "well", dutch: "little" }, keySkills: "easy", level: 3 },
    ...{ hasPapers: true, on: "2026-11-01" },
  });

  it("is kept with what shows it and the day it was said", () => {
    expect(first).toEqual({
      on: "2026-11-01",
      licences: ["permis-b", "sst"].map((licence) => ({ licence, evidence: "papers", on: "2026-11-01" })),
      languages: [
        { language: "french", level: "well", evidence: "papers", on: "2026-11-01" },
        { language: "dutch", level: "little", evidence: "papers", on: "2026-11-01" },
      ],
      keySkills: { level: "easy", evidence: "papers", on: "2026-11-01" },
      level: { value: 3, evidence: "papers", on: "2026-11-01" },
    });
  });

  it("is never shown by papers where it says what somebody lacks", () => {
    const lacking = sayBackground(noBackground, {
      ...{ licences: ["sst"], languages: { english: "no", dutch: "well" }, keySkills: "hard", level: null },
      ...{ hasPapers: true, on: day },
    });
    expect(lacking.languages.map(({ language, evidence }) => [language, evidence])).toEqual([
      ["english", "own-word"],
      ["dutch", "papers"],
    ]);
    expect([lacking.keySkills?.evidence, lacking.licences[0]?.evidence]).toEqual(["own-word", "papers"]);
    const again = sayBackground(lacking, {
      ...{
        licences: [],
        languages: { english: "no" },
        keySkills: null,
        level: null,
        hasPapers: true,
        on: "2027-02-01",
      },
    });
    expect(again.languages[0]?.on).toBe(day);
  });

  it("keeps its first day when it is said again, and takes the new one when the answer changes", () => {
    const again = sayBackground(first, {
      ...{ licences: ["permis-b"], languages: { french: "well" }, keySkills: null, level: 4, hasPapers: true, on: day },
    });
    expect(again.licences).toEqual([{ licence: "permis-b", evidence: "papers", on: "2026-11-01" }]);
    expect(again.languages).toEqual([{ language: "french", level: "well", evidence: "papers", on: "2026-11-01" }]);
    expect([again.keySkills, again.level?.on, again.on]).toEqual([null, day, day]);
  });
});
