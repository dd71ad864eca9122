import fc from "fast-check";
import { expect, it } from "vitest";
import { arrangeBlocks, type MissingPoints, type TeachingBlock } from "./block-index.ts";

const block = (code: string, ...skills: number[]): TeachingBlock => ({ code, label: `Bloc ${code}`, skills });

it("finds the blocks that bring the most points, with which skills, and none that brings nothing", () => {
  const index = arrangeBlocks([block("B1", 1, 2), block("B2", 3), block("B3", 9), block("B4", 2, 3, 9)]);
  const missing = [
    { ogr: 1, points: 16 },
    { ogr: 2, points: 4 },
    { ogr: 3, points: 8 },
    { ogr: 7, points: 4 },
  ];
  expect(index.find(missing, 10)).toEqual([
    { code: "B1", label: "Bloc B1", points: 20, skills: [1, 2] },
    { code: "B4", label: "Bloc B4", points: 12, skills: [2, 3] },
    { code: "B2", label: "Bloc B2", points: 8, skills: [3] },
  ]);
  expect(index.find(missing, 1).map(({ code }) => code)).toEqual(["B1"]);
  expect(index.find([], 10)).toEqual([]);
});

const anyBlocks = fc
  .array(fc.uniqueArray(fc.integer({ min: 1, max: 15 }), { maxLength: 6 }), { maxLength: 40 })
  .map((lists) => lists.map((skills, at) => block(`B${String(at).padStart(2, "0")}`, ...skills)));
const anyMissing = fc.uniqueArray(
  fc.record({ ogr: fc.integer({ min: 1, max: 15 }), points: fc.integer({ min: 0, max: 20 }) }),
  {
    selector: ({ ogr }) => ogr,
  },
);

function plainly(blocks: readonly TeachingBlock[], missing: readonly MissingPoints[], most: number) {
  const points = new Map(missing.map((one) => [one.ogr, one.points]));
  return blocks
    .map(({ code, skills }) => ({ code, points: skills.reduce((sum, ogr) => sum + (points.get(ogr) ?? 0), 0) }))
    .filter((one) => one.points > 0)
    .sort((one, other) => other.points - one.points || (one.code < other.code ? -1 : 1))
    .slice(0, most);
}

it("answers as the plain count over every block, in any order of blocks and skills, and again", () => {
  fc.assert(
    fc.property(anyBlocks, anyMissing, fc.integer({ min: 1, max: 8 }), (blocks, missing, most) => {
      const index = arrangeBlocks(blocks.toReversed());
      const expected = plainly(blocks, missing, most);
      for (const asked of [missing, missing.toReversed()])
        expect(index.find(asked, most).map(({ code, points }) => ({ code, points }))).toEqual(expected);
    }),
  );
});
