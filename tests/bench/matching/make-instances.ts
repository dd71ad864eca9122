// node --import tsx tests/bench/matching/make-instances.ts [N]: writes instances.jsonl again, N drawn and N cut (20 unless said).
import { writeFileSync } from "node:fs";
import pg from "pg";
import type { PathInstance } from "#app/matching/path/path-instance.ts";
import { openCorpus } from "#tests/relevance/corpus.ts";
import { randomInstance } from "#tests/support/paths/random-instance.ts";
import { readExpectedSkills, readNearMetiers, readSessions } from "./catalogue-sessions.ts";
import { type Catalogue, cutCatalogue } from "./cut-catalogue.ts";
import { highsVersion, loadHighs, solveWithHighs } from "./solve-with-highs.ts";
import { type InstanceOrigin, origins, STORED_FILE, storedLine } from "./stored-instances.ts";

const FIRST_SEED = 1_000;
/** Longer, and the seed is left out: its optimum would not be proved. */
const TIME_LIMIT_S = 300;

/** The catalogue of the relevance bench: 4,000 trainings written by make-lheo.mjs, imported with the references. */
async function readCatalogue(): Promise<Catalogue> {
  const corpus = await openCorpus("full", (text) => process.stderr.write(`${text}\n`));
  const client = new pg.Client({ connectionString: corpus.url });
  try {
    await client.connect();
    return {
      sessions: await readSessions(client),
      expected: await readExpectedSkills(client),
      near: await readNearMetiers(client),
    };
  } finally {
    await client.end();
    await corpus.release();
  }
}

async function makeLines(
  origin: InstanceOrigin,
  wanted: number,
  make: (seed: number) => PathInstance,
): Promise<string[]> {
  const lines: string[] = [];
  for (let seed = FIRST_SEED; lines.length < wanted; seed += 1) {
    const instance = make(seed);
    const startedAt = performance.now();
    const { objective, isProven } = solveWithHighs(await loadHighs(), instance, TIME_LIMIT_S);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    process.stderr.write(`${origin} ${seed}: ${objective}, ${isProven ? "proved" : "left out"}, ${seconds} s\n`);
    if (isProven) {
      lines.push(storedLine({ origin, seed, optimum: objective, provenBy: `HiGHS ${highsVersion}`, instance }));
    }
  }
  return lines;
}

const wanted = Number(process.argv[2] ?? 20);
const catalogue = await readCatalogue();
const make: Record<InstanceOrigin, (seed: number) => PathInstance> = {
  drawn: (seed) => randomInstance({ skills: 60, options: 300, seed }),
  catalogue: (seed) => cutCatalogue(catalogue, seed),
};
const lines: string[] = [];
for (const origin of origins) lines.push(...(await makeLines(origin, wanted, make[origin])));
writeFileSync(STORED_FILE, `${lines.join("\n")}\n`);
