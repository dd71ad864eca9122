import { monitorEventLoopDelay } from "node:perf_hooks";
import type pg from "pg";
import { z } from "zod";
import { readProfile } from "#app/matching/profile/read-profile.server.ts";
import { USUAL_WEEKLY_LIMIT } from "#app/matching/proposal/path-options.ts";
import { proposePaths } from "#app/matching/proposal/propose-paths.server.ts";
import { emptyDraft } from "#app/people/skill-draft/draft-content.ts";
import { openDatabase, useDatabase } from "#app/platform/database.server.ts";
import { romeCodeSchema } from "#app/skills/rome-code.ts";
import { CORPUS_NOW, openCorpus } from "#tests/relevance/corpus.ts";
import { randomPicks } from "#tests/support/random-picks.ts";
import { type BenchLine, summarise } from "../bench-line.ts";

type Facts = Pick<BenchLine, "suite" | "seed" | "engine" | "engineVersion" | "commit">;
type Print = (line: BenchLine) => void;

const QUESTIONS = 60;
const WARM_UP = 5;
const LOADER_MS = 300;
/** A page that waits longer for another one is felt. */
const HELD_MS = 20;
const NS_PER_MS = 1e6;
const RADIUS_KM = 30;
const YEARS = 3;

/**
 * What the page of a path reads and searches, on an imported catalogue: the gap of a job drawn by seed after another one, the sessions
 * within 30 km of a town of the catalogue, and the paths, searched in their thread. Each question alone, then how long the thread that
 * serves was held meanwhile. Which skills a block teaches is dealt by code, as in `cut-catalogue.ts`: nobody reviewed twenty thousand.
 */
export async function benchLoader(facts: Facts, quick: boolean, print: Print): Promise<void> {
  process.env["HUB_NOW"] = CORPUS_NOW;
  const corpus = await openCorpus(quick ? "full" : "large", (text) => void process.stderr.write(`${text}\n`));
  const db = openDatabase(corpus.url);
  try {
    useDatabase(db);
    await dealLinks(db.pool);
    const { trainings, asked } = await drawQuestions(db.pool, facts.seed, quick ? WARM_UP + 5 : WARM_UP + QUESTIONS);
    const times: number[] = [];
    const delay = monitorEventLoopDelay({ resolution: 1 });
    let found = 0;
    for (const [rank, question] of asked.entries()) {
      if (rank === WARM_UP) delay.enable();
      const startedAt = performance.now();
      const paths = await answer(db.pool, question);
      if (rank < WARM_UP) continue;
      times.push(performance.now() - startedAt);
      if (paths > 0) found += 1;
    }
    delay.disable();
    const n = times.length;
    const scale = `${trainings} trainings, ${found} of ${n} questions with a path`;
    const common = { ...facts, engine: "portal", engineVersion: "", unit: "ms", n, scale, b: null, ratio: null };
    const a = summarise("portal", times);
    // The slowest of twenty, not the usual one, is what is promised.
    const p95 = { ...a, median: a.p95 };
    print({
      ...common,
      case: "page of a path, p95",
      a: p95,
      goal: quick ? null : LOADER_MS,
      ok: quick || a.p95 <= LOADER_MS,
    });
    const held = { name: "portal", median: delay.max / NS_PER_MS, p95: delay.max / NS_PER_MS };
    const isFree = quick || held.median <= HELD_MS;
    print({ ...common, case: "event loop held, most", a: held, goal: quick ? null : HELD_MS, ok: isFree });
  } finally {
    await db.close();
    await corpus.release();
  }
}

interface Question {
  readonly done: string;
  readonly wanted: string;
  readonly centre: { readonly latitude: number; readonly longitude: number };
}

/** One skill in four of the métiers of a certification, for each of its blocks; already dealt, nothing changes. */
async function dealLinks(pool: pg.Pool): Promise<void> {
  await pool.query(`
    INSERT INTO block_skill (block_code, skill_ogr, confidence_percent, evidence, is_shown)
    SELECT DISTINCT b.code, m.skill_ogr, 90, 'dealt by code', true
    FROM skill_block b JOIN certification_rome r USING (certification_code) JOIN metier_skill m ON m.metier_code = r.rome_code
      JOIN skill s ON s.ogr = m.skill_ogr AND s.kind = 'skill'
    WHERE abs(hashtext(b.code || m.skill_ogr)) % 4 = 0 ON CONFLICT DO NOTHING`);
}

/** Jobs done and wanted among those that trainings prepare to, and places where some of them are. */
async function drawQuestions(
  pool: pg.Pool,
  seed: number,
  count: number,
): Promise<{ readonly trainings: number; readonly asked: readonly Question[] }> {
  const { rows } = await pool.query(`
    SELECT DISTINCT r.rome_code AS rome, round(a.latitude::numeric, 1)::float8 AS latitude,
      round(a.longitude::numeric, 1)::float8 AS longitude
    FROM training_rome r JOIN training_action a USING (training_id) WHERE r.rank = 1 AND a.latitude IS NOT NULL ORDER BY 1, 2, 3`);
  const places = z.array(z.object({ rome: z.string(), latitude: z.number(), longitude: z.number() })).parse(rows);
  const counted = await pool.query("SELECT count(*)::int AS n FROM training");
  const [{ n: trainings } = { n: 0 }] = z.array(z.object({ n: z.number() })).parse(counted.rows);
  const picks = randomPicks(seed);
  const asked = Array.from({ length: count }, () => {
    const { rome: wanted, ...centre } = picks.pick(places);
    return { done: picks.pick(places).rome, wanted, centre };
  });
  return { trainings, asked };
}

/** What the page of a path does; how many paths it found. */
async function answer(pool: pg.Pool, { done, wanted, centre }: Question): Promise<number> {
  const [job, target] = [done, wanted].map((rome) => ({ rome: romeCodeSchema.parse(rome), label: rome }));
  if (job === undefined || target === undefined) return 0;
  const on = CORPUS_NOW.slice(0, "2026-12-01".length);
  const profile = await readProfile(pool, { ...emptyDraft, jobs: [{ ...job, years: YEARS, on }], target });
  if (!profile.ok) return 0;
  const { gap, checks, level } = profile.value;
  const limits = { from: on, weeklyHours: USUAL_WEEKLY_LIMIT, budgetCents: null, checks, level, admit: null };
  return (await proposePaths(pool, gap, { centre, radiusKm: RADIUS_KM, ...limits })).paths.length;
}
