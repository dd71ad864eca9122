import { postingsBytes, type WordPostings } from "./word-postings.ts";

/** Days since 2000-01-01; PostgreSQL writes -infinity and infinity as the two ends of this range. */
export const NO_DAY = -0x8000_0000;
/** No hours, month, place or rank. */
export const NONE = -1;
/** The largest month a column holds, in the year 2730. */
export const LAST_MONTH = 32_767;

/**
 * `search.session` in columns, in the order of trainings then sessions, as one version of the documents holds it. Nothing in it depends
 * on the day: what is shown is compared with the day of each question.
 */
export interface DocumentColumns {
  readonly version: string;
  /** Ascending. */
  readonly trainingIds: Int32Array;
  /** Where the sessions of each training begin; one more than trainings. */
  readonly firstSession: Int32Array;
  readonly sessionIds: Int32Array;
  /** The place in `trainingIds` of the training of each session. */
  readonly trainingOf: Int32Array;
  /** Bits 0 to 30, and 31 to 61, of `features`. */
  readonly low: Int32Array;
  readonly high: Int32Array;
  /** The point on a sphere of radius 1: three numbers each; NaN without a point. */
  readonly points: Float64Array;
  /** `NO_DAY` when it is not known. */
  readonly startsOn: Int32Array;
  readonly visibleUntil: Int32Array;
  readonly recruitsUntil: Int32Array;
  /** Months since year 0; `LAST_MONTH` for that one and later. */
  readonly startMonths: Int16Array;
  readonly hours: Int32Array;
  /** Places in `codes`. */
  readonly departements: Int16Array;
  readonly zones: Int16Array;
  readonly regions: Int16Array;
  /** Places in `lists`. */
  readonly publics: Int32Array;
  readonly blocks: Int32Array;
  readonly codes: Readonly<Record<"departement" | "zone" | "region", readonly string[]>>;
  readonly lists: Readonly<Record<"publics" | "blocks", readonly (readonly string[])[]>>;
  readonly words: WordPostings;
  readonly scratch: Scratch;
}

/** Room for one question at a time: which sessions are still candidates, which groups each fails, how far it is. */
export interface Scratch {
  readonly candidates: Int32Array;
  readonly failed: Int32Array;
  /** The square of the chord from the centre of the circle. */
  readonly chords: Float64Array;
}

/** Room for `sessions` rows of `trainings` different trainings. */
export function emptyColumns(version: string, trainings: number, sessions: number) {
  return {
    version,
    trainingIds: new Int32Array(trainings),
    firstSession: new Int32Array(trainings + 1),
    sessionIds: new Int32Array(sessions),
    trainingOf: new Int32Array(sessions),
    low: new Int32Array(sessions),
    high: new Int32Array(sessions),
    points: new Float64Array(3 * sessions),
    startsOn: new Int32Array(sessions),
    visibleUntil: new Int32Array(sessions),
    recruitsUntil: new Int32Array(sessions),
    startMonths: new Int16Array(sessions),
    hours: new Int32Array(sessions),
    departements: new Int16Array(sessions),
    zones: new Int16Array(sessions),
    regions: new Int16Array(sessions),
    publics: new Int32Array(sessions),
    blocks: new Int32Array(sessions),
    scratch: {
      candidates: new Int32Array(sessions),
      failed: new Int32Array(sessions),
      chords: new Float64Array(sessions),
    },
  };
}

/**
 * What the columns take in memory: 88 bytes a session, 12 a training and 9 for each term a training bears; the distinct lists, codes and
 * terms are not counted.
 */
export function columnsBytes(columns: DocumentColumns): number {
  const arrays = [...Object.values(columns), ...Object.values(columns.scratch)];
  const bytes = arrays.reduce((sum: number, array) => sum + (ArrayBuffer.isView(array) ? array.byteLength : 0), 0);
  return bytes + postingsBytes(columns.words);
}

/** Where a number stands in a list in ascending order; -1 when it is not there. */
export function placeIn(list: Int32Array, number: number): number {
  let [low, high] = [0, list.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return list[low] === number ? low : -1;
}

/** The places of numbers, ascending; what is not in the list has none. */
export function placesIn(list: Int32Array, numbers: Int32Array): Int32Array {
  return numbers
    .map((number) => placeIn(list, number))
    .filter((place) => place >= 0)
    .sort();
}

const EARTH_DIAMETER_KM = 12_742.0176;

/** The three numbers of a point in degrees. */
export function onSphere(latitude: number, longitude: number): readonly [number, number, number] {
  const [phi, lambda] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180];
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)];
}

/** The square of the chord that stands for a great-circle distance, and back: the same distances as `search.km`. */
export function chordOf(km: number): number {
  return km >= (EARTH_DIAMETER_KM * Math.PI) / 2 ? 4 : (2 * Math.sin(km / EARTH_DIAMETER_KM)) ** 2;
}
export function kmOf(chord: number): number {
  return EARTH_DIAMETER_KM * Math.asin(Math.min(1, Math.sqrt(chord) / 2));
}

/** Days since 2000-01-01 of an ISO date. */
export function dayNumber(isoDate: string): number {
  return (Date.parse(isoDate) - Date.UTC(2000, 0, 1)) / 86_400_000;
}

const HALF_BITS = 31n;
const HALF = (1n << HALF_BITS) - 1n;

/** A mask of features as the columns hold them: bits 0 to 30, and 31 to 61. */
export function halvesOf(mask: bigint): { readonly low: number; readonly high: number } {
  return { low: Number(mask & HALF), high: Number((mask >> HALF_BITS) & HALF) };
}
