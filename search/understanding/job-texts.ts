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
/** A word no text bears is read as those that begin alike, « accordage » as « accordeur »: what that is worth beside the word itself. */
const KIN_WORTH = 0.7;
const KIN_LETTERS = 6;
const MOST_KIN = 6;

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
  const arranged = { bearers, kin: kinOf(bearers.keys()), romes: [...romes.keys()], unknown: rarityOf(0) };
  return { find: (question) => findJobs(question, arranged), has: (one) => bearers.has(one) };
}

interface Arranged {
  readonly bearers: ReadonlyMap<string, Bearers>;
  /** Words that begin alike, by their beginning. */
  readonly kin: ReadonlyMap<string, readonly string[]>;
  readonly romes: readonly string[];
  /** What a word that no text bears counts for. */
  readonly unknown: number;
}

function kinOf(words: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const kin = new Map<string, string[]>();
  for (const word of words) {
    if (word.length < KIN_LETTERS) continue;
    const start = word.slice(0, KIN_LETTERS);
    const list = kin.get(start);
    if (list === undefined) kin.set(start, [word]);
    else list.push(word);
  }
  return kin;
}

function findJobs(question: readonly string[], arranged: Arranged): ReadonlyMap<string, number> {
  const shares = new Map<string, number>();
  const classes = [...new Set(question)];
  const asked = classes.reduce((sum, one) => sum + (arranged.bearers.get(one)?.rarity ?? arranged.unknown), 0);
  for (const one of classes)
    for (const [rome, worth] of worthsOf(one, arranged)) shares.set(rome, (shares.get(rome) ?? 0) + worth / asked);
  return shares;
}

/** What a word says of each job: its own texts, else those of the words that begin alike. */
function worthsOf(one: string, { bearers, kin, romes }: Arranged): ReadonlyMap<string, number> {
  const own = bearers.get(one);
  const alike = own === undefined && one.length >= KIN_LETTERS ? (kin.get(one.slice(0, KIN_LETTERS)) ?? []) : [];
  const found = own === undefined ? alike.slice(0, MOST_KIN).map((other) => bearers.get(other)) : [own];
  const share = own === undefined ? KIN_WORTH : 1;
  const worths = new Map<string, number>();
  for (const each of found)
    each?.jobs.forEach((job, at) => {
      const rome = romes[job] ?? "";
      worths.set(rome, Math.max(worths.get(rome) ?? 0, share * each.rarity * (each.worths[at] ?? 0)));
    });
  return worths;
}
