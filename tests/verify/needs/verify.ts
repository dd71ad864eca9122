import { z } from "zod";
import { LIKELY_SAME, needLikeness } from "#app/needs/same/need-likeness.ts";
import { understandJob } from "#app/needs/same/understand-job.server.ts";
import { closeDatabase, database } from "#app/platform/database.server.ts";
import { applyEnvironment } from "#app/platform/env.server.ts";
import { kmBetween } from "#app/territories/km-between.ts";
import { CORPUS_NOW, openCorpus } from "#tests/relevance/corpus.ts";
import type { VerifyLine, VerifyOptions } from "../verify-line.ts";
import { halfOfFirm, type JudgedPair, readJudgedPairs } from "./judged-pairs.ts";

/** Goals of issue 14, D1.3, on the half aside. */
const LEAST_PRECISION = 0.95;
const LEAST_RECALL = 0.8;
const SEED = 0;

/** `verify needs`: of the judged pairs, which are proposed as one need; the half aside judges. Its quick form is the same: ten seconds. */
export async function verify(_: VerifyOptions, print: (line: VerifyLine) => void): Promise<void> {
  process.env["HUB_NOW"] = CORPUS_NOW;
  process.env["NODE_ENV"] ??= "development";
  applyEnvironment({ DATABASE_URL: undefined });
  const corpus = await openCorpus("full", (text) => process.stderr.write(`${text}\n`));
  applyEnvironment({ DATABASE_URL: corpus.url });
  try {
    const pairs = readJudgedPairs("pairs.jsonl");
    const halves = {
      tuned: pairs.filter((pair) => halfOfFirm(pair) === "tuned"),
      aside: pairs.filter((pair) => halfOfFirm(pair) === "aside"),
    };
    print({ ...(await judge("practice", readJudgedPairs("practice.jsonl"))), ok: true });
    print({ ...(await judge("half tuned", halves.tuned)), ok: true });
    print(await judge("half aside", halves.aside));
  } finally {
    await closeDatabase();
    await corpus.release();
  }
}

async function judge(half: string, pairs: readonly JudgedPair[]): Promise<VerifyLine> {
  const startedAt = performance.now();
  const counts = { right: 0, proposed: 0, same: 0, wrong: 0 };
  for (const pair of pairs) {
    const isProposed = await isProposedAsOne(pair);
    counts.same += Number(pair.same);
    counts.proposed += Number(isProposed);
    counts.right += Number(pair.same && isProposed);
    counts.wrong += Number(pair.same !== isProposed);
  }
  const { right, proposed, same, wrong } = counts;
  const [precision, recall] = [right / proposed, right / same];
  return {
    ...{ check: `needs: one need once, ${half}`, runs: pairs.length, violations: wrong, seed: SEED },
    detail:
      `precision ${precision.toFixed(3)} (${right} of ${proposed} proposed), ` +
      `recall ${recall.toFixed(3)} (${right} of ${same} told twice)`,
    durationMs: Math.round(performance.now() - startedAt),
    ok: precision >= LEAST_PRECISION && recall >= LEAST_RECALL,
  };
}

async function isProposedAsOne({ one, other }: JudgedPair): Promise<boolean> {
  const understood = [
    { ...one, jobs: await understandJob(one.jobLabel) },
    { ...other, jobs: await understandJob(other.jobLabel) },
  ] as const;
  return needLikeness(...understood, await kmApart(one.communeCode, other.communeCode)).score >= LIKELY_SAME;
}

const placeRows = z.array(z.object({ insee: z.string(), latitude: z.number(), longitude: z.number() }));

async function kmApart(one: string, other: string): Promise<number | null> {
  const { rows } = await database().pool.query(
    "SELECT insee, latitude, longitude FROM commune WHERE insee IN ($1, $2)",
    [one, other],
  );
  const places = new Map(placeRows.parse(rows).map((place) => [place.insee, place]));
  const [here, there] = [places.get(one), places.get(other)];
  return here === undefined || there === undefined ? null : kmBetween(here, there);
}
