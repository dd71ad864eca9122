import { eachInTurns } from "#app/platform/in-turns.ts";
import { foldText } from "./fold-text.ts";
import { arrangeShapes, type WordShapes } from "./near-words.ts";

/** The figures of `vectors/`, as read: see its README. */
export interface VectorFiles {
  readonly words: readonly string[];
  readonly wordVectors: Int8Array;
  readonly wordScales: Float32Array;
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
  readonly knownWords: readonly string[];
  readonly shapes: WordShapes;
  /** Every job, in no order; none when no word is known. */
  jobsLike(words: readonly string[]): readonly LikelyJob[];
}

const DIMENSIONS = 160;
/** The dimensions come in the order of what they tell: the first ones say which texts of a job may be the nearest. */
const FIRST_DIMENSIONS = 32;
/** A part of the question, which is at most 1, as a whole number: 40 of them times 127 are under 2^31. */
const WHOLE = 32_767;
/** What the nearest name or activity is worth beside the definition. */
const NAME_SHARE = 0.5;

export async function arrangeMeaning(files: VectorFiles): Promise<Meaning> {
  const variants = new Map<string, number[]>();
  await eachInTurns(files.words.entries(), ([at, word]) => {
    const folded = foldText(word);
    const list = variants.get(folded);
    if (list === undefined) variants.set(folded, [at]);
    else list.push(at);
  });
  const texts = arrangeTexts(files);
  return {
    rankOf: (word) => variants.get(word)?.[0],
    knownWords: [...variants.keys()],
    shapes: arrangeShapes(variants.keys()),
    jobsLike(words) {
      const question = sumOfWords(files, variants, words);
      return question === null ? [] : rankJobs(question, texts);
    },
  };
}

/** The texts of jobs, those of one job side by side, its definition apart. */
interface Texts {
  readonly vectors: Int8Array;
  /** Their first dimensions alone: half of what a question reads. */
  readonly starts: Int8Array;
  readonly lengths: Float32Array;
  readonly jobs: readonly string[];
  /** Where the names and activities of each job begin in `order`. */
  readonly first: Int32Array;
  /** The numbers of the names and activities, job by job. */
  readonly order: Int32Array;
  /** The number of each job's definition; -1 without one. */
  readonly definitions: Int32Array;
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
  const order = Int32Array.from(named.flat());
  const first = new Int32Array(jobs.length + 1);
  named.forEach(({ length }, job) => {
    first[job + 1] = (first[job] ?? 0) + length;
  });
  const starts = new Int8Array(order.length * FIRST_DIMENSIONS);
  order.forEach((text, place) => {
    const from = text * DIMENSIONS;
    starts.set(textVectors.subarray(from, from + FIRST_DIMENSIONS), place * FIRST_DIMENSIONS);
  });
  return { vectors: textVectors, starts, lengths: textLengths(textVectors), jobs, first, order, definitions };
}

/** A word written without its accents is the mean of those it may be. Null when no word is known. */
function sumOfWords(
  { wordVectors, wordScales }: VectorFiles,
  variants: ReadonlyMap<string, readonly number[]>,
  words: readonly string[],
): Float32Array | null {
  const total = new Float32Array(DIMENSIONS);
  let isKnown = false;
  for (const word of words) {
    const places = variants.get(word) ?? [];
    for (const place of places) {
      isKnown = true;
      const scale = (wordScales[place] ?? 0) / places.length;
      const from = place * DIMENSIONS;
      for (let at = 0; at < DIMENSIONS; at += 1) total[at] = (total[at] ?? 0) + (wordVectors[from + at] ?? 0) * scale;
    }
  }
  const length = Math.sqrt(total.reduce((sum, one) => sum + one * one, 0));
  return isKnown && length > 0 ? total.map((one) => one / length) : null;
}

