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
import { smsEffect } from "#app/platform/mail/message-effects.server.ts";
import type { Messenger } from "#app/platform/mail/messenger.ts";
import { defineEffect, type EffectWork } from "#app/platform/outbox/define-effect.server.ts";
import { EffectFailure } from "#app/platform/outbox/effect-failure.ts";
import { enqueueEffect } from "#app/platform/outbox/enqueue-effect.server.ts";
import {
  forgetEffectsDoneBefore,
  listDeadEffects,
  retryDeadEffect,
  secondsOverdue,
} from "#app/platform/outbox/outbox-store.server.ts";
import { MOST_TRIES, retryWaitSeconds } from "#app/platform/outbox/retry-plan.ts";
import { type RunningWorker, startWorker, type WorkerOptions } from "#app/platform/outbox/worker.server.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const POLL_MS = 20;
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

async function work(effects: readonly EffectWork[], options: Partial<WorkerOptions> = {}): Promise<RunningWorker> {
  const worker = startWorker({ database, messenger: nobody, effects, pollMs: POLL_MS, ...options });
  stops.push(() => worker.stop());
  return worker;
}

const nobody: Messenger = {
  sendMail: () => Promise.reject(new Error("no mail here")),
  sendSms: () => Promise.reject(new Error("no SMS here")),
  writeLetter: () => Promise.reject(new Error("no letter here")),
};

const word = z.object({ word: z.string() });

/** An effect that keeps the ids it was given, and fails when told. */
function notebook(failing: () => unknown = () => undefined): { ids: string[]; effects: readonly EffectWork[] } {
  const ids: string[] = [];
  const effect = defineEffect({
    ...({ topic: "mail", lane: "portal", payload: word } as const),
    async run(_payload, effectId) {
      ids.push(effectId);
      await sleep(POLL_MS);
      const failure = failing();
      if (failure !== undefined) throw failure;
    },
  });
  return { ids, effects: [effect] };
}

const note = defineEffect({ topic: "mail", lane: "portal", payload: word, run: async () => undefined });

function enqueue(text = "bonjour"): Promise<string> {
  return database.prisma.$transaction((tx) => enqueueEffect(tx, note, { word: text }));
}

/** What another version of the portal wrote. */
async function insert(topic: string, payload: object): Promise<string> {
  const sql = "INSERT INTO outbox_effect (id, topic, payload) VALUES (gen_random_uuid(), $1, $2) RETURNING id";
  return (await superuser.query(sql, [topic, payload])).rows[0].id;
}

async function effects(): Promise<readonly Record<string, unknown>[]> {
  const sql = "SELECT *, extract(epoch FROM due_at - now())::float AS wait FROM outbox_effect ORDER BY created_at, id";
  return (await superuser.query(sql)).rows;
}

const untilDone = (count: number): Promise<unknown> =>
  eventually(async () => {
    const { rows } = await superuser.query("SELECT count(*)::int AS n FROM outbox_effect WHERE done_at IS NOT NULL");
    expect(rows).toEqual([{ n: count }]);
  });

describe("an effect follows its decision", () => {
  test("rolled back with its transaction, it leaves nothing", async () => {
    const rollback = database.prisma.$transaction(async (tx) => {
      await enqueueEffect(tx, note, { word: "bonjour" });
      throw new Error("the decision was refused");
    });
    await expect(rollback).rejects.toThrow("refused");
    expect(await effects()).toEqual([]);
  });

  test("written with its transaction, it is seen by no worker before the commit", async () => {
    const { ids, effects: known } = notebook();
    await work(known);
    await database.prisma.$transaction(async (tx) => {
      await enqueueEffect(tx, note, { word: "bonjour" });
      await sleep(POLL_MS * 10);
      expect(ids).toEqual([]);
    });
    await untilDone(1);
    expect(ids).toHaveLength(1);
  });

  test("done, it is dated and its payload forgotten; its row goes later", async () => {
    await enqueue();
    expect(await secondsOverdue(database)).toBeGreaterThanOrEqual(0);
    await work(notebook().effects);
    await untilDone(1);
    expect(await effects()).toMatchObject([{ payload: {}, attempts: 1, begun: 0, last_error: null, failed_at: null }]);
    expect(await secondsOverdue(database)).toBeNull();
    expect(await forgetEffectsDoneBefore(database, new Date(Date.now() - 60_000))).toBe(0);
    expect(await forgetEffectsDoneBefore(database, new Date(Date.now() + 60_000))).toBe(1);
  });
});

