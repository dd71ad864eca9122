import type { PathProblem } from "./path-problem.ts";

/** The most profitable options when only their dates, their number and the last day count. */
export interface DatedPicks {
  readonly places: readonly number[];
  /** Their profits, less what the days until the last end weigh. */
  readonly value: number;
  /** The same with one option fewer. */
  readonly valueWithOneFewer: number;
}

export interface PickQuestion {
  /** By place; only profits over zero are picked. */
  readonly profits: Float64Array;
  readonly most: number;
  /** The last day of what is chosen already; undefined when nothing is. */
  readonly chosenEnd: number | undefined;
}

/** What stays from one question to the next: the options by end, and the tables that each question fills anew. */
interface Picker {
  readonly ends: readonly number[];
  readonly byEnd: readonly number[];
  /** Takes more than half of the weekly limit: two such options never overlap. */
  readonly isHeavy: readonly boolean[];
  readonly heavy: readonly number[];
  /** How many heavy ones end before it starts. */
  readonly heavyBefore: readonly number[];
  readonly width: number;
  /** Row h, column k: the most that k of the first h heavy options make. */
  readonly table: Float64Array;
  /** The best light profits read so far, and in column k what the first k make. */
  readonly lights: Float64Array;
  readonly lightSums: Float64Array;
}

/** The best seen of at most so many picks; changed as options are read. */
interface Best {
  readonly most: number;
  value: number;
  /** How many options, by end, had been read, and how many of the picks are heavy. */
  read: number;
  heavy: number;
}

/**
 * Makes the function that picks. Two heavy options never overlap and are scheduled exactly, by end and number; light ones are taken as if
 * they never met. So what is found is never less than what the weekly load allows.
 */
export function makePicker(problem: PathProblem): (question: PickQuestion) => DatedPicks {
  const { limits, perDay } = problem;
  const picker = layOutTables(problem);
  return (question) => {
    const { profits, most, chosenEnd } = question;
    const nothing = chosenEnd === undefined ? 0 : -perDay * (chosenEnd - limits.from);
    const best: Best = { most, value: nothing, read: 0, heavy: 0 };
    const fewer: Best = { most: most - 1, value: nothing, read: 0, heavy: 0 };
    picker.lights.fill(0);
    picker.lightSums.fill(0);
    let heavyRead = 0;
    let read = 0;
    for (const place of picker.byEnd) {
      const profit = profits[place] ?? 0;
      read += 1;
      if (picker.isHeavy[place]) {
        readHeavy(picker, { rank: heavyRead, place, profit, most });
        heavyRead += 1;
      } else if (profit > 0) readLight(picker, profit, most);
      if (profit <= 0) continue;
      const end = Math.max(picker.ends[place] ?? 0, chosenEnd ?? limits.from);
      const found = { heavyRead, read, days: perDay * (end - limits.from) };
      keepBest(picker, best, found);
      keepBest(picker, fewer, found);
    }
    return { places: placesOf(picker, best, profits), value: best.value, valueWithOneFewer: fewer.value };
  };
}

function layOutTables({ options, limits }: PathProblem): Picker {
  const ends = options.map(({ endsOn }) => endsOn);
  const byEnd = options.map((_, place) => place).toSorted((one, other) => (ends[one] ?? 0) - (ends[other] ?? 0));
  const isHeavy = options.map(({ weeklyHours }) => 2 * weeklyHours > limits.weeklyHours);
  const heavy = byEnd.filter((place) => isHeavy[place]);
  const heavyEnds = heavy.flatMap((place) => ends[place] ?? []);
  const width = Math.min(limits.steps, options.length) + 1;
  return {
    ends,
    byEnd,
    isHeavy,
    heavy,
    heavyBefore: options.map(({ startsOn }) => countBefore(heavyEnds, startsOn)),
    width,
    table: new Float64Array((heavy.length + 1) * width),
    lights: new Float64Array(width),
    lightSums: new Float64Array(width),
  };
}

interface Reading {
  readonly rank: number;
  readonly place: number;
  readonly profit: number;
  readonly most: number;
}

function readHeavy({ table, width, heavyBefore }: Picker, { rank, place, profit, most }: Reading): void {
  const row = rank * width;
  const before = (heavyBefore[place] ?? 0) * width;
  for (let k = 0; k <= most; k += 1) {
    const without = table[row + k] ?? 0;
    const withIt = profit > 0 && k > 0 ? profit + (table[before + k - 1] ?? 0) : 0;
    table[row + width + k] = Math.max(without, withIt);
  }
}

function readLight({ lights, lightSums }: Picker, profit: number, most: number): void {
  let at = most;
  while (at > 0 && profit > (lights[at - 1] ?? 0)) at -= 1;
  if (at === most) return;
  lights.copyWithin(at + 1, at, most - 1);
  lights[at] = profit;
  for (let k = at; k < most; k += 1) lightSums[k + 1] = (lightSums[k] ?? 0) + (lights[k] ?? 0);
}

interface Found {
  readonly heavyRead: number;
  readonly read: number;
  readonly days: number;
}

function keepBest({ table, lightSums, width }: Picker, best: Best, { heavyRead, read, days }: Found): void {
  const row = heavyRead * width;
  for (let k = 0; k <= best.most; k += 1) {
    const value = (table[row + k] ?? 0) + (lightSums[best.most - k] ?? 0) - days;
    if (value <= best.value) continue;
    best.value = value;
    best.read = read;
    best.heavy = k;
  }
}

function placesOf(picker: Picker, best: Best, profits: Float64Array): readonly number[] {
  const { byEnd, isHeavy, heavy, heavyBefore, table, width } = picker;
  const places: number[] = [];
  let rank = 0;
  for (const place of byEnd.slice(0, best.read)) {
    if (isHeavy[place]) rank += 1;
    else if ((profits[place] ?? 0) > 0) places.push(place);
  }
  places.sort((one, other) => (profits[other] ?? 0) - (profits[one] ?? 0));
  places.splice(best.most - best.heavy);
  let left = best.heavy;
  while (rank > 0 && left > 0) {
    const place = heavy[rank - 1] ?? 0;
    if (table[rank * width + left] === table[(rank - 1) * width + left]) {
      rank -= 1;
      continue;
    }
    places.push(place);
    rank = heavyBefore[place] ?? 0;
    left -= 1;
  }
  return places;
}

/** How many of the ascending days come before this one. */
function countBefore(days: readonly number[], day: number): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? 0) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
