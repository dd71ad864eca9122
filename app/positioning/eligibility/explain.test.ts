import { describe, expect, test } from "vitest";
import type { EligiblePerson, EligibleSession } from "./eligibility-facts.ts";
import { rulesOn } from "./eligibility-rules.ts";
import { eligibilityWords, verdictWords } from "./eligibility-words.ts";
import { explain, obstaclesOf, planObstacleOf } from "./explain.ts";

const on = "2027-01-11";
const lens = { latitude: 50.43, longitude: 2.83 };
const lille = { latitude: 50.63, longitude: 3.06 };
const laon = { latitude: 49.56, longitude: 3.62 };

const somebody: EligiblePerson = {
  ...{ birthDate: "1990-05-14", rsa: "yes", registration: "yes", level: 3, publics: [], home: lens },
  ...{ obtainedBlocks: [], positionings: [], completedTrainings: [] },
};
const welding: EligibleSession = {
  ...{
    id: 1,
    startsOn: "2027-03-01",
    endsOn: "2027-06-30",
    isPermanent: false,
    isRecruiting: true,
    isCancelled: false,
    isRemote: false,
    place: lille,
  },
  ...{
    publics: [],
    levelIn: null,
    isLevelRequired: false,
    funders: [2],
    blocks: ["A", "B"],
    priorModules: [],
    conditions: "",
  },
};

function lines(person: Partial<EligiblePerson> = {}, session: Partial<EligibleSession> = {}, funderCode = 2) {
  const { rules } = rulesOn(on);
  return explain({ person: { ...somebody, ...person }, session: { ...welding, ...session }, funderCode, on, rules });
}

function verdict(condition: string, ...asked: Parameters<typeof lines>): string | undefined {
  return lines(...asked).find((line) => line.condition === condition)?.verdict;
}

test("somebody who meets everything is stopped by nothing", () => {
  expect(new Set(lines().map((line) => line.verdict))).toEqual(new Set(["met"]));
  expect(obstaclesOf(lines())).toEqual([]);
});

describe("a public", () => {
  test.each([
    ["everybody", ["83056"], {}, "met"],
    ["who receives the RSA", ["80010"], {}, "met"],
    ["who does not", ["80010"], { rsa: "no" }, "not-met"],
    ["of whom it is not known", ["80010"], { rsa: "unknown" }, "to-ask"],
    ["of one public among two", ["81042", "80006"], {}, "met"],
    ["under 26, on the eve of their birthday", ["80009"], { birthDate: "2001-01-12" }, "met"],
    ["of 26 that day", ["80009"], { birthDate: "2001-01-11" }, "not-met"],
    ["of 26 that day, over 26", ["80003"], { birthDate: "2001-01-11" }, "met"],
    ["whose age is not known", ["80009"], { birthDate: null }, "to-ask"],
    ["that a file never says", ["81020"], {}, "to-ask"],
    ["that this file says", ["81019"], { publics: ["81019"] }, "met"],
  ] as const)("%s (%j)", (_who, publics, person, expected) => {
    expect(verdict("public", person, { publics })).toBe(expected);
  });
});

describe("a level", () => {
  test.each([
    [4, true, 3, "not-met"],
    [4, false, 3, "to-ask"],
    [3, true, 3, "met"],
    [1, true, null, "met"],
    [4, true, null, "unknown"],
  ] as const)("%i asked (required: %s) of somebody who has %s: %s", (levelIn, isLevelRequired, level, expected) => {
    expect(verdict("level", { level }, { levelIn, isLevelRequired })).toBe(expected);
  });

  test("stops a request when it is required and known to be lower, and not otherwise", () => {
    expect(obstaclesOf(lines({ level: 3 }, { levelIn: 4, isLevelRequired: true }))).toEqual(["level"]);
    expect(obstaclesOf(lines({ level: null }, { levelIn: 4, isLevelRequired: true }))).toEqual([]);
  });
});

test("who pays depends on the situation, of the funder asked for or of any of the session's", () => {
  expect(verdict("funder", { registration: "no" })).toBe("not-met");
  expect(verdict("funder", { registration: "unknown" })).toBe("unknown");
  expect(verdict("funder", { rsa: "no" }, {}, 8)).toBe("not-met");
  expect(verdict("funder", { registration: "no" }, {}, 5)).toBe("met");
});

test("a distance is told in kilometres, and a remote training is at no distance", () => {
  const line = lines().find(({ condition }) => condition === "distance");
  expect(line).toMatchObject({ verdict: "met", km: 28 });
  expect(verdict("distance", {}, { place: laon })).toBe("not-met");
  expect(verdict("distance", {}, { place: laon, isRemote: true })).toBe("met");
  expect(verdict("distance", { home: null })).toBe("unknown");
  expect(verdict("distance", {}, { place: null })).toBe("unknown");
});

test("another request is said with whom to call: on the same session, or at the same time", () => {
  const other = { sessionId: 2, organisationName: "CCAS B", startsOn: "2027-06-30", endsOn: "2027-07-30" };
  expect(verdict("no-overlap", { positionings: [other] })).toBe("not-met");
  expect(verdict("no-overlap", { positionings: [{ ...other, startsOn: "2027-07-01" }] })).toBe("met");
  const same = lines({ positionings: [{ ...other, sessionId: 1 }] });
  expect(same.map((line) => line.verdict).slice(0, 1)).toEqual(["not-met"]);
  const [said] = same;
  expect(said === undefined ? "" : eligibilityWords(said)).toContain("« CCAS B »");
});

