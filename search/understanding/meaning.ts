import { arrangeShapes, type WordShapes } from "./near-words.ts";
import { cosinesWith, directionOf, placeWords, standardScores, vectorLengths, type WordFiles } from "./word-vectors.ts";

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
  /** The jobs in the order of likeness; none when no word is known. */
  jobsLike(words: readonly string[]): readonly LikelyJob[];
}

/** What the nearest name or activity is worth beside the definition. */
const NAME_SHARE = 0.5;

export async function arrangeMeaning(files: VectorFiles): Promise<Meaning> {
  const places = await placeWords(files.words);
  const lengths = vectorLengths(files.textVectors);
  const jobs = [...new Set(files.texts.map(({ rome }) => rome))];
  const jobNumbers = new Map(jobs.map((rome, number) => [rome, number]));
  const jobOfText = Int32Array.from(files.texts, ({ rome }) => jobNumbers.get(rome) ?? 0);
  const isDefinition = Uint8Array.from(files.texts, ({ kind }) => (kind === "definition" ? 1 : 0));
  return {
    rankOf: (word) => places.get(word)?.[0],
    spellingOf: (word) => files.words[places.get(word)?.[0] ?? -1],
    knownWords: [...places.keys()],
    shapes: arrangeShapes(places.keys()),
    jobsLike(words) {
      const question = directionOf(files, places, words);
      return question === null ? [] : rankJobs(question, { files, lengths, jobs, jobOfText, isDefinition });
    },
  };
}

interface Texts {
  readonly files: VectorFiles;
  readonly lengths: Float32Array;
  readonly jobs: readonly string[];
  readonly jobOfText: Int32Array;
  readonly isDefinition: Uint8Array;
}

/** A job is worth the standard scores of its nearest name or activity and of its definition together. */
function rankJobs(question: Float32Array, texts: Texts): readonly LikelyJob[] {
  const { files, lengths, jobs, jobOfText, isDefinition } = texts;
  const named = new Float32Array(jobs.length).fill(-1);
  const defined = new Float32Array(jobs.length).fill(-1);
  const cosines = cosinesWith(question, files.textVectors, lengths);
  cosines.forEach((cosine, text) => {
    const side = isDefinition[text] === 1 ? defined : named;
    const job = jobOfText[text] ?? 0;
    if (cosine > (side[job] ?? 0)) side[job] = cosine;
  });
  const byName = standardScores(named);
  const byDefinition = standardScores(defined);
  return jobs
    .map((rome, job) => ({
      rome,
      score: NAME_SHARE * (byName[job] ?? 0) + (byDefinition[job] ?? 0),
      cosine: Math.max(named[job] ?? 0, defined[job] ?? 0),
    }))
    .sort((a, b) => b.score - a.score);
}
