import type pg from "pg";
import type { SearchEngine } from "#search/engine.ts";
import { createPostgresEngine } from "#search/postgres/postgres-engine.server.ts";
import type { SearchQuery } from "#search/query.ts";
import { randomPicks } from "#tests/support/random-picks.ts";
import { summarise } from "../bench-line.ts";
import { seed } from "./corpus.ts";
import { type Bench, comparison, measure } from "./measure.ts";

/** p50 in milliseconds, at 100,000 trainings and 300,000 sessions. */
const GOAL_MS = 20;
/** More than the answers a process keeps: in each repetition a circle is asked for the first time again. */
const CIRCLES = 240;
/** Of these the tables are asked: each takes them a good part of a second. */
const CIRCLES_OF_TABLES = 20;

/** Whole questions (hits, total, facets) with the documents in memory, beside the same questions asked of the tables. */
export async function benchSessions(
  bench: Bench,
  { client, engine: ours }: { readonly client: pg.Client; readonly engine: SearchEngine },
  scale: string,
  { combined, empty }: { readonly combined: readonly SearchQuery[]; readonly empty: SearchQuery },
): Promise<void> {
  const tables = createPostgresEngine(client);
  const around = circles(empty);
  const cases = [
    { name: "words + funder + window + 30 km + facets", all: combined, compared: combined.length },
    { name: `no words, 30 km around ${CIRCLES} points + facets`, all: around, compared: CIRCLES_OF_TABLES },
    { name: "the question without any wish, repeated", all: [empty], compared: 1 },
  ];
  for (const { name, all, compared } of cases) {
    const ask = (item: number): SearchQuery => all[item] ?? empty;
    await comparison(bench, {
      ...{ case: `${name}, against the tables`, scale, items: compared, compare: "median", goal: null },
      ours: { name: "documents in memory", run: (item) => ours.search(ask(item)) },
      other: { name: "tables", run: (item) => tables.search(ask(item)) },
    });
    const measured = await measure((item) => ours.search(ask(item)), all.length, bench.repetitions);
    const a = summarise("portal", measured);
    const goal = bench.options.quick ? null : GOAL_MS;
    const [ok, n] = [goal === null || a.median <= goal, measured.length];
    bench.print({ ...bench.facts, case: name, scale, unit: "ms", a, b: null, ratio: null, goal, ok, n });
  }
}

function circles(empty: SearchQuery): readonly SearchQuery[] {
  const random = randomPicks(seed + 7);
  return Array.from({ length: CIRCLES }, () => {
    const centre = { latitude: 49.6 + random.number() * 1.2, longitude: 1.9 + random.number() * 1.8 };
    return { ...empty, place: { kind: "circle", centre, radiusKm: 30 } };
  });
}
