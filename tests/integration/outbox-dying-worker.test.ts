import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { type Database, openDatabase } from "#app/platform/database.server.ts";
import { EffectFailure } from "#app/platform/outbox/effect-failure.ts";
import { type EffectHandlers, effectHandler } from "#app/platform/outbox/effect-handler.ts";
import { enqueueEffect } from "#app/platform/outbox/enqueue-effect.server.ts";
import { listDeadEffects, retryDeadEffect } from "#app/platform/outbox/outbox-store.server.ts";
import { type RunningWorker, startWorker } from "#app/platform/outbox/worker.server.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

let place: TestDatabase;
let database: Database;
let superuser: pg.Client;
let worker: RunningWorker;

beforeEach(async () => {
  place = await createTestDatabase();
  database = openDatabase(place.appUrl);
  superuser = new pg.Client({ connectionString: place.superuserUrl });
  await superuser.connect();
});
afterEach(async () => {
  await worker.stop();
  await database.close();
  await superuser.end();
  await place.drop();
});

const enqueue = (topic: string): Promise<string> =>
  database.prisma.$transaction((tx) => enqueueEffect(tx, { topic, payload: {} }));
const handler = (run: () => Promise<void>): EffectHandlers[string] => effectHandler({ payload: z.object({}), run });
const work = async (handlers: EffectHandlers): Promise<void> => {
  worker = await startWorker({ database, handlers, pollMs: 20, concurrency: 1 });
};
const until = (check: () => Promise<void>): Promise<void> => vi.waitFor(check, { timeout: 30_000, interval: 20 });

/** What PostgreSQL sees of a worker that dies in a handler: a transaction that nobody ends. */
async function die(): Promise<void> {
  await superuser.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE usename = 'hub_app' AND datname = current_database() AND state LIKE 'idle in transaction%'`);
  await sleep(50);
}

test("an effect that ends its worker each time is given up, says why, and holds nobody else up", async () => {
  let deaths = 0;
  let isMended = false;
  const poison = await enqueue("poison");
  await enqueue("good");
  await work({
    poison: handler(async () => {
      if (isMended) return;
      deaths += 1;
      await die();
    }),
    good: handler(async () => undefined),
  });
  await until(async () => expect(await listDeadEffects(database)).toHaveLength(1));
  expect(deaths).toBe(6);
  expect(await listDeadEffects(database)).toMatchObject([{ id: poison, topic: "poison", lastError: "worker-died" }]);
  const done = "SELECT count(*)::int AS n FROM outbox_effect WHERE done_at IS NOT NULL";
  await until(async () => expect((await superuser.query(done)).rows).toEqual([{ n: 1 }]));
  isMended = true;
  await database.prisma.$transaction((tx) => retryDeadEffect(tx, poison));
  await until(async () => expect((await superuser.query(done)).rows).toEqual([{ n: 2 }]));
  expect((await superuser.query("SELECT FROM outbox_try")).rowCount).toBe(0);
});

test("a try whose end is recorded, done or failed, leaves nothing to count", async () => {
  await enqueue("good");
  await enqueue("bad");
  await work({
    good: handler(async () => undefined),
    bad: handler(() => Promise.reject(new EffectFailure("busy", { retryable: true }))),
  });
  const ended = "SELECT count(*)::int AS n FROM outbox_effect WHERE attempts = 1";
  await until(async () => expect((await superuser.query(ended)).rows).toEqual([{ n: 2 }]));
  expect((await superuser.query("SELECT FROM outbox_try")).rowCount).toBe(0);
});
