import { describe, expect, it } from "vitest";
import type { SessionSummary } from "#app/training/reading/training-view.ts";
import type { MissingPoints } from "../blocks/block-index.ts";
import { planPath } from "../path/plan-path.ts";
import type { PriorNeed } from "../prior/prior-needs.ts";
import type { BlockSession } from "../sessions/block-session.ts";
import { datedPriorSessions, datedSessions, withAsked } from "./path-options.ts";
import { differentPaths, instancesOf, type PathQuestion } from "./propose-paths.ts";

interface Given {
  readonly number: string;
  readonly blocks: readonly string[];
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly hours: number | null;
  readonly km?: number;
  readonly permanent?: boolean;
}

function session({ number, blocks, startsOn, endsOn, hours, km = 0, permanent = false }: Given): BlockSession {
  const summary: SessionSummary = {
    ...{ number, startsOn, endsOn, hours, permanent, startsWithin: null, endsWithin: null },
    ...{ modality: "on-site", pace: "full-time", recruiting: "open", cancelled: false, funders: [] },
    place: { commune: "Lens", insee: "62498", lat: null, lon: null, distanceKm: km },
    seats: { funded: null, unfunded: null, left: null, asOf: null },
    payment: {
      ...{ by: "collective", paidBy: ["2"], isOpenToPayers: false, toPay: "nothing" },
      ...{ restText: null, priceCents: null, hourlyCents: null },
    },
  };
  const training = {
    number: `F_${number}`,
    title: number,
    organisation: { name: "O", siret: "" },
    url: "/formations/F",
  };
  return { id: 1, training, session: summary, blocks, entry: { levelIn: null, isLevelRequired: false, publics: [] } };
}

const blocks = [
  { code: "A", skills: [1, 2] },
  { code: "B", skills: [3] },
];
const soon = { startsOn: "2027-01-04", endsOn: "2027-02-26", hours: 240 };
const later = { startsOn: "2027-03-01", endsOn: "2027-04-23", hours: 240 };

function propose(...given: readonly Given[]) {
  return proposeFor({ missing: [1, 2, 3].map((ogr) => ({ ogr, points: 16 })), generic: [] }, given);
}

function proposeFor(
  { missing, generic }: { readonly missing: readonly MissingPoints[]; readonly generic: readonly number[] },
  given: readonly Given[],
  weeks: PathQuestion["weeks"] = "shared",
) {
  const sessions = datedSessions(given.map(session), blocks);
  const question = {
    ...{ missing, generic: new Set(generic) },
    skillsOfBlock: new Map(blocks.map(({ code, skills }) => [code, skills])),
    ...{ sessions, from: "2026-12-01", weeklyHours: 39, budgetCents: null, found: [], weeks },
  };
  return differentPaths(question, instancesOf(question).map(planPath));
}