function textLengths(vectors: Int8Array): Float32Array {
  return Float32Array.from({ length: vectors.length / DIMENSIONS }, (_, text) => {
    let sum = 0;
    for (let at = text * DIMENSIONS; at < (text + 1) * DIMENSIONS; at += 1) sum += (vectors[at] ?? 0) ** 2;
    return Math.sqrt(sum);
  });
}

/** A job is worth the standard scores of its nearest name or activity and of its definition together. */
function rankJobs(question: Float32Array, texts: Texts): readonly LikelyJob[] {
  const { jobs, definitions } = texts;
  const scaled = Int16Array.from(question, (one) => Math.round(one * WHOLE));
  const named = new Float32Array(jobs.length);
  const defined = new Float32Array(jobs.length);
  for (let job = 0; job < jobs.length; job += 1) {
    const definition = definitions[job] ?? -1;
    named[job] = nearestName(scaled, texts, job);
    defined[job] = definition < 0 ? -1 : cosineWith(scaled, texts, definition);
  }
  const byName = standardScores(named);
  const byDefinition = standardScores(defined);
  return jobs.map((rome, job) => ({
    rome,
    score: NAME_SHARE * (byName[job] ?? 0) + (byDefinition[job] ?? 0),
    cosine: Math.max(named[job] ?? 0, defined[job] ?? 0),
  }));
}

/** The cosine with the nearest name or activity of a job, among the two whose first dimensions are the nearest; -1 without any. */
function nearestName(scaled: Int16Array, texts: Texts, job: number): number {
  const { starts, first, order, lengths } = texts;
  let best = -1;
  let second = -1;
  let bestCosine = -Infinity;
  let secondCosine = -Infinity;
  const end = first[job + 1] ?? 0;
  for (let place = first[job] ?? 0; place < end; place += 1) {
    const text = order[place] ?? 0;
    const cosine = dot(scaled, starts, place * FIRST_DIMENSIONS, FIRST_DIMENSIONS) / (lengths[text] ?? 1);
    if (cosine > bestCosine) {
      second = best;
      secondCosine = bestCosine;
      best = text;
      bestCosine = cosine;
    } else if (cosine > secondCosine) {
      second = text;
      secondCosine = cosine;
    }
  }
  if (best < 0) return -1;
  const nearest = cosineWith(scaled, texts, best);
  return second < 0 ? nearest : Math.max(nearest, cosineWith(scaled, texts, second));
}

function cosineWith(scaled: Int16Array, { vectors, lengths }: Texts, text: number): number {
  return dot(scaled, vectors, text * DIMENSIONS, DIMENSIONS) / ((lengths[text] ?? 1) * WHOLE);
}

/**
 * In whole numbers, which a processor multiplies sooner: the cosine is right to four places. Four sums side by side: twice as fast as one.
 * Called thirty thousand times a question: it makes no list.
 */
function dot(scaled: Int16Array, vectors: Int8Array, from: number, dimensions: number): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let at = 0; at < dimensions; at += 4) {
    a = (a + Math.imul(scaled[at] ?? 0, vectors[from + at] ?? 0)) | 0;
    b = (b + Math.imul(scaled[at + 1] ?? 0, vectors[from + at + 1] ?? 0)) | 0;
    c = (c + Math.imul(scaled[at + 2] ?? 0, vectors[from + at + 2] ?? 0)) | 0;
    d = (d + Math.imul(scaled[at + 3] ?? 0, vectors[from + at + 3] ?? 0)) | 0;
  }
  return a + b + c + d;
}

/** How far each is from the mean, in standard deviations; 0 for what is unknown (-1). */
function standardScores(values: Float32Array): Float32Array {
  let count = 0;
  let sum = 0;
  let squares = 0;
  for (const value of values) {
    if (value <= -1) continue;
    count += 1;
    sum += value;
    squares += value * value;
  }
  const mean = sum / count;
  const deviation = Math.sqrt(squares / count - mean * mean) || 1;
  const scores = new Float32Array(values.length);
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? -1;
    if (value > -1) scores[at] = (value - mean) / deviation;
  }
  return scores;
}
