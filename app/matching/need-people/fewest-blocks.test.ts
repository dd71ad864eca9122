import fc from "fast-check";
import { expect, it } from "vitest";
import { arrangeBlocks } from "../blocks/block-index.ts";
import { type BlocksAway, fewestBlocks } from "./fewest-blocks.ts";

const indexOf = (blocks: readonly (readonly number[])[]) =>
  arrangeBlocks(blocks.map((skills, at) => ({ code: `B${String(at).padStart(3, "0")}`, label: "", skills })));
const bitsOf = (skills: readonly number[], lacked: readonly number[]): number =>
  lacked.reduce((bits, ogr) => bits | (1 << skills.indexOf(ogr)), 0);

/** Every choice of blocks is tried, the small ones first. */
function byHand(blocks: readonly (readonly number[])[], lacked: readonly number[]): BlocksAway {
  const closes = (chosen: readonly (readonly number[])[]): boolean =>
    lacked.every((ogr) => chosen.some((block) => block.includes(ogr)));
  if (closes([])) return 0;
  if (blocks.some((one) => closes([one]))) return 1;
  if (blocks.some((one) => blocks.some((other) => closes([one, other])))) return 2;
  return blocks.some((one) => blocks.some((other) => blocks.some((third) => closes([one, other, third])))) ? 3 : null;
}

it("is the fewest blocks that close what is lacked, as trying all of them finds", () => {
  const skills = [11, 12, 13, 14, 15, 16];
  fc.assert(
    fc.property(
      fc.array(fc.subarray([...skills, 99]), { maxLength: 9 }),
      fc.array(fc.subarray(skills), { minLength: 1, maxLength: 8 }),
      (blocks, people) => {
        const away = fewestBlocks(skills, indexOf(blocks));
        for (const lacked of people) expect(away(bitsOf(skills, lacked))).toBe(byHand(blocks, lacked));
      },
    ),
    { numRuns: 2000 },
  );
});

it("is none where a skill is taught by no block, or where it takes a fourth", () => {
  expect(fewestBlocks([1, 2], indexOf([[1]]))(0b11)).toBeNull();
  expect(fewestBlocks([1, 2, 3, 4], indexOf([[1], [2], [3], [4]]))(0b1111)).toBeNull();
});

it("holds thirty skills, and says when there are more", () => {
  const skills = Array.from({ length: 30 }, (_, at) => at + 1);
  expect(fewestBlocks(skills, indexOf([skills]))(2 ** 30 - 1)).toBe(1);
  expect(() => fewestBlocks([...skills, 31], indexOf([skills]))).toThrow(/31 skills/);
});
