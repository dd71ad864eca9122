import { eachInTurns } from "#app/platform/in-turns.ts";

/** A text about a job, its words given by their classes. `weight`: what one of its words is worth beside one of a name. */
export interface JobText {
  readonly rome: string;
  readonly classes: readonly string[];
  readonly weight: number;
}

/** All that is written of jobs, to be compared with the words of a question. */
export interface JobTexts {
  /** How much of the question the texts of each job say, rare words counting more: 0 to 1. Jobs of which they say nothing are left out. */
  find(question: readonly string[]): ReadonlyMap<string, number>;
  /** Whether a text bears the class. */
  has(wordClass: string): boolean;
}

/** The usual figures of BM25: how fast a word said again counts less, and how much a long text is held against its words. */
const SATURATION = 1.2;
const LENGTH_SHARE = 0.6;

/** Where a word is said: the jobs, each with what the word is worth there, from 0 to 1. */
interface Bearers {
  readonly jobs: readonly number[];
  readonly worths: readonly number[];
  readonly rarity: number;
}

/** Arranges the texts of jobs to be compared with questions (Okapi BM25, all the texts of a job being one), in turns. */
export async function arrangeJobTexts(texts: Iterable<JobText>): Promise<JobTexts> {
  const romes = new Map<string, number>();
  const lengths: number[] = [];
  const said = new Map<string, Map<number, number>>();
  await eachInTurns(texts, ({ rome, classes, weight }) => {
    const job = romes.get(rome) ?? romes.size;
    romes.set(rome, job);
    lengths[job] = (lengths[job] ?? 0) + weight * classes.length;
    for (const one of classes) {
      const uses = said.get(one) ?? new Map<number, number>();
      said.set(one, uses.set(job, (uses.get(job) ?? 0) + weight));
    }
  });
  const meanLength = lengths.reduce((sum, one) => sum + one, 0) / Math.max(1, lengths.length);
  const worthOf = (uses: number, job: number): number =>
    uses / (uses + SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * (lengths[job] ?? 0)) / meanLength));
  const rarityOf = (jobs: number): number => Math.log(1 + (romes.size - jobs + 0.5) / (jobs + 0.5));
  const bearers = new Map<string, Bearers>();
  await eachInTurns(said, ([one, uses]) =>
    bearers.set(one, {
      jobs: [...uses.keys()],
      worths: [...uses].map(([job, times]) => worthOf(times, job)),
      rarity: rarityOf(uses.size),
    }),
  );
  const arranged = { bearers, romes: [...romes.keys()], unknown: rarityOf(0) };
  return { find: (question) => findJobs(question, arranged), has: (one) => bearers.has(one) };
}

interface Arranged {
  readonly bearers: ReadonlyMap<string, Bearers>;
  readonly romes: readonly string[];
  /** What a word that no text bears counts for. */
  readonly unknown: number;
}

function findJobs(question: readonly string[], { bearers, romes, unknown }: Arranged): ReadonlyMap<string, number> {
  const shares = new Map<string, number>();
  const classes = [...new Set(question)];
  const asked = classes.reduce((sum, one) => sum + (bearers.get(one)?.rarity ?? unknown), 0);
  for (const one of classes) {
    const found = bearers.get(one);
    found?.jobs.forEach((job, at) => {
      const rome = romes[job] ?? "";
      shares.set(rome, (shares.get(rome) ?? 0) + (found.rarity * (found.worths[at] ?? 0)) / asked);
    });
  }
  return shares;
}