describe("a plan", () => {
  const other = { sessionId: 2, organisationName: "CCAS B", startsOn: "2027-06-30", endsOn: "2027-07-30" };

  test.each([
    ["another public", { rsa: "no" }, { publics: ["80010"] }, "public"],
    ["a public that the file does not say", { rsa: "unknown" }, { publics: ["80010"] }, null],
    ["a funder who pays for others", { registration: "no" }, {}, "funder"],
    ["a funder of whom it is not known", { registration: "unknown" }, {}, null],
    ["a level that is required", { level: 3 }, { levelIn: 4, isLevelRequired: true }, "level"],
    ["a level that is advised", { level: 3 }, { levelIn: 4 }, null],
    ["a training at the same time", { positionings: [other] }, {}, "no-overlap"],
    ["a session that is closed", {}, { isRecruiting: false }, "to-come"],
    ["a long way", {}, { place: laon }, null],
    ["a block already obtained", { obtainedBlocks: ["A"] }, {}, null],
  ] as const)("and %s", (_, person, session, expected) => {
    const { rules } = rulesOn(on);
    const asked = { person: { ...somebody, ...person }, session: { ...welding, ...session }, funderCode: null, on };
    expect(planObstacleOf(explain({ ...asked, rules }))).toBe(expected);
  });

  test("keeps what the person asked for already, whatever else is against it", () => {
    const asked = { positionings: [{ ...other, sessionId: 1 }], rsa: "no" } as const;
    expect(planObstacleOf(lines(asked, { publics: ["80010"] }))).toBeNull();
  });

  test("puts an entry that is always open on days of its own, which another training may take", () => {
    const { rules } = rulesOn(on);
    const person = { ...somebody, positionings: [other] };
    const asked = { person, session: { ...welding, isPermanent: true }, funderCode: 2, on, rules };
    expect(planObstacleOf(explain(asked))).toBeNull();
    expect(planObstacleOf(explain({ ...asked, planned: { startsOn: "2027-07-01", endsOn: "2027-07-14" } }))).toBe(
      "no-overlap",
    );
    const after = { startsOn: "2027-07-31", endsOn: "2027-08-14" };
    expect(planObstacleOf(explain({ ...asked, planned: after }))).toBeNull();
  });
});

test("a session that has begun, a block already held and other conditions are said", () => {
  expect(verdict("to-come", {}, { startsOn: on })).toBe("not-met");
  expect(verdict("to-come", {}, { startsOn: on, isPermanent: true })).toBe("met");
  expect(verdict("to-come", {}, { isRecruiting: false })).toBe("not-met");
  expect(verdict("to-come", {}, { isRecruiting: false, isCancelled: true })).toBe("not-met");
  expect(verdict("block-not-held", { obtainedBlocks: ["B"] })).toBe("not-met");
  expect(verdict("prerequisites", {}, { conditions: "Permis B" })).toBe("to-ask");
});

describe("a module to follow before", () => {
  const welds = { title: "Souder à l’arc", trainingId: 7 };
  const asked = (person: Partial<EligiblePerson>, ...priorModules: EligibleSession["priorModules"]) =>
    lines(person, { priorModules }).find(({ condition }) => condition === "prior-modules");
  const before = {
    sessionId: 2,
    organisationName: "CCAS B",
    startsOn: "2027-01-20",
    endsOn: "2027-02-28",
    trainingId: 7,
  };

  test("is asked about, unless the person followed it or asked to follow it before", () => {
    expect(asked({}, welds)).toMatchObject({ verdict: "to-ask", weight: "warning", modules: ["Souder à l’arc"] });
    expect(asked({ completedTrainings: [7] }, welds)?.verdict).toBe("met");
    expect(asked({ completedTrainings: [8] }, welds)?.verdict).toBe("to-ask");
    expect(asked({ positionings: [before] }, welds)?.verdict).toBe("met");
    expect(asked({ positionings: [{ ...before, endsOn: "2027-03-01" }] }, welds)?.verdict).toBe("to-ask");
    expect(asked({ positionings: [{ ...before, trainingId: null }] }, welds)?.verdict).toBe("to-ask");
  });

  test("is named alone when the others are done, and by its reference when the catalogue does not have it", () => {
    const line = asked({ completedTrainings: [7] }, welds, { title: "MOD-12", trainingId: null });
    expect(line).toMatchObject({ verdict: "to-ask", modules: ["MOD-12"] });
    expect(line === undefined ? "" : eligibilityWords(line)).toBe(
      "La formation se suit après « MOD-12 ». La personne l’a-t-elle suivie ?",
    );
  });
});

test("each line has its words, whatever it comes to", () => {
  const all = [
    ...lines(),
    ...lines({ rsa: "unknown", registration: "unknown", level: null, home: null }, { levelIn: 4, publics: ["81042"] }),
    ...lines({ registration: "no", obtainedBlocks: ["A", "B"] }, { startsOn: on, place: laon, conditions: "Permis B" }),
    ...lines({ completedTrainings: [7] }, { priorModules: [{ title: "Souder", trainingId: 7 }] }),
    ...lines({}, { priorModules: [{ title: "Souder", trainingId: 7 }] }),
  ];
  for (const line of all) {
    expect(eligibilityWords(line)).toMatch(/[.?]$/);
    expect(verdictWords[line.verdict]).not.toBe("");
  }
});
