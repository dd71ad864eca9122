import { foldText } from "./fold-text.ts";
import { arrangeShapes, type WordShapes } from "./near-words.ts";
import { withoutStopWords } from "./stop-words.ts";
import {
  cosineOf,
  cosineWith,
  DIMENSIONS,
  directionOf,
  dot,
  dotStarts,
  lengthOf,
  placeWords,
  standardScores,
  vectorLengths,
  type WordFiles,
  wholeCosine,
  wholeNumbers,
} from "./word-vectors.ts";

/** The figures of `vectors/`, as read: see its README. */
export interface VectorFiles extends WordFiles {
  /** Kind and code of each text: a job's label, one of its names, its definition, one of its activities. */
  readonly texts: readonly { readonly kind: string; readonly rome: string }[];
  readonly textVectors: Int8Array;
}

/** How near a question is to what is written of a job, beside all jobs: in standard deviations, name and definition together. */
export interface LikelyJob {
  readonly rome: string;
  readonly score: number;
  /** The cosine with the nearest of its names and activities. */
  readonly cosine: number;
}

/** Reads sentences: compares the sum of a question's words with what is written of each job. */
export interface Meaning {
  /** Place of a folded word in the order of frequency; undefined for a word nobody knows. */
  rankOf(word: string): number | undefined;
  /** The most frequent word that folds to this one, as it is written. */
  spellingOf(word: string): string | undefined;
  readonly knownWords: readonly string[];
  readonly shapes: WordShapes;
  /** Every job, in no order; none when no word is known. */
  jobsLike(words: readonly string[]): readonly LikelyJob[];
  /** How near a question is to the everyday words of each job that has some, beside the others: in standard deviations. */
  everydayLike(words: readonly string[]): ReadonlyMap<string, number>;
}

/** The dimensions come in the order of what they tell: the first ones say which texts of a job may be the nearest. */
const FIRST_DIMENSIONS = 32;
/** Lengths are right to seven places. */
const ROUNDED_UP = 1.000_01;
/** What the nearest name or activity is worth beside the definition. */
const NAME_SHARE = 0.5;

/** `everyday`: the words people use of each job, by its code. */
export async function arrangeMeaning(files: VectorFiles, everyday: ReadonlyMap<string, string>): Promise<Meaning> {
  const places = await placeWords(files.words);
  const texts = arrangeTexts(files);
  const daily = [...everyday].flatMap(([rome, said]) => {
    const direction = directionOf(files, places, withoutStopWords(foldText(said).split(" ")));
    return direction === null ? [] : [{ rome, direction }];
  });
  return {
    rankOf: (word) => places.get(word)?.[0],
    spellingOf: (word) => files.words[places.get(word)?.[0] ?? -1],
    knownWords: [...places.keys()],
    shapes: arrangeShapes(places.keys()),
    jobsLike(words) {
      const question = directionOf(files, places, words);
      return question === null ? [] : rankJobs(wholeNumbers(question), texts);
    },
    everydayLike(words) {
      const question = directionOf(files, places, words);
      if (question === null) return new Map();
      const cosines = new Float32Array(daily.length);
      for (let at = 0; at < cosines.length; at += 1) cosines[at] = cosineOf(question, daily[at]?.direction ?? question);
      const scores = standardScores(cosines);
      return new Map(daily.map(({ rome }, at) => [rome, scores[at] ?? 0]));
    },
  };
}

/** The texts of jobs, those of one job side by side, its definition apart. */
interface Texts {
  /** The first dimensions of the names and activities, job by job: half of what a question reads. */
  readonly starts: Int8Array;
  /** Their other dimensions, and how long what these say is. */
  readonly ends: Int8Array;
  readonly endLengths: Float32Array;
  /** The lengths of whole names and activities. */
  readonly lengths: Float32Array;
  readonly jobs: readonly string[];
  /** Where the names and activities of each job begin. */
  readonly first: Int32Array;
  /** The definitions, in the order of the jobs; a length of 0 where a job has none. */
  readonly definitions: Int8Array;
  readonly definitionLengths: Float32Array;
}

