import { foldText } from "./fold-text.ts";
import { arrangeShapes, type WordShapes } from "./near-words.ts";
import { withoutStopWords } from "./stop-words.ts";
import {
  cosineOf,
  cosineWith,
  DIMENSIONS,
  directionOf,
  dotStarts,
  placeWords,
  standardScores,
  vectorLengths,
  type WordFiles,
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
      const scores = standardScores(Float32Array.from(daily, ({ direction }) => cosineOf(question, direction)));
      return new Map(daily.map(({ rome }, at) => [rome, scores[at] ?? 0]));
    },
  };
}

/** The texts of jobs, those of one job side by side, its definition apart. */
interface Texts {
  readonly vectors: Int8Array;
  /** Their first dimensions alone: half of what a question reads. */
  readonly starts: Int8Array;
  readonly lengths: Float32Array;
  /** The lengths of the texts in the order of `starts`. */
  readonly startLengths: Float32Array;
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
  const lengths = vectorLengths(textVectors);
  const startLengths = Float32Array.from(order, (text) => lengths[text] ?? 1);
  return { vectors: textVectors, starts, lengths, startLengths, jobs, first, order, definitions };
}

/** A job is worth the standard scores of its nearest name or activity and of its definition together. */
function rankJobs(question: Int16Array, texts: Texts): readonly LikelyJob[] {
  const { jobs, definitions, vectors, lengths } = texts;
  const named = new Float32Array(jobs.length);
  const defined = new Float32Array(jobs.length);
  const glances = dotStarts(question, texts.starts, FIRST_DIMENSIONS);
  for (let job = 0; job < jobs.length; job += 1) {
    const definition = definitions[job] ?? -1;
    named[job] = nearestName(question, glances, texts, job);
    defined[job] = definition < 0 ? -1 : cosineWith(question, vectors, lengths, definition);
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
function nearestName(question: Int16Array, glances: Int32Array, texts: Texts, job: number): number {
  const { vectors, first, order, lengths, startLengths } = texts;
  let best = -1;
  let second = -1;
  let bestCosine = -Infinity;
  let secondCosine = -Infinity;
  const end = first[job + 1] ?? 0;
  for (let place = first[job] ?? 0; place < end; place += 1) {
    const cosine = (glances[place] ?? 0) / (startLengths[place] ?? 1);
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
  const nearest = cosineWith(question, vectors, lengths, order[best] ?? 0);
  return second < 0 ? nearest : Math.max(nearest, cosineWith(question, vectors, lengths, order[second] ?? 0));
}
