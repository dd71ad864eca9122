import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { type Database, openDatabase } from "#app/platform/database.server.ts";
import { carryOutNextEffect } from "#app/platform/outbox/carry-out-effect.server.ts";
import { EffectFailure } from "#app/platform/outbox/effect-failure.ts";
import { type EffectHandlers, effectHandler } from "#app/platform/outbox/effect-handler.ts";
import { enqueueEffect, type NewEffect } from "#app/platform/outbox/enqueue-effect.server.ts";
import { startJobCare } from "#app/platform/outbox/job-queue.server.ts";
import {
  forgetEffectsDoneBefore,
  listDeadEffects,
  oldestUndoneAt,
  retryDeadEffect,
} from "#app/platform/outbox/outbox-store.server.ts";
import { type RunningWorker, startWorker, type WorkerOptions } from "#app/platform/outbox/worker.server.ts";
import { scriptRunner } from "#app/platform/outbox/worker-transaction.server.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const POLL_MS = 20;
const note = { topic: "note", payload: { word: "bonjour" } };

let testDatabase: TestDatabase;
let database: Database;
let superuser: pg.Client;
let stops: (() => Promise<void>)[];

beforeEach(async () => {
  testDatabase = await createTestDatabase();
  database = openDatabase(testDatabase.appUrl);
  superuser = new pg.Client({ connectionString: testDatabase.superuserUrl });
  await superuser.connect();
  stops = [];
});

afterEach(async () => {
  for (const stop of stops) await stop();
  await database.close();
  await superuser.end();
  await testDatabase.drop();
});

/** Waits for a check to hold, 30 s at most: the machine may be busy. */
function eventually(check: () => unknown): Promise<unknown> {
  return vi.waitFor(check, { timeout: 30_000, interval: 20 });
}

async function work(handlers: EffectHandlers, options: Partial<WorkerOptions> = {}): Promise<RunningWorker> {
  const worker = await startWorker({ database, handlers, pollMs: POLL_MS, ...options });
  stops.push(() => worker.stop());
  return worker;
}

/** A handler of `note` that keeps the ids it was given, and fails when told. */
function notebook(failing: () => unknown = () => undefined): { ids: string[]; handlers: EffectHandlers } {
  const ids: string[] = [];
  const handler = effectHandler({
    payload: z.object({ word: z.string() }),
    async run(_payload, effectId) {
      ids.push(effectId);
      await sleep(POLL_MS);
      const failure = failing();
      if (failure !== undefined) throw failure;
    },
  });
  return { ids, handlers: { note: handler } };
}

function enqueue(effect: NewEffect = note): Promise<string> {
  return database.prisma.$transaction((tx) => enqueueEffect(tx, effect));
}

async function effects(): Promise<readonly Record<string, unknown>[]> {
  return (await superuser.query("SELECT * FROM outbox_effect ORDER BY created_at, id")).rows;
}

async function jobs(): Promise<readonly Record<string, unknown>[]> {
  const { rows } = await superuser.query(
    "SELECT state::text, retry_count, extract(epoch FROM start_after - now())::float AS wait FROM pgboss.job WHERE name = 'outbox'",
  );
  return rows;
}

const untilDone = (count: number): Promise<unknown> =>
  eventually(async () => {
    const { rows } = await superuser.query("SELECT count(*)::int AS n FROM outbox_effect WHERE done_at IS NOT NULL");
    expect(rows).toEqual([{ n: count }]);
  });

