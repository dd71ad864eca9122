/** A generator of numbers that gives the same ones for the same seed (mulberry32). */
export interface SeededRandom {
  /** From 0 to 1 excluded. */
  number(): number;
  /** From 0 to `below` excluded. */
  integer(below: number): number;
  chance(probability: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  /** Some of the items, in their order. */
  some<Item>(items: readonly Item[], probability: number): Item[];
}

/** Same seed, same numbers. */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const number = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
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
