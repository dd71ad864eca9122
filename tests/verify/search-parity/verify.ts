import { z } from "zod";
import { closeDatabase, type Database, openDatabase, useDatabase } from "#app/platform/database.server.ts";
import { applyEnvironment } from "#app/platform/env.server.ts";
import { withPoolClient } from "#app/platform/transaction.server.ts";
import type { TrainingSearchView } from "#app/training/reading/training-view.ts";
import { followFacet } from "#app/training/search/follow-facet.ts";
import { searchTrainings } from "#app/training/search/search-trainings.server.ts";
import { type EngineName, engineNames, facetNames } from "#search/engine.ts";
import { feedIndexes } from "#search/meilisearch/feed-index.server.ts";
import { noSearchParameters, type TrainingSearchParameters } from "#search/training-parameters.ts";
import { loadDemonstrationRegion } from "#seeds/load.ts";
import { enginesHere, openScratchMeilisearch } from "#tests/support/meilisearch-server.ts";
import { type RandomPicks, randomPicks } from "#tests/support/random-picks.ts";
import { openScratchPortal } from "#tests/support/scratch-portal.ts";
import type { VerifyLine, VerifyOptions } from "../verify-line.ts";
import { compareFamilies } from "./families.ts";

const SEED = 7;
const QUESTIONS = 200;
const QUICK_QUESTIONS = 40;
const FOLLOWED = 3;
/** A check is about what is found, not about how busy the machine is. */
const PATIENT_MS = "30000";

interface Check {
  readonly name: string;
  runs: number;
  readonly wrong: string[];
}

/**
 * `verify search-parity`: without words both engines answer the same; with words each has a set of its own, inside the filters, whose
 * counts are exact.
 */
export async function verify({ quick }: VerifyOptions, print: (line: VerifyLine) => void): Promise<void> {
  const startedAt = performance.now();
  if (!enginesHere.includes("meilisearch")) {
    print(lineOf({ name: "parity", runs: 0, wrong: [] }, "not run: there is no meilisearch on the PATH", startedAt));
    return;
  }
  const scratch = await openScratchPortal();
  const meilisearch = await openScratchMeilisearch();
  try {
    await scratch.prepare(async (database) => void (await loadDemonstrationRegion(database)));
    const database = useDatabase(openDatabase(await scratch.clone("parity")));
    await withPoolClient(database.pool, (client) => feedIndexes(client, meilisearch.server));
    applyEnvironment({ ...meilisearch.settings, MEILI_DEADLINE_MS: PATIENT_MS });
    const questions = await makeQuestions(database, quick ? QUICK_QUESTIONS : QUESTIONS);
    const version = `Meilisearch ${meilisearch.version}`;
    for (const { check, detail } of await compare(questions)) print(lineOf(check, `${detail}${version}`, startedAt));
    for (const { family, queries, detail } of await compareFamilies(quick))
      print(lineOf({ name: `parity: ${family}`, runs: queries, wrong: [] }, `${detail}${version}`, startedAt));
  } finally {
    await closeDatabase();
    await meilisearch.close();
    await scratch.release();
  }
}

async function compare(
  questions: readonly TrainingSearchParameters[],
): Promise<readonly { readonly check: Check; readonly detail: string }[]> {
  const same: Check = { name: "parity: without words, the same", runs: 0, wrong: [] };
  const inside: Check = { name: "parity: inside the filters", runs: 0, wrong: [] };
  const exact: Check = { name: "parity: counts announced", runs: 0, wrong: [] };
  const random = randomPicks(SEED);
  const overlaps: number[] = [];
  for (const question of questions) {
    const found = await Promise.all(engineNames.map((engine) => ask(question, engine)));
    const [ofPostgres, ofMeilisearch] = found;
    if (ofPostgres === undefined || ofMeilisearch === undefined) throw new Error("Two engines are compared");
    if (question.q === "") {
      same.runs += 1;
      if (factsOf(ofPostgres) !== factsOf(ofMeilisearch)) same.wrong.push(JSON.stringify(question));
      continue;
    }
    overlaps.push(overlap(numbersOf(ofPostgres).slice(0, 10), numbersOf(ofMeilisearch).slice(0, 10)));
    for (const [index, engine] of engineNames.entries()) {
      const answer = found[index];
      if (answer === undefined) continue;
      await checkInside(inside, question, answer, engine);
      await checkCounts(exact, { question, answer, engine, random });
    }
  }
  const mean = overlaps.reduce((sum, one) => sum + one, 0) / Math.max(1, overlaps.length);
  return [
    { check: same, detail: "" },
    { check: inside, detail: "" },
    { check: exact, detail: `first ten in common: ${(mean * 100).toFixed(0)} %. ` },
  ];
}

