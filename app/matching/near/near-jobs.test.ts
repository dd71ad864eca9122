import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ExpectedSkill, TreeSkill } from "#app/skills/expected/expected-skills.ts";
import type { KnownJob } from "#app/skills/expected/known-jobs.ts";
import { type HeldSkill, measureGap, type SkillNearness } from "../gap/measure-gap.ts";
import { arrangeJobs, closestJobs, weighedForNearness } from "./near-jobs.ts";

const treeSkill = (ogr: number): TreeSkill => ({
  ...{ ogr, label: `n° ${ogr}`, isMacro: ogr >= 100 },
  macroOgr: ogr >= 100 ? null : 100 + (ogr % 5),
  objective: ogr >= 100 ? `4A${ogr % 2}` : null,
});
const expects = (ogr: number, weight = 4): ExpectedSkill => ({ ...treeSkill(ogr), weight, reasons: [] });
const job = (rome: string, ...skills: readonly ExpectedSkill[]): KnownJob => ({ rome, label: rome, skills });
const holds = (ogr: number, isPartial = false): HeldSkill => ({ skill: treeSkill(ogr), isPartial, proof: null });
const unlike: SkillNearness = () => 0;
const codes = async (
  jobs: readonly KnownJob[],
  held: readonly HeldSkill[],
  generic: readonly number[] = [],
  done: readonly string[] = [],
) =>
  closestJobs((await arrangeJobs({ jobs, generic: new Set(generic) }, unlike)).measure(held), { done, most: 10 }).map(
    ({ job: { rome } }) => rome,
  );

describe("the jobs that somebody is closest to", () => {
  it("are those of which the largest part is there, whatever else they can do", async () => {
    const jobs = [
      job("large", ...[1, 2, 6, 11, 16, 21].map((ogr) => expects(ogr))),
      job("small", expects(1), expects(2)),
    ];
    expect(await codes(jobs, [holds(1), holds(2), holds(28)])).toEqual(["small", "large"]);
  });

  it("are not those of which only what every job asks for is there", async () => {
    const jobs = [job("other", expects(1), expects(2), expects(7)), job("near", expects(1), expects(3), expects(8))];
    expect(await codes(jobs, [holds(1), holds(2), holds(3)], [1, 2])).toEqual(["near"]);
  });

  it("with several skills of their core come before those with one, which must be a tenth of it all", async () => {
    const many = Array.from({ length: 15 }, (_, at) => expects(5 * at + 201));
    const jobs = [
      job("one", expects(1), expects(4)),
      job("several", expects(1), expects(2), ...many),
      job("hardly", expects(1), ...many),
    ];
    expect(await codes(jobs, [holds(1), holds(2)])).toEqual(["several", "one"]);
  });

  it("are not those done, nor those of which nothing is there whole", async () => {
    const jobs = [job("done", expects(1), expects(2)), job("next", expects(1), expects(3))];
    expect(await codes(jobs, [holds(1), holds(2)], [], ["done"])).toEqual(["next"]);
    expect(await codes(jobs, [holds(1, true)])).toEqual([]);
    expect(await codes(jobs, [])).toEqual([]);
  });
});

const anySkill = fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 100, max: 104 }));
const anyJobs = fc
  .array(
    fc.uniqueArray(
      fc
        .record({ ogr: anySkill, weight: fc.integer({ min: 1, max: 6 }) })
        .map(({ ogr, weight }) => expects(ogr, weight)),
      { selector: ({ ogr }) => ogr, minLength: 1, maxLength: 12 },
    ),
    { maxLength: 25 },
  )
  .map((all) => all.map((skills, at) => job(`J${at}`, ...skills)));
const anyHeld = fc.array(
  fc.record({ ogr: anySkill, isPartial: fc.boolean() }).map(({ ogr, isPartial }) => holds(ogr, isPartial)),
  { maxLength: 15 },
);
const drawn: SkillNearness = (one, other) => (one * one * 31 + other * other * 31) % 101;

it("what is there of each job is what its gap says, measured one by one", async () => {
  await fc.assert(
    fc.asyncProperty(anyJobs, anyHeld, fc.uniqueArray(anySkill, { maxLength: 4 }), async (jobs, held, ogrs) => {
      const generic = new Set(ogrs);
      const found = (await arrangeJobs({ jobs, generic }, drawn)).measure(held);
      const plain = jobs.flatMap((one) => {
        const { coverage, have } = measureGap(weighedForNearness(one, generic), held, drawn);
        const core = have.filter(({ ogr, of }) => !generic.has(ogr) && of >= 4 * 4 * 4).length;
        return core === 0 ? [] : [{ job: one, points: coverage.points, of: coverage.of, core }];
      });
      expect(found).toEqual(plain);
    }),
  );
});