describe("the paths that are proposed", () => {
  it("put one session after another, each with what no step before it brings", () => {
    const [path, ...others] = propose(
      { number: "S2", blocks: ["A", "B"], ...later },
      { number: "S1", blocks: ["B"], ...soon },
    );
    expect(others).toEqual([]);
    expect(path?.steps.map(({ session: { number }, adds, block }) => [number, adds, block])).toEqual([
      ["S2", [1, 2, 3], "A"],
    ]);
    expect([path?.gained, path?.left, path?.violations]).toEqual([48, [], []]);
  });

  it("never hold two full-time sessions at once, and say what stays to learn", () => {
    const [path] = propose({ number: "S1", blocks: ["A"], ...soon }, { number: "S2", blocks: ["B"], ...soon });
    expect(path?.steps.map(({ session: { number } }) => number)).toEqual(["S1"]);
    expect([path?.gained, path?.left]).toEqual([32, [3]]);
  });

  it("hold two half-time sessions at once, but not for somebody whose positioning would refuse the second one", () => {
    const missing = [1, 2, 3].map((ogr) => ({ ogr, points: 16 }));
    const halfTime = { ...soon, hours: 120 };
    const given = [
      { number: "S1", blocks: ["A"], ...halfTime },
      { number: "S2", blocks: ["B"], ...halfTime },
    ];
    const stepsOf = (weeks: PathQuestion["weeks"]) =>
      proposeFor({ missing, generic: [] }, given, weeks)[0]?.steps.map(({ session: { number }, weeklyHours }) => [
        number,
        weeklyHours,
      ]);
    expect(stepsOf("shared")).toEqual([
      ["S1", 15],
      ["S2", 15],
    ]);
    expect(stepsOf("alone")).toEqual([["S1", 15]]);
  });

  it("differ: the soonest is not the nearest, and each says what it is best at", () => {
    const paths = propose(
      { number: "near", blocks: ["A"], ...later, km: 1 },
      { number: "soon", blocks: ["A"], ...soon, km: 40 },
    );
    expect(paths.map(({ virtues, steps }) => [virtues, steps.map((step) => step.session.number)])).toEqual([
      [["nearest"], ["near"]],
      [["soonest"], ["soon"]],
    ]);
  });

  it("are three at most: of four, the one that is the best at nothing is left out", () => {
    const given = [
      { number: "middling", blocks: ["A"], startsOn: "2027-03-01", endsOn: "2027-04-23", hours: 200, km: 20 },
      { number: "soon", blocks: ["A"], ...soon, km: 40 },
      { number: "near", blocks: ["A"], ...later, km: 1 },
      { number: "short", blocks: ["A"], startsOn: "2027-03-01", endsOn: "2027-04-23", hours: 100, km: 30 },
    ];
    const question = {
      ...{ missing: [{ ogr: 1, points: 16 }], generic: new Set<number>(), skillsOfBlock: new Map() },
      ...{ sessions: datedSessions(given.map(session), blocks), from: "2026-12-01", weeklyHours: 39 },
      ...{ budgetCents: null, found: [], weeks: "shared" as const },
    };
    const answers = given.map((_, id) => ({ chosen: [id], objective: 1, bound: 1, iterations: 0, violations: [] }));
    const paths = differentPaths(question, answers);
    expect(paths.map(({ virtues, steps }) => [virtues, steps[0]?.session.number])).toEqual([
      [["soonest"], "soon"],
      [["nearest"], "near"],
      [["shortest"], "short"],
    ]);
  });

  it("are named by what they are, whatever the ground they were searched on", () => {
    const paths = propose(
      { number: "long", blocks: ["A", "B"], startsOn: "2027-01-04", endsOn: "2027-07-02", hours: 490, km: 90 },
      { number: "short", blocks: ["A"], startsOn: "2027-02-01", endsOn: "2027-05-28", hours: 200, km: 1 },
    );
    expect(paths.map(({ virtues, steps }) => [virtues, steps.map((step) => step.session.number)])).toEqual([
      [["fullest"], ["long"]],
      [["soonest", "nearest", "shortest"], ["short"]],
    ]);
  });

  it("leave out what has no date or no hours, and what brings nothing", () => {
    const { startsOn, endsOn } = soon;
    expect(
      propose(
        { number: "no day", blocks: ["A"], startsOn: null, endsOn, hours: 100 },
        { number: "no hours", blocks: ["A"], startsOn, endsOn, hours: null },
        { number: "no end", blocks: ["A"], startsOn, endsOn: null, hours: 100 },
        { number: "of another block", blocks: ["C"], ...soon },
      ),
    ).toEqual([]);
  });

  it("give an entry that is always open the time that its hours take, not a year", () => {
    const open = {
      number: "S",
      blocks: ["A"],
      startsOn: "2026-12-07",
      endsOn: "2027-12-06",
      hours: 70,
      permanent: true,
    };
    const [path] = propose(open);
    expect(path?.steps.map(({ endsOn, weeklyHours }) => [endsOn, weeklyHours])).toEqual([["2026-12-20", 35]]);
  });
});

describe("a step is worth its hours", () => {
  const numbers = (paths: ReturnType<typeof propose>): readonly string[] => [
    ...new Set(paths.flatMap(({ steps }) => steps.map((step) => step.session.number))),
  ];
  /** B brings skill 3, at the core of the job. */
  const oneSkill = { number: "S", blocks: ["B"], startsOn: "2027-01-04", endsOn: "2027-06-25" };
  const core = [{ ogr: 3, points: 16 }];
  const cited = [{ ogr: 3, points: 4 }];

  it.each<[string, readonly MissingPoints[], number, boolean, boolean]>([
    ["630 hours of gardening for one skill that every job asks for", core, 630, true, false],
    ["980 hours of baking to learn to clean a place", core, 980, true, false],
    ["980 hours for one skill of the job alone", core, 980, false, false],
    ["126 hours for a skill that the job only cites", cited, 126, false, false],
    ["35 hours for a skill that every job asks for, and this one only cites", cited, 35, true, false],
    ["a week for a skill at the core that every job asks for", core, 35, true, true],
    ["ten weeks for one skill of the job alone", core, 350, false, true],
    ["two days for a skill that the job only cites", cited, 14, false, true],
  ])("%s", (_, missing, hours, isGeneric, isProposed) => {
    const found = proposeFor({ missing, generic: isGeneric ? [3] : [] }, [{ ...oneSkill, hours }]);
    expect(numbers(found)).toEqual(isProposed ? ["S"] : []);
  });

  it("a diploma that brings much stays, and the one that adds a skill of every job does not come after it", () => {
    const missing = [1, 2, 3].map((ogr) => ({ ogr, points: 16 }));
    const found = proposeFor({ missing, generic: [3] }, [
      { number: "diploma", blocks: ["A"], startsOn: "2027-01-04", endsOn: "2027-05-28", hours: 560 },
      { number: "baker", blocks: ["B"], startsOn: "2027-08-30", endsOn: "2028-04-28", hours: 980 },
    ]);
    expect(numbers(found)).toEqual(["diploma"]);
    expect(found[0]?.left).toEqual([3]);
  });

  it("far and part-time, it stays the usual proposal although no ground that exaggerates one thing keeps it", () => {
    const missing = [1, 2].map((ogr) => ({ ogr, points: 16 }));
    const far = { number: "S", blocks: ["A"], startsOn: "2027-09-13", endsOn: "2028-03-24", hours: 560, km: 46 };
    expect(numbers(proposeFor({ missing, generic: [] }, [far]))).toEqual(["S"]);
  });
});