describe("an effect follows its decision", () => {
  test("rolled back with its transaction, it leaves neither row nor job", async () => {
    const rollback = database.prisma.$transaction(async (tx) => {
      await enqueueEffect(tx, note);
      throw new Error("the decision was refused");
    });
    await expect(rollback).rejects.toThrow("refused");
    expect([await effects(), await jobs()]).toEqual([[], []]);
  });

  test("written with its transaction, it is seen by no worker before the commit", async () => {
    const { ids, handlers } = notebook();
    await work(handlers);
    await database.prisma.$transaction(async (tx) => {
      await enqueueEffect(tx, note);
      await sleep(POLL_MS * 10);
      expect(ids).toEqual([]);
    });
    await untilDone(1);
    expect(ids).toHaveLength(1);
  });

  test("done, it is dated, its payload forgotten, its job finished; its row goes later", async () => {
    await enqueue();
    expect(await oldestUndoneAt(database)).toBeInstanceOf(Date);
    await work(notebook().handlers);
    await untilDone(1);
    expect(await effects()).toMatchObject([{ payload: {}, attempts: 1, last_error: null, failed_at: null }]);
    expect(await jobs()).toMatchObject([{ state: "completed" }]);
    expect(await oldestUndoneAt(database)).toBeNull();
    expect(await forgetEffectsDoneBefore(database, new Date(Date.now() - 60_000))).toBe(0);
    expect(await forgetEffectsDoneBefore(database, new Date(Date.now() + 60_000))).toBe(1);
  });
});

describe("an effect is carried out once", () => {
  test("though its job is delivered twice, at the same time or later", async () => {
    const { ids, handlers } = notebook();
    const id = await enqueue();
    const deliver = (): Promise<unknown> =>
      superuser.query(
        "INSERT INTO pgboss.job (name, data) VALUES ('outbox', jsonb_build_object('effectId', $1::text))",
        [id],
      );
    await deliver();
    await work(handlers, { concurrency: 3 });
    await eventually(async () => expect(await jobs()).toMatchObject([{ state: "completed" }, { state: "completed" }]));
    await deliver();
    await eventually(async () => expect((await jobs()).filter(({ state }) => state === "completed")).toHaveLength(3));
    expect(ids).toEqual([id]);
  });

  test("in any order, by two workers that share the work", async () => {
    const expected: string[] = [];
    for (let rank = 0; rank < 120; rank += 1)
      expected.push(await enqueue({ topic: "note", payload: { word: `${rank}` } }));
    await superuser.query("UPDATE pgboss.job SET priority = (random() * 100)::int WHERE name = 'outbox'");
    const other = openDatabase(testDatabase.appUrl);
    stops.push(() => other.close());
    const [first, second] = [notebook(), notebook()];
    const workers = await Promise.all([work(first.handlers), work(second.handlers, { database: other })]);
    await untilDone(120);
    await Promise.all(workers.map((worker) => worker.stop()));
    expect(first.ids.length).toBeGreaterThan(10);
    expect(second.ids.length).toBeGreaterThan(10);
    expect([...first.ids, ...second.ids].sort()).toEqual(expected.sort());
  });

  test("though workers are killed in the middle, at every place: none is lost, none leaves two files", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "hub-outbox-"));
    stops.push(() => rm(folder, { recursive: true, force: true }));
    const ids: string[] = [];
    for (let rank = 0; rank < 30; rank += 1) {
      ids.push(await enqueue({ topic: "sms", payload: { to: "+33600000000", text: `Rendez-vous n° ${rank}` } }));
    }
    const killed = new Set<string>();
    for (let kill = 0; kill < 6; kill += 1) {
      const child = startChild(folder, 300);
      // Even: before the file is written; odd: after, when only the record is missing. In the first, second or third effect.
      const id = await lineOf(child, kill % 2 === 0 ? "begin" : "written", 1 + (kill % 3));
      child.kill("SIGKILL");
      await once(child, "close");
      const { rows } = await superuser.query("SELECT done_at FROM outbox_effect WHERE id = $1", [id]);
      expect(rows).toEqual([{ done_at: null }]);
      killed.add(id);
    }
    const last = startChild(folder, 5);
    await untilDone(30);
    last.kill("SIGTERM");
    expect(await once(last, "close")).toEqual([0, null]);
    expect((await readdir(folder)).sort()).toEqual(ids.map((id) => `${id}.sms.txt`).sort());
    for (const [rank, id] of ids.entries()) {
      expect(await readFile(path.join(folder, `${id}.sms.txt`), "utf8")).toBe(
        `+33600000000\n\nRendez-vous n° ${rank}\n`,
      );
    }
    expect(killed.size).toBeGreaterThan(3);
  }, 180_000);
});

