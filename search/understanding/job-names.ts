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
  const counts = new Map<string, number>();
  for (const { rome } of names) counts.set(rome, (counts.get(rome) ?? 0) + 1);
  const count = counts.size;
  const weights = new Map([...jobs].map(([one, { size }]) => [one, Math.log(1 + count / size)]));
  const unknown = Math.log(2 + count / 4);
  const weightOf = (one: string): number => weights.get(one) ?? unknown;
  const sizes: number[] = [];
  await eachInTurns(names, ({ classes }) => sizes.push(sum(classes.map(weightOf))));
  return {
    weightOf,
    has: (one) => weights.has(one),
    find(question) {
      const shared = new Map<number, number>();
      for (const one of new Set(question))
        for (const number of bearers.get(one) ?? []) shared.set(number, (shared.get(number) ?? 0) + weightOf(one));
      return bestByJob(shared, { names, sizes, counts, asked: sum([...new Set(question)].map(weightOf)) });
    },
  };
}

interface Compared {
  readonly names: readonly JobName[];
  readonly sizes: readonly number[];
  readonly asked: number;
  /** How many names each job has. */
  readonly counts: ReadonlyMap<string, number>;
}

function bestByJob(
  shared: ReadonlyMap<number, number>,
  { names, sizes, asked, counts }: Compared,
): readonly NamedJob[] {
  const best = new Map<string, { rome: string; likeness: number; covers: number; full: number }>();
  for (const [number, weight] of shared) {
    const rome = names[number]?.rome ?? "";
    const likeness = (2 * weight) / (asked + (sizes[number] ?? 0));
    const covers = weight / asked;
    const job = best.get(rome) ?? { rome, likeness: 0, covers: 0, full: 0 };
    if (covers > job.covers + 0.001) job.full = 0;
    if (covers > job.covers - 0.001) job.full += 1;
    job.covers = Math.max(job.covers, covers);
    job.likeness = Math.max(job.likeness, likeness);
    best.set(rome, job);
  }
  return [...best.values()].map(({ full, ...job }) => ({ ...job, bearing: full / (counts.get(job.rome) ?? 1) }));
}

function append(lists: Map<string, number[]>, key: string, item: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
