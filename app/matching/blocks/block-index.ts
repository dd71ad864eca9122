/** A block and the skills it teaches. */
export interface TeachingBlock {
  readonly code: string;
  readonly label: string;
  readonly skills: readonly number[];
}

/** What is still to gain of a skill, in points. */
export interface MissingPoints {
  readonly ogr: number;
  readonly points: number;
}

/** A block for a gap: the points it can bring, with which skills. */
export interface BlockForGap {
  readonly code: string;
  readonly label: string;
  readonly points: number;
  readonly skills: readonly number[];
}

export interface BlockIndex {
  readonly size: number;
  /** A block by its code; undefined when it is known to teach nothing. */
  block(code: string): TeachingBlock | undefined;
  /** The blocks that teach at least one of some skills, in the order of their codes. */
  teaching(ogrs: readonly number[]): readonly string[];
  /** The blocks that bring the most points, at most `most`; those that bring none are left out. */
  find(missing: readonly MissingPoints[], most: number): readonly BlockForGap[];
}

/**
 * Arranges blocks by the skills they teach: a question reads only the lists of its own skills. `find` uses one table of sums, and is not to
 * be called again before it answers.
 */
export function arrangeBlocks(given: readonly TeachingBlock[]): BlockIndex {
  const blocks = given.toSorted((one, other) => (one.code < other.code ? -1 : 1));
  const listOf = new Map<number, number[]>();
  blocks.forEach(({ skills }, block) => {
    for (const ogr of new Set(skills)) {
      const list = listOf.get(ogr);
      if (list === undefined) listOf.set(ogr, [block]);
      else list.push(block);
    }
  });
  const lists = new Map([...listOf].map(([ogr, list]) => [ogr, Uint32Array.from(list)]));
  const tables: Tables = { lists, sums: new Uint32Array(blocks.length), touched: new Uint32Array(blocks.length) };
  const byCode = new Map(blocks.map((block) => [block.code, block]));
  return {
    size: blocks.length,
    block: (code) => byCode.get(code),
    teaching(ogrs) {
      const found = new Set(ogrs.flatMap((ogr) => [...(lists.get(ogr) ?? [])]));
      return blocks.filter((_, at) => found.has(at)).map(({ code }) => code);
    },
    find(missing, most) {
      const { sums, touched } = tables;
      const count = addPoints(missing, tables);
      const best = pickBest(tables, count, most);
      const wanted = new Set(missing.filter(({ points }) => points > 0).map(({ ogr }) => ogr));
      const answer = best.flatMap((at) => {
        const block = blocks[at];
        if (block === undefined) return [];
        const skills = [...new Set(block.skills)].filter((ogr) => wanted.has(ogr)).sort((a, b) => a - b);
        return { code: block.code, label: block.label, points: sums[at] ?? 0, skills };
      });
      for (let at = 0; at < count; at += 1) sums[touched[at] ?? 0] = 0;
      return answer;
    },
  };
}

interface Tables {
  /** The blocks that teach each skill. */
  readonly lists: ReadonlyMap<number, Uint32Array>;
  /** The points of each block; all 0 between two questions. */
  readonly sums: Uint32Array;
  /** The blocks that have points. */
  readonly touched: Uint32Array;
}

/** Adds the points of each skill to its blocks; answers how many blocks have some. */
function addPoints(missing: readonly MissingPoints[], { lists, sums, touched }: Tables): number {
  let count = 0;
  for (const { ogr, points } of missing) {
    const list = lists.get(ogr);
    if (list === undefined || points <= 0) continue;
    for (let at = 0; at < list.length; at += 1) {
      const block = list[at] ?? 0;
      const sum = sums[block] ?? 0;
      if (sum === 0) {
        touched[count] = block;
        count += 1;
      }
      sums[block] = sum + points;
    }
  }
  return count;
}

/** The blocks of the highest sums, in the order of sums then codes (which is that of their places). */
function pickBest({ sums, touched }: Tables, count: number, most: number): readonly number[] {
  const best: number[] = [];
  let least = 0;
  for (let each = 0; each < count; each += 1) {
    const block = touched[each] ?? 0;
    const sum = sums[block] ?? 0;
    if (sum < least) continue;
    let at = best.length;
    while (at > 0 && isBefore(sum, block, sums[best[at - 1] ?? 0] ?? 0, best[at - 1] ?? 0)) at -= 1;
    best.splice(at, 0, block);
    if (best.length > most) best.pop();
    if (best.length === most) least = sums[best[most - 1] ?? 0] ?? 0;
  }
  return best;
}

function isBefore(sum: number, block: number, otherSum: number, other: number): boolean {
  return sum > otherSum || (sum === otherSum && block < other);
}