describe("an effect that fails", () => {
  test("is tried again later and later, six times in all, then waits for an operator, who can have it sent", async () => {
    let isDown = true;
    const { ids, handlers } = notebook(() =>
      isDown ? Object.assign(new Error("550 zoe@exemple.fr"), { code: "ECONNREFUSED" }) : undefined,
    );
    const id = await enqueue();
    await work(handlers);
    const waits: number[] = [];
    for (let retry = 1; retry <= 5; retry += 1) {
      await eventually(async () => expect(await jobs()).toMatchObject([{ state: "retry", retry_count: retry - 1 }]));
      waits.push(Number((await jobs())[0]?.["wait"]));
      expect(ids).toHaveLength(retry);
      expect(await listDeadEffects(database)).toEqual([]);
      await superuser.query("UPDATE pgboss.job SET start_after = now() - interval '1 s' WHERE name = 'outbox'");
      await eventually(() => expect(ids).toHaveLength(retry + 1));
    }
    for (const [rank, wait] of waits.entries()) {
      expect(wait).toBeGreaterThan(60 * 2 ** rank - 5);
      expect(wait).toBeLessThan(60 * 2 ** (rank + 1) + 1);
    }
    await eventually(async () => expect(await listDeadEffects(database)).toHaveLength(1));
    const [dead] = await listDeadEffects(database);
    expect(dead).toMatchObject({ id, topic: "note", attempts: 6, lastError: "ECONNREFUSED" });
    expect(Object.keys(dead ?? {})).not.toContain("payload");
    expect(await oldestUndoneAt(database)).toBeNull();
    isDown = false;
    expect(await database.prisma.$transaction((tx) => retryDeadEffect(tx, id))).toMatchObject({ ok: true });
    await untilDone(1);
    expect(ids).toHaveLength(7);
    expect(await listDeadEffects(database)).toEqual([]);
    const again = await database.prisma.$transaction((tx) => retryDeadEffect(tx, id));
    expect(again).toEqual({ ok: false, refusal: { kind: "effect-not-dead" } });
  }, 60_000);

  test.each([
    ["its payload does not read", { topic: "note", payload: { mot: "bonjour" } }, "bad-payload", 0],
    ["its handler says that nothing will help", note, "smtp-550", 1],
  ])("waits for an operator at once when %s", async (_why, effect, lastError, runs) => {
    const { ids, handlers } = notebook(() => new EffectFailure("smtp-550", { retryable: false }));
    const id = await enqueue(effect);
    await work(handlers);
    await eventually(async () =>
      expect(await listDeadEffects(database)).toMatchObject([{ id, lastError, attempts: 1 }]),
    );
    expect(ids).toHaveLength(runs);
    expect(await jobs()).toMatchObject([{ state: "completed" }]);
  });

  test.each([
    ["nobody knows its topic yet", { topic: "constructor", payload: {} }, "unknown-topic"],
    ["its handler does not end", { topic: "endless", payload: {} }, "timeout"],
  ])("is tried again when %s", async (_why, effect, lastError) => {
    const endless = effectHandler({ payload: z.object({}), run: () => new Promise<void>(() => undefined) });
    await enqueue(effect);
    await work({ endless }, { handlerTimeoutMs: 100 });
    await eventually(async () => expect(await effects()).toMatchObject([{ last_error: lastError, failed_at: null }]));
    expect(await jobs()).toMatchObject([{ state: "retry" }]);
  });

  test("holds nobody else up: the others are done while it waits", async () => {
    await enqueue({ topic: "unknown", payload: {} });
    await enqueue();
    await work(notebook().handlers, { concurrency: 1 });
    await untilDone(1);
  });

  test("is done again when its connection is cut in the middle, and the worker goes on", async () => {
    const cut = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE usename = 'hub_app' AND datname = current_database() AND state LIKE 'idle in transaction%'`;
    const ids: string[] = [];
    const handler = effectHandler({
      payload: z.object({}),
      async run(_payload, effectId) {
        ids.push(effectId);
        if (ids.length > 1) return;
        expect((await superuser.query(cut)).rowCount).toBe(1);
        // The news of the cut comes while nothing is asked.
        await sleep(200);
      },
    });
    const id = await enqueue({ topic: "cut", payload: {} });
    await work({ cut: handler }, { concurrency: 1 });
    await untilDone(1);
    expect(ids).toEqual([id, id]);
  });
});

describe("periodic tasks", () => {
  test("run once per period whatever the number of workers, and a failure waits for the next", async () => {
    const runs: number[] = [];
    let atOnce = 0;
    let most = 0;
    const task = {
      name: "seal",
      everySeconds: 2,
      async run() {
        atOnce += 1;
        most = Math.max(most, atOnce);
        runs.push(Math.floor(Date.now() / 2000));
        await sleep(300);
        atOnce -= 1;
        if (runs.length === 1) throw new Error("not this time");
      },
    };
    await Promise.all([1, 2, 3].map(() => work({}, { tasks: [task], concurrency: 1 })));
    await eventually(() => expect(runs.length).toBeGreaterThanOrEqual(3));
    expect(new Set(runs).size).toBe(runs.length);
    expect(most).toBe(1);
  });

  test("a run longer than its period is not joined by a second", async () => {
    let atOnce = 0;
    let most = 0;
    let count = 0;
    const task = {
      name: "slow",
      everySeconds: 1,
      async run() {
        count += 1;
        atOnce += 1;
        most = Math.max(most, atOnce);
        await sleep(2500);
        atOnce -= 1;
      },
    };
    await work({}, { tasks: [task], concurrency: 1 });
    await eventually(() => expect(count).toBe(1));
    // In the next period, while the first run goes on.
    await sleep(1100);
    await work({}, { tasks: [task], concurrency: 1 });
    await eventually(() => expect(count).toBeGreaterThanOrEqual(2));
    expect(most).toBe(1);
  });
});

test("the app role works the queue with rows only: it makes and drops no queue", async () => {
  for (const statement of [
    "SELECT pgboss.create_queue('intruder', '{}')",
    "SELECT pgboss.delete_queue('outbox')",
    "UPDATE pgboss.queue SET retry_limit = 0",
    "UPDATE pgboss.version SET version = 1",
    "TRUNCATE pgboss.job",
    "CREATE TABLE pgboss.intruder (id int)",
  ]) {
    await expect(database.pool.query(statement), statement).rejects.toMatchObject({ code: "42501" });
  }
});

test("a queue that cannot be read is an error, not an empty queue", async () => {
  await superuser.query("REVOKE UPDATE ON pgboss.job FROM hub_app");
  const next = carryOutNextEffect({ database, handlers: {}, handlerTimeoutMs: 1000 });
  await expect(next).rejects.toMatchObject({ code: "42501" });
});

test("finished jobs are put away by the app role", async () => {
  await enqueue();
  await superuser.query("UPDATE pgboss.job SET state = 'completed', completed_on = now() - interval '2 days'");
  const errors: Error[] = [];
  const care = await startJobCare(scriptRunner(database), (error) => errors.push(error), { everySeconds: 1 });
  stops.push(care);
  await eventually(async () => expect((await superuser.query("SELECT FROM pgboss.archive")).rowCount).toBe(1));
  expect([await jobs(), errors]).toEqual([[], []]);
});

const ROOT = path.resolve(import.meta.dirname, "../..");

function startChild(folder: string, pauseMs: number): ChildProcess {
  const program = path.join(ROOT, "tests/support/outbox-worker-child.ts");
  const child = spawn(process.execPath, ["--import", "tsx", program, String(pauseMs)], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: "test", DATABASE_URL: testDatabase.appUrl, OUTBOX_DIR: folder },
    stdio: ["ignore", "pipe", "inherit"],
  });
  stops.unshift(async () => void child.kill("SIGKILL"));
  return child;
}

/** Waits for the nth line that says `word`, and answers the effect's id. */
async function lineOf(child: ChildProcess, word: string, nth: number): Promise<string> {
  let seen = 0;
  if (child.stdout === null) throw new Error("The child has no output");
  for await (const line of createInterface({ input: child.stdout })) {
    const [said, id] = line.split(" ");
    if (said === word) seen += 1;
    if (seen === nth && id !== undefined) return id;
  }
  throw new Error("The worker ended by itself");
}
