import { randomUUID } from "node:crypto";
import type { Pool } from "pg";
import { type Database, openDatabase } from "#app/platform/database.server.ts";
import { transact, withPoolClient } from "#app/platform/transaction.server.ts";
import { openAccessBuilders } from "#tests/support/access-builders.ts";
import { buildPositioningWorld } from "#tests/support/positioning-world.ts";
import { currentCommit, openScratchPortal } from "#tests/support/scratch-portal.ts";
import { testSecrets } from "#tests/support/test-secrets.ts";
import { accept, positionCrowd } from "#tests/verify/seats/stampede.ts";
import { type BenchLine, type BenchOptions, rounded, summarise } from "../bench-line.ts";
import { peoplePageLine } from "./people-page.ts";

const CONNECTIONS = 20;
const SIZES = {
  full: { rounds: 5, accepts: 2000, pages: 100 },
  quick: { rounds: 2, accepts: 200, pages: 10 },
} as const;
const goals = { perSecond: 1000, timesNaive: 3 } as const;

/** What each round measures, per second, on one hot row and 20 connections. */
interface Round {
  readonly accepts: number;
  readonly bareUpdates: number;
  readonly naiveBookings: number;
}

/**
 * `bench positioning`: accepts of one session in process, row-level security on, event, audit trail and outbox written, each committed
 * before it is answered; beside them, in turns, a bare UPDATE and COMMIT of one hot row, and as many naive bookings, each of which counts
 * then inserts under SERIALIZABLE. Then a page of the list of people, of a referent who follows 2,000 beside one who follows 20.
 */
export async function bench({ quick }: BenchOptions, print: (line: BenchLine) => void): Promise<void> {
  Object.assign(process.env, testSecrets);
  const size = quick ? SIZES.quick : SIZES.full;
  const scratch = await openScratchPortal();
  try {
    const appUrl = await scratch.clone("positioning");
    const superuserUrl = scratch.superuserUrlOf("positioning");
    const database = openDatabase(appUrl, { maxConnections: CONNECTIONS });
    const build = openAccessBuilders({ appUrl, superuserUrl, ownerUrl: superuserUrl, drop: async () => undefined });
    await build.query("CREATE TABLE bench_hot (id integer PRIMARY KEY, taken integer NOT NULL)");
    await build.query("CREATE TABLE bench_booking (session_id integer NOT NULL, person uuid NOT NULL)");
    await build.query("CREATE INDEX ON bench_booking (session_id)");
    await build.query("GRANT ALL ON bench_hot, bench_booking TO hub_app");
    const rounds: Round[] = [];
    for (let round = 0; round <= size.rounds; round += 1) {
      const measured = await measureRound({ database, build, accepts: size.accepts });
      // The first warms plans and connections.
      if (round > 0) rounds.push(measured);
    }
    const { postgresVersion: engineVersion } = scratch;
    for (const line of linesOf(rounds, { accepts: size.accepts, engineVersion })) print(line);
    print(await peoplePageLine({ database, build, rounds: size.pages, engineVersion }));
    await Promise.all([database.close(), build.close()]);
  } finally {
    await scratch.release();
  }
}

async function measureRound({
  database,
  build,
  accepts,
}: {
  readonly database: Database;
  readonly build: ReturnType<typeof openAccessBuilders>;
  readonly accepts: number;
}): Promise<Round> {
  const world = await buildPositioningWorld(build);
  const { ids } = await positionCrowd(build, world, { seats: accepts, people: accepts });
  await build.query("INSERT INTO bench_hot VALUES (1, 0) ON CONFLICT (id) DO UPDATE SET taken = 0");
  await build.query("TRUNCATE bench_booking");
  await build.query("CHECKPOINT");
  const { pool } = database;
  return {
    accepts: await perSecond(accepts, async (turn) => {
      const positioningId = ids[turn] ?? "";
      const { answer } = await accept(database, world.secretary, { positioningId, key: randomUUID() });
      if (answer !== "accepted") throw new Error(`An accept was answered ${answer}`);
    }),
    bareUpdates: await perSecond(accepts, () => takeBare(pool)),
    naiveBookings: await perSecond(accepts, () => bookNaively(pool)),
  };
}

/** Twenty at a time, each as soon as the one before was answered. */
async function perSecond(count: number, work: (turn: number) => Promise<void>): Promise<number> {
  let next = 0;
  const startedAt = performance.now();
  const worker = async (): Promise<void> => {
    for (let turn = next++; turn < count; turn = next++) await work(turn);
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
  return rounded((count * 1000) / (performance.now() - startedAt));
}

async function takeBare(pool: Pool): Promise<void> {
  await pool.query({ name: "bench-hot", text: "UPDATE bench_hot SET taken = taken + 1 WHERE id = 1" });
}

/** Right, and slow: whoever is refused by the other's commit begins again. */
async function bookNaively(pool: Pool): Promise<void> {
  for (;;) {
    try {
      await withPoolClient(pool, (client) =>
        transact(client, async () => {
          await client.query("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE");
          await client.query("SELECT count(*) FROM bench_booking WHERE session_id = 1");
          await client.query("INSERT INTO bench_booking VALUES (1, $1)", [randomUUID()]);
        }),
      );
      return;
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "40001")) throw error;
    }
  }
}

function linesOf(
  rounds: readonly Round[],
  { accepts, engineVersion }: { readonly accepts: number; readonly engineVersion: string },
): readonly BenchLine[] {
  const ours = summarise(
    "accepts",
    rounds.map((round) => round.accepts),
  );
  const bare = summarise(
    "bare UPDATE and COMMIT",
    rounds.map((round) => round.bareUpdates),
  );
  const naive = summarise(
    "SERIALIZABLE, count then insert",
    rounds.map((round) => round.naiveBookings),
  );
  const shared = {
    ...{ suite: "positioning", scale: `${accepts} accepts, ${CONNECTIONS} connections`, unit: "per second" },
    isFloor: true,
    ...{ n: rounds.length, seed: 0, engine: "postgres", engineVersion, commit: currentCommit() },
  } as const;
  const times = (other: number): number => rounded(ours.median / other);
  const { perSecond: goal, timesNaive } = goals;
  return [
    { ...shared, case: "accepts on one hot row", a: ours, b: null, ratio: null, goal, ok: ours.median >= goal },
    { ...shared, case: "share of the floor", a: ours, b: bare, ratio: times(bare.median), goal: null, ok: true },
    {
      ...{ ...shared, case: "against the naive booking", a: ours, b: naive, ratio: times(naive.median) },
      ...{ goal: timesNaive, ok: times(naive.median) >= timesNaive },
    },
  ];
}