describe("an effect is carried out once", () => {
  test("in any order, by two workers that share the work", async () => {
    const expected: string[] = [];
    for (let rank = 0; rank < 120; rank += 1) expected.push(await enqueue(`${rank}`));
    await superuser.query("UPDATE outbox_effect SET due_at = now() - random() * interval '1 minute'");
    const other = openDatabase(testDatabase.appUrl);
    stops.push(() => other.close());
    const [first, second] = [notebook(), notebook()];
    const workers = await Promise.all([work(first.effects), work(second.effects, { database: other })]);
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
      const sms = { to: "+33600000000", text: `Rendez-vous n° ${rank}` };
      ids.push(await database.prisma.$transaction((tx) => enqueueEffect(tx, smsEffect, sms)));
    }
    const killed = new Set<string>();
    for (let kill = 0; kill < 12; kill += 1) {
      const child = startChild(folder, 100);
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
  test("is tried again later and later, over more than a day, then waits for an operator, who can have it sent", async () => {
    let isDown = true;
    const { ids, effects: known } = notebook(() =>
      isDown ? Object.assign(new Error("550 zoe@exemple.fr"), { code: "ECONNREFUSED" }) : undefined,
    );
    const id = await enqueue();
    await work(known, { concurrency: 1 });
    const waits: number[] = [];
    for (let failures = 1; failures < MOST_TRIES; failures += 1) {
      await eventually(async () => expect(await effects()).toMatchObject([{ attempts: failures, begun: 0 }]));
      waits.push(Number((await effects())[0]?.["wait"]));
      expect(ids).toHaveLength(failures);
      await superuser.query("UPDATE outbox_effect SET due_at = now()");
    }
    // The last try may have begun already: then nothing is due, and the queue is not late either.
    expect((await secondsOverdue(database)) ?? 0).not.toBeGreaterThan(5);
    for (const [rank, wait] of waits.entries()) {
      expect(wait).toBeGreaterThan(retryWaitSeconds(rank + 1, 0) - 10);
      expect(wait).toBeLessThan(retryWaitSeconds(rank + 1, 1) + 1);
    }
    expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThan(24 * 3600);
    await eventually(async () => expect(await listDeadEffects(database)).toHaveLength(1));
    const [dead] = await listDeadEffects(database);
    expect(dead).toMatchObject({ id, topic: "mail", attempts: MOST_TRIES, lastError: "ECONNREFUSED" });
    expect(Object.keys(dead ?? {})).not.toContain("payload");
    expect(await secondsOverdue(database)).toBeNull();
    isDown = false;
    expect(await database.prisma.$transaction((tx) => retryDeadEffect(tx, id))).toMatchObject({ ok: true });
    await untilDone(1);
    expect(ids).toHaveLength(MOST_TRIES + 1);
    expect(await listDeadEffects(database)).toEqual([]);
    const again = await database.prisma.$transaction((tx) => retryDeadEffect(tx, id));
    expect(again).toEqual({ ok: false, refusal: { kind: "effect-not-dead" } });
  }, 60_000);

  test.each([
    ["its payload does not read", { mot: "bonjour" }, "bad-payload", 0],
    ["it says that nothing will help", { word: "bonjour" }, "smtp-550", 1],
  ])("waits for an operator at once when %s", async (_why, payload, lastError, runs) => {
    const { ids, effects: known } = notebook(() => new EffectFailure("smtp-550", { retryable: false }));
    const id = await insert("mail", payload);
    await work(known);
    await eventually(async () =>
      expect(await listDeadEffects(database)).toMatchObject([{ id, lastError, attempts: 1 }]),
    );
    expect(ids).toHaveLength(runs);
  });

  test.each([
    ["nobody knows its topic yet", "constructor", "unknown-topic"],
    ["it does not end", "mail", "timeout"],
  ])("is tried again when %s", async (_why, topic, lastError) => {
    const endless = defineEffect({
      ...({ topic: "mail", lane: "portal", payload: z.object({}) } as const),
      run: () => new Promise<void>(() => undefined),
    });
    await insert(topic, {});
    await work([endless], { effectTimeoutMs: 100 });
    await eventually(async () =>
      expect(await effects()).toMatchObject([{ last_error: lastError, failed_at: null, attempts: 1 }]),
    );
    expect(Number((await effects())[0]?.["wait"])).toBeGreaterThan(30);
  });

  test("holds nobody else up: the others are done while it waits", async () => {
    await insert("unknown", {});
    await enqueue();
    await work(notebook().effects, { concurrency: 1 });
    await untilDone(1);
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
    await Promise.all([1, 2, 3].map(() => work([], { tasks: [task], concurrency: 1 })));
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
    await work([], { tasks: [task], concurrency: 1 });
    await eventually(() => expect(count).toBe(1));
    // In the next period, while the first run goes on.
    await sleep(1100);
    await work([], { tasks: [task], concurrency: 1 });
    await eventually(() => expect(count).toBeGreaterThanOrEqual(2));
    expect(most).toBe(1);
  });
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
