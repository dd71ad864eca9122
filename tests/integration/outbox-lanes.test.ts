import pg from "pg";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { type Database, openDatabase } from "#app/platform/database.server.ts";
import { mailEffect, smsEffect } from "#app/platform/mail/message-effects.server.ts";
import type { Messenger } from "#app/platform/mail/messenger.ts";
import { defineEffect } from "#app/platform/outbox/define-effect.server.ts";
import { enqueueEffect } from "#app/platform/outbox/enqueue-effect.server.ts";
import { listDeadEffects, retryDeadEffect } from "#app/platform/outbox/outbox-store.server.ts";
import { recordDone, recordFailure, takeEffect } from "#app/platform/outbox/taken-effect-store.server.ts";
import { type RunningWorker, startWorker, type WorkerOptions } from "#app/platform/outbox/worker.server.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const SMS = { to: "+33600000000", text: "Bonjour" };
const MAIL = { to: "zoe@exemple.fr", subject: "Objet", text: "Bonjour", html: "<p>Bonjour</p>" };
const LEASE = { topics: { except: [] }, leaseMs: 0 };

let place: TestDatabase;
let database: Database;
let superuser: pg.Client;
let worker: RunningWorker | undefined;
let sent: string[];

beforeEach(async () => {
  place = await createTestDatabase();
  database = openDatabase(place.appUrl);
  superuser = new pg.Client({ connectionString: place.superuserUrl });
  await superuser.connect();
  [worker, sent] = [undefined, []];
});
afterEach(async () => {
  await worker?.stop();
  await database.close();
  await superuser.end();
  await place.drop();
});

const until = (check: () => unknown): Promise<unknown> => vi.waitFor(check, { timeout: 30_000, interval: 20 });
const enqueueSms = (): Promise<string> => database.prisma.$transaction((tx) => enqueueEffect(tx, smsEffect, SMS));
const enqueueMail = (): Promise<string> => database.prisma.$transaction((tx) => enqueueEffect(tx, mailEffect, MAIL));

async function effects(): Promise<readonly Record<string, unknown>[]> {
  return (await superuser.query("SELECT * FROM outbox_effect ORDER BY topic, created_at, id")).rows;
}

/** A worker whose messages are kept in memory, unless a test says what becomes of them. */
function work(messenger: Partial<Messenger> = {}, options: Partial<WorkerOptions> = {}): void {
  const keep = async ({ effectId }: { readonly effectId: string }): Promise<void> => void sent.push(effectId);
  worker = startWorker({
    ...{ database, effects: [mailEffect, smsEffect], pollMs: 20 },
    messenger: { sendMail: keep, sendSms: keep, writeLetter: keep, ...messenger },
    ...options,
  });
}

test("no transaction is open while somebody is called, and a cut database sends nothing twice", async () => {
  const backends = "usename = 'hub_app' AND datname = current_database()";
  const seen: unknown[] = [];
  const id = await enqueueSms();
  work({
    async sendSms({ effectId }) {
      sent.push(effectId);
      const open = await superuser.query(`SELECT FROM pg_stat_activity WHERE ${backends} AND xact_start IS NOT NULL
        AND query NOT LIKE '%FOR UPDATE SKIP LOCKED%'`);
      const locks = await superuser.query(`SELECT FROM pg_locks JOIN pg_stat_activity USING (pid)
        WHERE ${backends} AND relation = 'outbox_effect'::regclass AND state LIKE 'idle%'`);
      seen.push(open.rowCount, locks.rowCount);
      await superuser.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${backends}`);
    },
  });
  await until(async () => expect(await effects()).toMatchObject([{ id, done_at: expect.any(Date) }]));
  expect([sent, seen]).toEqual([[id], [0, 0]]);
});

test("a receiver that does not answer keeps nobody waiting who goes another way", async () => {
  for (let rank = 0; rank < 4; rank += 1) await enqueueMail();
  let silent = 0;
  work({
    sendMail() {
      silent += 1;
      return new Promise(() => undefined);
    },
  });
  await until(() => expect(silent).toBe(2));
  const ids = [await enqueueSms(), await enqueueSms(), await enqueueSms()];
  await until(() => expect(sent).toHaveLength(3));
  expect([...sent].sort()).toEqual(ids.sort());
  expect(silent).toBe(2);
  worker = undefined;
});

test("what helps nobody any more is not sent, and says so", async () => {
  const link = defineEffect({
    ...({ topic: "sign-in-link", lane: "mail", usefulMinutes: 15, payload: z.object({}) } as const),
    run: async (_payload, effectId) => void sent.push(effectId),
  });
  const [late, good] = await database.prisma.$transaction(async (tx) => [
    await enqueueEffect(tx, link, {}),
    await enqueueEffect(tx, link, {}),
  ]);
  await superuser.query("UPDATE outbox_effect SET created_at = now() - interval '16 minutes' WHERE id = $1", [late]);
  work({}, { effects: [link] });
  await until(async () =>
    expect(await listDeadEffects(database)).toMatchObject([{ id: late, lastError: "too-late", attempts: 1 }]),
  );
  await until(() => expect(sent).toEqual([good]));
});

test("an effect that ended its workers six times is given up, says why, and can be tried again", async () => {
  const poison = await enqueueSms();
  // What a worker that dies leaves behind: an effect taken, and no record.
  for (let death = 1; death <= 6; death += 1) expect(await takeEffect(database, LEASE)).toMatchObject({ begun: death });
  const good = await enqueueSms();
  work();
  await until(async () =>
    expect(await listDeadEffects(database)).toMatchObject([{ id: poison, topic: "sms", lastError: "worker-died" }]),
  );
  await until(() => expect(sent).toEqual([good]));
  await database.prisma.$transaction((tx) => retryDeadEffect(tx, poison));
  await until(() => expect(sent).toEqual([good, poison]));
});

test("a worker that comes back after its lease records nothing over what another has done", async () => {
  const id = await enqueueSms();
  const late = await takeEffect(database, LEASE);
  const next = await takeEffect(database, { ...LEASE, leaseMs: 60_000 });
  if (late === undefined || next === undefined) throw new Error("nothing was due");
  expect(await takeEffect(database, LEASE)).toBeUndefined();
  await recordFailure(database, late, { code: "late", waitSeconds: null });
  expect(await effects()).toMatchObject([{ id, begun: 2, attempts: 0, failed_at: null }]);
  await recordDone(database, next);
  await recordFailure(database, late, { code: "late", waitSeconds: 60 });
  expect(await effects()).toMatchObject([{ id, attempts: 1, last_error: null, done_at: expect.any(Date) }]);
});

test("a queue that cannot be read is an error, not an empty queue", async () => {
  await superuser.query("REVOKE UPDATE ON outbox_effect FROM hub_app");
  await expect(takeEffect(database, LEASE)).rejects.toMatchObject({ code: "42501" });
});
