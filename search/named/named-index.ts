import { eachInTurns } from "#app/platform/in-turns.ts";
import { slipDistance } from "../understanding/slip-distance.ts";

/** A thing that has a name; every text is folded. */
export interface NamedThing {
  readonly id: string;
  readonly label: string;
  readonly codes: readonly string[];
  /** What else it is found by. */
  readonly also: readonly string[];
  /** Of two that answer alike, one that is in force comes first. */
  readonly isInForce: boolean;
}

/** Things ready to be found by words, in memory. */
export interface NamedIndex {
  /** The ids of the things that bear all these words, begun, else with one slip, else begun alike; the best first. */
  find(words: readonly string[]): readonly string[];
}

interface ArrangedThing extends NamedThing {
  readonly labelWords: readonly string[];
}

/** Shorter words have too many neighbours one letter away. */
const SHORTEST_CORRECTED = 4;
/** « coiffeuse » and « coiffure » begin alike. */
const SHORTEST_ALIKE = 5;
const LONGEST_ENDING = 4;

type WordMatch = (word: string, asked: string) => boolean;

const isBegun: WordMatch = (word, asked) => word.startsWith(asked);
/** A code is right or it is not. */
const isCode = (asked: string): boolean => /\d/.test(asked);
const isNear: WordMatch = (word, asked) =>
  isBegun(word, asked) || (!isCode(asked) && asked.length >= SHORTEST_CORRECTED && slipDistance(word, asked, 1) <= 1);
const isAlike: WordMatch = (word, asked) =>
  isNear(word, asked) ||
  (!isCode(asked) && word.startsWith(asked.slice(0, Math.max(SHORTEST_ALIKE, asked.length - LONGEST_ENDING))));

/** Arranges things in turns: requests are answered meanwhile. */
export async function arrangeNamed(given: readonly NamedThing[]): Promise<NamedIndex> {
  const things: ArrangedThing[] = [];
  const bearers = new Map<string, number[]>();
  await eachInTurns(given, (thing) => {
    const labelWords = thing.label.split(" ");
    const place = things.push({ ...thing, labelWords }) - 1;
    for (const word of new Set([...labelWords, ...thing.codes, ...thing.also.flatMap((text) => text.split(" "))])) {
      const places = bearers.get(word);
      if (places === undefined) bearers.set(word, [place]);
      else places.push(place);
    }
  });
  return {
    find(words) {
      for (const matches of [isBegun, isNear, isAlike]) {
        const found = bearingAll(bearers, words, matches);
        if (found.length > 0)
          return ranked(
            found.flatMap((place) => things[place] ?? []),
            words,
          );
      }
      return [];
    },
  };
}

/** The places of the things that bear a match of every word. */
function bearingAll(
  bearers: ReadonlyMap<string, readonly number[]>,
  words: readonly string[],
  matches: WordMatch,
): readonly number[] {
  const [first, ...others] = words.map((asked) => {
    const places = new Set<number>();
    for (const [word, bearing] of bearers) if (matches(word, asked)) for (const place of bearing) places.add(place);
    return places;
  });
  return first === undefined ? [] : [...first].filter((place) => others.every((places) => places.has(place)));
}

const EXACT = 0;
const IN_LABEL = 1;
const BEGUN_IN_LABEL = 2;
const ELSEWHERE = 3;

/** Those whose label says most of the question come first, then those in force, then the shortest. */
function ranked(found: readonly ArrangedThing[], words: readonly string[]): readonly string[] {
  return found
    .map((thing) => ({ thing, distance: distanceOf(thing, words) }))
    .sort(
      (one, other) =>
        one.distance - other.distance ||
        Number(other.thing.isInForce) - Number(one.thing.isInForce) ||
        one.thing.labelWords.length - other.thing.labelWords.length ||
        (one.thing.id < other.thing.id ? -1 : 1),
    )
    .map(({ thing }) => thing.id);
}

/** What each word of the question costs, together: nothing when it is a code or the whole label. */
function distanceOf({ label, labelWords, codes }: ArrangedThing, words: readonly string[]): number {
  if (label === words.join(" ") || words.some((word) => codes.includes(word))) return EXACT;
  return words.reduce((sum, word) => {
    if (labelWords.includes(word)) return sum + IN_LABEL;
    return sum + (labelWords.some((one) => one.startsWith(word)) ? BEGUN_IN_LABEL : ELSEWHERE);
  }, 0);
}