describe("what is asked before", () => {
  const lacksKeySkills = [{ need: "key-skills", rule: "required", hours: 140, status: "missing" }] as const;
  const taught = { blocks: ["A", "B"], startsOn: "2027-06-01", endsOn: "2027-07-23", hours: 240 };

  function proposeAfter(prior: readonly Given[], found: readonly PriorNeed[], budgetCents: number | null = null) {
    const sessions = [
      ...withAsked(datedSessions([session({ number: "S1", ...taught })], blocks), lacksKeySkills),
      ...datedPriorSessions(prior.map(session)),
    ];
    const question = {
      ...{ missing: [1, 2, 3].map((ogr) => ({ ogr, points: 16 })), generic: new Set<number>(), sessions, found },
      skillsOfBlock: new Map(blocks.map(({ code, skills }) => [code, skills])),
      ...{ from: "2026-12-01", weeklyHours: 39, budgetCents, weeks: "shared" as const },
    };
    return differentPaths(question, instancesOf(question).map(planPath));
  }

  it("comes first in the path of who lacks it, and brings no skill of its own", () => {
    const [path] = proposeAfter([{ number: "CleA", blocks: ["key-skills"], ...soon, hours: 120 }], ["key-skills"]);
    expect(path?.steps.map(({ session: { number }, adds, prepares }) => [number, adds, prepares])).toEqual([
      ["CleA", [], ["key-skills"]],
      ["S1", [1, 2, 3], []],
    ]);
    expect([path?.unmet, path?.violations]).toEqual([[], []]);
  });

  it("is never put after the step that asks for it: without a date in time there is no such path", () => {
    const late = { number: "CleA", blocks: ["key-skills"], startsOn: "2027-06-01", endsOn: "2027-08-20", hours: 120 };
    expect(proposeAfter([late], ["key-skills"])).toEqual([]);
  });

  it("is said to be missing when no date brings it", () => {
    const [path] = proposeAfter([], []);
    expect([path?.steps.map(({ session: { number } }) => number), path?.unmet]).toEqual([["S1"], ["key-skills"]]);
  });

  it("is asked of no short session, and of nobody who has it", () => {
    const sessions = datedSessions([session({ number: "S1", ...taught, hours: 100 })], blocks);
    expect(withAsked(sessions, lacksKeySkills)[0]?.asks).toEqual([]);
    const long = datedSessions([session({ number: "S1", ...taught })], blocks);
    expect(withAsked(long, [{ ...lacksKeySkills[0], status: "held" }])[0]?.asks).toEqual([]);
    expect(withAsked(long, [{ ...lacksKeySkills[0], status: "unknown" }])[0]?.asks).toEqual([]);
  });
});

describe("a budget", () => {
  it("keeps out what costs more, and what somebody else pays costs nothing", () => {
    const dear = session({ number: "dear", blocks: ["A", "B"], ...soon });
    const priced = {
      ...dear,
      session: { ...dear.session, payment: { ...dear.session.payment, toPay: "price" as const, priceCents: 90_000 } },
    };
    const sessions = datedSessions([priced, session({ number: "paid", blocks: ["A"], ...later })], blocks);
    const numbersFor = (budgetCents: number | null) => {
      const question = {
        ...{ missing: [1, 2, 3].map((ogr) => ({ ogr, points: 16 })), generic: new Set<number>(), sessions, found: [] },
        ...{ weeks: "shared" as const },
        ...{ skillsOfBlock: new Map(), from: "2026-12-01", weeklyHours: 39, budgetCents },
      };
      const paths = differentPaths(question, instancesOf(question).map(planPath));
      return paths[0]?.steps.map((step) => step.session.number);
    };
    expect(numbersFor(null)).toEqual(["dear"]);
    expect(numbersFor(90_000)).toEqual(["dear"]);
    expect(numbersFor(89_999)).toEqual(["paid"]);
  });
});