function arrangeTexts({ texts, textVectors }: VectorFiles): Texts {
  const jobs = [...new Set(texts.map(({ rome }) => rome))];
  const numbers = new Map(jobs.map((rome, number) => [rome, number]));
  const named: number[][] = jobs.map(() => []);
  const definitions = new Int32Array(jobs.length).fill(-1);
  texts.forEach(({ kind, rome }, text) => {
    const job = numbers.get(rome) ?? 0;
    if (kind === "definition") definitions[job] = text;
    else named[job]?.push(text);
  });
  const order = named.flat();
  const first = new Int32Array(jobs.length + 1);
  named.forEach(({ length }, job) => {
    first[job + 1] = (first[job] ?? 0) + length;
  });
  const all = vectorLengths(textVectors);
  const ends = partsOf(textVectors, order, FIRST_DIMENSIONS, DIMENSIONS);
  return {
    ...{ starts: partsOf(textVectors, order, 0, FIRST_DIMENSIONS), ends, jobs, first },
    endLengths: vectorLengths(ends, DIMENSIONS - FIRST_DIMENSIONS),
    lengths: Float32Array.from(order, (text) => all[text] ?? 1),
    definitions: partsOf(textVectors, definitions, 0, DIMENSIONS),
    definitionLengths: Float32Array.from(definitions, (text) => all[text] ?? 0),
  };
}

/** Some dimensions of these texts side by side, in their order; zeros where the number of a text is -1. */
function partsOf(vectors: Int8Array, texts: ArrayLike<number>, from: number, to: number): Int8Array {
  const parts = new Int8Array(texts.length * (to - from));
  for (let place = 0; place < texts.length; place += 1) {
    const start = (texts[place] ?? -1) * DIMENSIONS;
    if (start >= 0) parts.set(vectors.subarray(start + from, start + to), place * (to - from));
  }
  return parts;
}

/** A job is worth the standard scores of its nearest name or activity and of its definition together. */
function rankJobs(question: Int16Array, texts: Texts): readonly LikelyJob[] {
  const { jobs, definitions, definitionLengths } = texts;
  const named = new Float32Array(jobs.length);
  const defined = new Float32Array(jobs.length);
  const glances = dotStarts(question, texts.starts, FIRST_DIMENSIONS);
  const end = question.subarray(FIRST_DIMENSIONS);
  const asked = { glances, end, endLength: lengthOf(Float32Array.from(end)) };
  for (let job = 0; job < jobs.length; job += 1) {
    named[job] = nearestName(asked, texts, job);
    defined[job] = definitionLengths[job] === 0 ? -1 : cosineWith(question, definitions, definitionLengths, job);
  }
  const byName = standardScores(named);
  const byDefinition = standardScores(defined);
  return jobs.map((rome, job) => ({
    rome,
    score: NAME_SHARE * (byName[job] ?? 0) + (byDefinition[job] ?? 0),
    cosine: Math.max(named[job] ?? 0, defined[job] ?? 0),
  }));
}

/** A question, already compared with the first dimensions of every name. */
interface Glanced {
  readonly glances: Int32Array;
  /** Its other dimensions, and how long what these say is. */
  readonly end: Int16Array;
  readonly endLength: number;
}

/** The cosine with the nearest name or activity of a job, among the two whose first dimensions are the nearest; -1 without any. */
function nearestName(question: Glanced, texts: Texts, job: number): number {
  const { glances, endLength } = question;
  const { first, endLengths, lengths } = texts;
  let best = -1;
  let second = -1;
  let bestCosine = -Infinity;
  let secondCosine = -Infinity;
  const end = first[job + 1] ?? 0;
  for (let place = first[job] ?? 0; place < end; place += 1) {
    const cosine = (glances[place] ?? 0) / (lengths[place] ?? 1);
    if (cosine > bestCosine) {
      second = best;
      secondCosine = bestCosine;
      best = place;
      bestCosine = cosine;
    } else if (cosine > secondCosine) {
      second = place;
      secondCosine = cosine;
    }
  }
  if (best < 0) return -1;
  const nearest = cosineAt(question, texts, best);
  if (second < 0) return nearest;
  // What the other dimensions may add at most: the second is seldom worth its own.
  const atMost = (glances[second] ?? 0) + endLength * (endLengths[second] ?? 0) * ROUNDED_UP;
  return wholeCosine(atMost, lengths, second) <= nearest
    ? nearest
    : Math.max(nearest, cosineAt(question, texts, second));
}

function cosineAt({ glances, end }: Glanced, { ends, lengths }: Texts, place: number): number {
  return wholeCosine((glances[place] ?? 0) + dot(end, ends, place), lengths, place);
}