/** What is found with the words is found without them too: it meets the filters on one session. */
async function checkInside(
  check: Check,
  question: TrainingSearchParameters,
  answer: TrainingSearchView,
  engine: EngineName,
): Promise<void> {
  if (answer.query.widenedToKm !== null) return;
  check.runs += 1;
  const kept = new Set<string>();
  for (let page = 1; ; page += 1) {
    const all = await ask({ ...question, q: "", page, perPage: 50 }, "postgres");
    for (const { number } of all.hits) kept.add(number);
    if (all.hits.length < 50) break;
  }
  const outside = numbersOf(answer).filter((number) => !kept.has(number));
  if (outside.length > 0) check.wrong.push(`${engine}: ${JSON.stringify(question)} finds ${outside[0]}`);
}

interface Counted {
  readonly question: TrainingSearchParameters;
  readonly answer: TrainingSearchView;
  readonly engine: EngineName;
  readonly random: RandomPicks;
}

async function checkCounts(check: Check, { question, answer, engine, random }: Counted): Promise<void> {
  for (let n = 0; n < FOLLOWED; n += 1) {
    const facet = random.pick(facetNames);
    const counts = answer.facets[facet];
    if (counts.length === 0 || answer.query.widenedToKm !== null) continue;
    const { value, count } = random.pick(counts);
    const followed = await ask(followFacet(question, facet, value), engine);
    check.runs += 1;
    if (followed.total.value !== count)
      check.wrong.push(
        `${engine}: ${JSON.stringify(question)} ${facet}=${value}: ${count}, found ${followed.total.value}`,
      );
  }
}

async function ask(question: TrainingSearchParameters, engine: EngineName): Promise<TrainingSearchView> {
  const answer = await searchTrainings(question, engine);
  if (!answer.ok) throw new Error(`${JSON.stringify(question)} is refused: ${answer.refusal.message}`);
  if (answer.value.degraded) throw new Error(`${engine} did not answer ${JSON.stringify(question)}`);
  return answer.value;
}

/** Seeded: words of titles or of jobs, or none, with the filters of one to two values that the catalogue has. */
async function makeQuestions(database: Database, count: number): Promise<readonly TrainingSearchParameters[]> {
  const random = randomPicks(SEED);
  const { rows } = await database.pool.query(
    "SELECT title AS text FROM training UNION SELECT label FROM rome_metier ORDER BY text",
  );
  const texts = z
    .array(z.object({ text: z.string() }))
    .parse(rows)
    .map(({ text }) => text);
  const whole = await ask(noSearchParameters, "postgres");
  return Array.from({ length: count }, () => {
    const words = random
      .pick(texts)
      .split(/[^\p{L}]+/u)
      .filter((word) => word.length > 3);
    let question = {
      ...noSearchParameters,
      q: random.chance(0.3) ? "" : words.slice(0, 1 + random.integer(2)).join(" "),
    };
    for (let n = random.integer(3); n > 0; n -= 1) {
      const facet = random.pick(facetNames);
      const values = whole.facets[facet];
      if (values.length > 0) question = followFacet(question, facet, random.pick(values).value);
    }
    return { ...question, perPage: 50 };
  });
}

function factsOf({ total, facets, hits }: TrainingSearchView): string {
  return JSON.stringify([total, facets, hits]);
}

function numbersOf({ hits }: TrainingSearchView): readonly string[] {
  return hits.map(({ number }) => number);
}

function overlap(one: readonly string[], other: readonly string[]): number {
  const most = Math.max(one.length, other.length);
  return most === 0 ? 1 : one.filter((number) => other.includes(number)).length / most;
}

function lineOf({ name, runs, wrong }: Check, detail: string, startedAt: number): VerifyLine {
  const durationMs = Math.round(performance.now() - startedAt);
  const first = wrong.length === 0 ? "" : `. ${wrong[0]}`;
  const ok = wrong.length === 0;
  return { check: name, runs, violations: wrong.length, detail: `${detail}${first}`, seed: SEED, durationMs, ok };
}
