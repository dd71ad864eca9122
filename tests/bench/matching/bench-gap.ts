import { arrangeBlocks, type TeachingBlock } from "#app/matching/blocks/block-index.ts";
import { type RandomPicks, randomPicks } from "#tests/support/random-picks.ts";
import { type BenchLine, rounded, summarise } from "../bench-line.ts";

type Print = (line: BenchLine) => void;
type Facts = Pick<BenchLine, "suite" | "seed" | "engine" | "engineVersion" | "commit">;

const BLOCKS = 50_000;
const SKILLS = 12_000;
const MOST_SKILLS_OF_BLOCK = 14;
const GAP_SKILLS = 40;
const MOST_FOUND = 20;
const BITS = 32;
const ONE_MS = 1;

/**
 * The blocks of a gap by inverted lists against the plain way: one row of bits a block, compared with the gap's. Skills are as unequal as
 in
 * ROME (a few are everywhere); a point a skill on both sides, since bits count no weights. Both must find the same blocks.
 */
export function benchGap(facts: Facts, quick: boolean, print: Print): void {
  const picks = randomPicks(facts.seed);
  const blocks = Array.from({ length: BLOCKS }, (_, at) => drawBlock(picks, at));
  const index = arrangeBlocks(blocks);
  const rows = bitRows(blocks);
  const ours: number[] = [];
  const dense: number[] = [];
  const rounds = quick ? 3 : 30;
  for (let round = 0; round < rounds; round += 1) {
    const gap = [...new Set(Array.from({ length: GAP_SKILLS }, () => drawSkill(picks)))];
    const missing = gap.map((ogr) => ({ ogr, points: 1 }));
    // Ours takes less than the clock can tell: a hundred in a row.
    const startedAt = performance.now();
    for (let again = 0; again < 100; again += 1) index.find(missing, MOST_FOUND);
    ours.push((performance.now() - startedAt) / 100);
    const denseAt = performance.now();
    const counts = countBits(rows, gap);
    dense.push(performance.now() - denseAt);
    refuseDifference(index.find(missing, MOST_FOUND), blocks, counts);
  }
  const common = { ...facts, engine: "portal", engineVersion: "", unit: "ms", n: rounds };
  const scale = `${BLOCKS} blocks, ${GAP_SKILLS} skills missing`;
  const a = summarise("portal", ours);
  const b = summarise("dense bitsets", dense);
  const ratio = a.median / b.median;
  const goal = 1 / 200;
  const name = "blocks of a gap, same blocks, time";
  print({ ...common, case: name, scale, a, b, ratio: Math.round(ratio * 1e5) / 1e5, goal, ok: ratio <= goal });
  if (quick) return;
  // The least of the rounds: others on the machine add to the rest.
  const least = rounded(Math.min(...ours));
  const alone = {
    case: "blocks of a gap, least time",
    a: { name: "portal", median: least, p95: a.p95 },
    b: null,
    ratio: null,
  };
  print({ ...common, ...alone, scale, goal: ONE_MS, ok: least <= ONE_MS });
}

function drawBlock(picks: RandomPicks, at: number): TeachingBlock {
  const skills = Array.from({ length: 1 + picks.integer(MOST_SKILLS_OF_BLOCK) }, () => drawSkill(picks));
  return { code: `RNCP${String(at).padStart(5, "0")}BC01`, label: "", skills: [...new Set(skills)] };
}

/** A few skills are drawn often: some 300 blocks teach a skill of a gap, on average. */
function drawSkill(picks: RandomPicks): number {
  return Math.floor(SKILLS * picks.number() ** 3);
}

function bitRows(blocks: readonly TeachingBlock[]): Uint32Array {
  const width = Math.ceil(SKILLS / BITS);
  const rows = new Uint32Array(blocks.length * width);
  blocks.forEach(({ skills }, at) => {
    for (const ogr of skills) setBit(rows, at * width, ogr);
  });
  return rows;
}

function setBit(bits: Uint32Array, from: number, ogr: number): void {
  const at = from + Math.floor(ogr / BITS);
  bits[at] = (bits[at] ?? 0) | (1 << (ogr % BITS));
}

function countBits(rows: Uint32Array, gap: readonly number[]): Uint32Array {
  const width = Math.ceil(SKILLS / BITS);
  const asked = new Uint32Array(width);
  for (const ogr of gap) setBit(asked, 0, ogr);
  const counts = new Uint32Array(rows.length / width);
  for (let block = 0, from = 0; block < counts.length; block += 1, from += width) {
    let count = 0;
    for (let at = 0; at < width; at += 1) count += ones((rows[from + at] ?? 0) & (asked[at] ?? 0));
    counts[block] = count;
  }
  return counts;
}

function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function refuseDifference(
  found: readonly { readonly code: string; readonly points: number }[],
  blocks: readonly TeachingBlock[],
  counts: Uint32Array,
): void {
  const best = [...counts.keys()]
    .filter((at) => (counts[at] ?? 0) > 0)
    .sort((one, other) => (counts[other] ?? 0) - (counts[one] ?? 0) || one - other)
    .slice(0, MOST_FOUND)
    .map((at) => `${blocks[at]?.code} ${counts[at]}`);
  const ours = found.map(({ code, points }) => `${code} ${points}`);
  if (ours.join() !== best.join()) throw new Error(`The two ways differ: ${ours[0]} and ${best[0]}`);
}
