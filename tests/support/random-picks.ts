import { seededRandom } from "./seeded-random.ts";

/** Draws that are the same for the same seed. */
export interface RandomPicks {
  /** From 0 to 1 excluded. */
  number(): number;
  /** From 0 to `below` excluded. */
  integer(below: number): number;
  chance(probability: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  /** Some of the items, in their order. */
  some<Item>(items: readonly Item[], probability: number): Item[];
}

/** Same seed, same draws. */
export function randomPicks(seed: number): RandomPicks {
  const number = seededRandom(seed);
  const integer = (below: number): number => Math.floor(number() * below);
  return {
    number,
    integer,
    chance: (probability) => number() < probability,
    pick(items) {
      const item = items[integer(items.length)];
      if (item === undefined) throw new Error("nothing to pick from");
      return item;
    },
    some: (items, probability) => items.filter(() => number() < probability),
  };
}
