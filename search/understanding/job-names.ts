import { eachInTurns } from "#app/platform/in-turns.ts";

/** The names of jobs, to be looked up by their words. A word is given by its class: its stem, shared by both genders. */
export interface JobName {
  readonly rome: string;
  /** Each once. */
  readonly classes: readonly string[];
}

/** A job whose names bear words of the question. */
export interface NamedJob {
  readonly rome: string;
  /** 1 when a name and the question are the same words; the share of both that the other bears, rare words counting more. */
  readonly likeness: number;
  /** The share of the question that the best name bears. */
  readonly covers: number;
  /** The share of the job's names that bear as much. */
  readonly bearing: number;
}

export interface JobNames {
  /** How much a class tells: high for a rare one; the weight of an unknown word when no name bears it. */
  weightOf(wordClass: string): number;
  /** Whether a name bears the class. */
  has(wordClass: string): boolean;
  /** The jobs one of whose names bears a class of the question, each with its best name, in no order. */
  find(question: readonly string[]): readonly NamedJob[];
}

/** Arranges names to be found by their words. */
export async function arrangeJobNames(names: readonly JobName[]): Promise<JobNames> {
  const bearers = new Map<string, number[]>();
  const jobs = new Map<string, Set<string>>();
  await eachInTurns(names.entries(), ([number, { rome, classes }]) => {
    for (const one of classes) {
      append(bearers, one, number);
      const bearing = jobs.get(one);
      if (bearing === undefined) jobs.set(one, new Set([rome]));
      else bearing.add(rome);
    }
  });
  const numbers = new Map<string, number>();
  for (const { rome } of names) if (!numbers.has(rome)) numbers.set(rome, numbers.size);
  const jobOf = Int32Array.from(names, ({ rome }) => numbers.get(rome) ?? 0);
  const counts = new Int32Array(numbers.size);
  for (const job of jobOf) counts[job] = (counts[job] ?? 0) + 1;
  const count = numbers.size;
  const codes = [...numbers.keys()];
  const weights = new Map([...jobs].map(([one, { size }]) => [one, Math.log(1 + count / size)]));
  const unknown = Math.log(2 + count / 4);
  const weightOf = (one: string): number => weights.get(one) ?? unknown;
  const sizes: number[] = [];
  await eachInTurns(names, ({ classes }) => sizes.push(sum(classes.map(weightOf))));
  return {
    weightOf,
    has: (one) => weights.has(one),
    find(question) {
      const asked = [...new Set(question)];
      const shared = new Float64Array(names.length);
      const sharing: number[] = [];
      for (const one of asked) {
        const weight = weightOf(one);
        for (const number of bearers.get(one) ?? []) {
          if (shared[number] === 0) sharing.push(number);
          shared[number] = (shared[number] ?? 0) + weight;
        }
      }
      return bestByJob({ shared, sharing }, { sizes, jobOf, codes, counts, asked: sum(asked.map(weightOf)) });
    },
  };
}

interface Compared {
  readonly sizes: readonly number[];
  readonly asked: number;
  /** The number of the job of each name, and the code and how many names of each job. */
  readonly jobOf: Int32Array;
  readonly codes: readonly string[];
  readonly counts: Int32Array;
}

/** A common word is in thousands of names: figures are kept by number, not in maps. */
function bestByJob(
  { shared, sharing }: { readonly shared: Float64Array; readonly sharing: readonly number[] },
  { sizes, asked, jobOf, codes, counts }: Compared,
): readonly NamedJob[] {
  const best: { rome: string; likeness: number; covers: number; full: number; count: number }[] = [];
  const places = new Int32Array(codes.length).fill(-1);
  for (const number of sharing) {
    const weight = shared[number] ?? 0;
    const likeness = (2 * weight) / (asked + (sizes[number] ?? 0));
    const covers = weight / asked;
    const of = jobOf[number] ?? 0;
    let job = best[places[of] ?? -1];
    if (job === undefined) {
      job = { rome: codes[of] ?? "", likeness: 0, covers: 0, full: 0, count: counts[of] ?? 1 };
      places[of] = best.push(job) - 1;
    }
    if (covers > job.covers + 0.001) job.full = 0;
    if (covers > job.covers - 0.001) job.full += 1;
    job.covers = Math.max(job.covers, covers);
    job.likeness = Math.max(job.likeness, likeness);
  }
  return best.map(({ rome, likeness, covers, full, count }) => ({ rome, likeness, covers, bearing: full / count }));
}

function append(lists: Map<string, number[]>, key: string, item: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
