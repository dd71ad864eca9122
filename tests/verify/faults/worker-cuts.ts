import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openDatabase } from "#app/platform/database.server.ts";
import { smsEffect } from "#app/platform/mail/message-effects.server.ts";
import { enqueueEffect } from "#app/platform/outbox/enqueue-effect.server.ts";
import type { VerifyLine, VerifyOptions } from "../verify-line.ts";
import { type BareFaultyDatabase, type FaultyDatabase, openFaultyDatabase } from "./faulty-portal.ts";

/** Nothing more is done for so long: longer than the lease of an effect whose worker died. */
const CATCH_UP_MS = 120_000;

interface WorkerRun {
  readonly place: FaultyDatabase;
  readonly outbox: string;
  readonly rounds: number;
}

/** Cuts the worker's connections while it sends, then kills its server: the process lives, and each SMS is sent once. */
export async function verifyWorkerCuts({ quick }: VerifyOptions, print: (line: VerifyLine) => void): Promise<void> {
  const startedAt = performance.now();
  const place = await openFaultyDatabase();
  const outbox = await mkdtemp(path.join(tmpdir(), "hub-outbox-"));
  const worker = spawnWorker(place.appUrl, outbox);
  try {
    const run = { place, outbox, rounds: quick ? 8 : 40 };
    const { sent, undone } = await sendUnderCuts(run);
    const files = (await readdir(outbox)).filter((name) => name.endsWith(".sms.txt"));
    const faults = [
      ...(worker.exitCode === null && worker.signalCode === null ? [] : ["the worker's process ended"]),
      ...(undone === 0 ? [] : [`${undone} effects are not done`]),
      ...(files.length >= sent ? [] : [`${files.length} SMS for ${sent}`]),
    ];
    print({
      check: "faults: worker under cuts",
      runs: run.rounds + 1,
      violations: faults.length,
      detail: [`${files.length} SMS partis pour ${sent} demandés`, ...faults].join(" ; "),
      seed: 0,
      durationMs: Math.round(performance.now() - startedAt),
      ok: faults.length === 0,
    });
  } finally {
    await stop(worker);
    await rm(outbox, { recursive: true, force: true });
    await place.release();
  }
}

/** The built worker, whose messages are files of a folder. */
export function spawnWorker(
  appUrl: string,
  outbox: string,
  variables: Readonly<Record<string, string>> = {},
): ChildProcess {
  return spawn(process.execPath, ["app/cli/run-built.js", "worker"], {
    env: {
      ...process.env,
      NODE_ENV: "development",
      DATABASE_URL: appUrl,
      OUTBOX_DIR: outbox,
      DATA_DIR: outbox,
      ...variables,
    },
    stdio: "ignore",
  });
}

export async function stop(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return;
  worker.kill("SIGTERM");
  await once(worker, "exit");
}

async function sendUnderCuts({
  place,
  rounds,
}: WorkerRun): Promise<{ readonly sent: number; readonly undone: number }> {
  let sent = 0;
  for (let round = 0; round < rounds; round += 1) {
    sent += await enqueueSome(place.appUrl);
    await sleep(150 + (round % 5) * 40);
    await place.cut("hub-worker");
  }
  sent += await enqueueSome(place.appUrl);
  await place.end("SIGKILL");
  return { sent, undone: await waitUntilDone(place) };
}

async function enqueueSome(appUrl: string): Promise<number> {
  const database = openDatabase(appUrl, { maxConnections: 1 });
  const numbers = ["0600000001", "0600000002", "0600000003", "0600000004", "0600000005"];
  try {
    await database.prisma.$transaction(async (tx) => {
      for (const to of numbers) await enqueueEffect(tx, smsEffect, { to, text: "Bonjour" });
    });
    return numbers.length;
  } finally {
    await database.close();
  }
}

/** How many effects are left when all is done, or when none was done for a while. */
export async function waitUntilDone(place: BareFaultyDatabase): Promise<number> {
  let left = Number.POSITIVE_INFINITY;
  let giveUpAt = performance.now() + CATCH_UP_MS;
  for (;;) {
    const [row] = await place.ask("SELECT count(*)::int AS n FROM outbox_effect WHERE done_at IS NULL").catch(() => []);
    const undone = row === undefined ? left : Number(row["n"]);
    if (undone !== left) giveUpAt = performance.now() + CATCH_UP_MS;
    left = undone;
    if (left === 0 || performance.now() > giveUpAt) return left;
    await sleep(200);
  }
}
