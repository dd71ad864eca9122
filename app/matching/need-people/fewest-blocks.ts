import type { BlockIndex } from "../blocks/block-index.ts";

/** The most blocks that a gap is said to be away. */
export const MOST_BLOCKS_AWAY = 3;
/** Skills of one need are the bits of a number. */
const MOST_SKILLS = 30;

/** How many blocks away somebody is: 0, they have it all; null, more than three, or a skill that no block teaches. */
export type BlocksAway = 0 | 1 | 2 | 3 | null;

/**
 * For the skills that a need cannot do without, answers how many blocks close what somebody lacks of them: the fewest, exactly. The skills
 * are at most 30, and what is lacked is given as bits: 1 for the first skill, 2 for the second, 4…
 */
export function fewestBlocks(skills: readonly number[], index: BlockIndex): (lacked: number) => BlocksAway {
  if (skills.length > MOST_SKILLS) throw new Error(`${skills.length} skills do not fit`);
  const covers = widest(
    index.teaching(skills).map((code) => {
      const taught = new Set(index.block(code)?.skills);
      return skills.reduce((bits, ogr, at) => (taught.has(ogr) ? bits | (1 << at) : bits), 0);
    }),
  );
  const known = new Map<number, BlocksAway>();
  return (lacked) => {
    const answered = known.get(lacked);
    if (answered !== undefined) return answered;
    const away = awayOf(lacked, covers);
    known.set(lacked, away);
    return away;
  };
}

function awayOf(lacked: number, covers: readonly number[]): BlocksAway {
  if (lacked === 0) return 0;
  if (isCovered(lacked, covers, 1)) return 1;
  if (isCovered(lacked, covers, 2)) return 2;
  return isCovered(lacked, covers, MOST_BLOCKS_AWAY) ? MOST_BLOCKS_AWAY : null;
}

/** Do so many of the blocks teach all that is lacked? One of them teaches the lowest skill of it: only those are tried for it. */
function isCovered(lacked: number, covers: readonly number[], blocks: number): boolean {
  if (lacked === 0) return true;
  if (blocks === 0) return false;
  const lowest = lacked & -lacked;
  return covers.some((cover) => (cover & lowest) !== 0 && isCovered(lacked & ~cover, covers, blocks - 1));
}

/** A block that teaches no more of the skills than another is left out. */
function widest(all: readonly number[]): readonly number[] {
  const covers = [...new Set(all)];
  return covers.filter((one) => !covers.some((other) => other !== one && (one & ~other) === 0));
}
