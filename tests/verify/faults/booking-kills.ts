import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { startOfDay, todayIso } from "#app/platform/clock.server.ts";
import { launchServer } from "#tests/support/served-portal.ts";
import type { VerifyLine, VerifyOptions } from "../verify-line.ts";
import { findBookingFaults } from "./booking-faults.ts";
import { type BookingStage, openBookingStage } from "./booking-stage.ts";
import { spawnWorker, stop, waitUntilDone } from "./worker-cuts.ts";

const KILLS = { app: 200, database: 20, worker: 100 } as const;
const QUICK_KILLS = { app: 4, database: 2, worker: 2 } as const;
/** A process lives so long at most once it works. */
const LIFE_MS = 500;
const SLOW_MS = 60_000;
const PAUSE_MS = 40;
/** While the worker is what is killed, the agents leave it a chance to follow. */
const WORKER_PAUSE_MS = 250;
const MORNING_MS = 10 * 3_600_000;

/**
 * Kills the portal, its PostgreSQL and its worker while agents accept people: with the journal of what was answered, kept outside the
 * database, nothing acknowledged is lost and nothing was done twice; each person who was accepted is told once.
 */
export async function verifyBookingKills({ quick }: VerifyOptions, print: (line: VerifyLine) => void): Promise<void> {
  const kills = quick ? QUICK_KILLS : KILLS;
  const stage = await openBookingStage(PAUSE_MS);
  const alive: ChildProcess[] = [];
  try {
    await timed(print, "portal killed", kills.app, () => killPortals(stage, kills.app));
    alive.push(await openPortal(stage));
    await timed(print, "PostgreSQL killed", kills.database, () => killDatabase(stage, kills.database));
    stage.setPause(WORKER_PAUSE_MS);
    await timed(print, "worker killed", kills.worker, () => killWorkers(stage, kills.worker));
    await stage.finish();
    const asked = stage.journal.answers();
    await timed(print, "all that was acknowledged is there once, and told once", asked, () => judge(stage));
  } finally {
    for (const child of alive) await stop(child);
    await stage.release();
  }
}

interface Played {
  readonly faults: readonly string[];
  readonly detail: string;
}

async function timed(
  print: (line: VerifyLine) => void,
  name: string,
  runs: number,
  play: () => Promise<Played>,
): Promise<void> {
  const startedAt = performance.now();
  const { faults, detail } = await play();
  print({
    check: `faults: bookings, ${name}`,
    ...{ runs, violations: faults.length, detail: [detail, ...faults.slice(0, 5)].join(" ; "), seed: 0 },
    durationMs: Math.round(performance.now() - startedAt),
    ok: faults.length === 0,
  });
}

/** Serves until somebody is answered, lets the agents work a while, kills, and begins again. */
async function killPortals(stage: BookingStage, kills: number): Promise<Played> {
  const readyMs: number[] = [];
  const faults: string[] = [];
  for (let kill = 1; kill <= kills; kill += 1) {
    const startedAt = performance.now();
    const portal = await openPortal(stage);
    if (!(await isAnswered(stage))) faults.push(`kill ${kill}: nobody was answered for a minute`);
    readyMs.push(performance.now() - startedAt);
    await sleep(Math.random() * LIFE_MS);
    await killed(portal);
  }
  return { faults, detail: `${stage.journal.answers()} answers, the first ${medianSeconds(readyMs)} s after a start` };
}

/** Waits until one more agent is answered; a minute at most. */
async function isAnswered({ journal }: BookingStage): Promise<boolean> {
  const before = journal.answers();
  const giveUpAt = performance.now() + SLOW_MS;
  while (journal.answers() === before && performance.now() < giveUpAt) await sleep(20);
  return journal.answers() > before;
}

async function killDatabase(stage: BookingStage, kills: number): Promise<Played> {
  const backMs: number[] = [];
  const faults: string[] = [];
  for (let kill = 1; kill <= kills; kill += 1) {
    await sleep(Math.random() * LIFE_MS);
    const startedAt = performance.now();
    await stage.place.end("SIGKILL");
    // A connection of the dead server may answer an instant longer: a new one tells that the server is back.
    while ((await stage.place.ask("SELECT 1").catch(() => [])).length === 0) await sleep(20);
    if (!(await isAnswered(stage))) faults.push(`kill ${kill}: nobody was answered for a minute`);
    backMs.push(performance.now() - startedAt);
  }
  return { faults, detail: `${stage.journal.answers()} answers, again ${medianSeconds(backMs)} s after a kill` };
}

async function killWorkers(stage: BookingStage, kills: number): Promise<Played> {
  const faults: string[] = [];
  for (let kill = 1; kill <= kills; kill += 1) {
    const done = await countDone(stage);
    const worker = startWorker(stage);
    const giveUpAt = performance.now() + SLOW_MS;
    while ((await countDone(stage)) === done && performance.now() < giveUpAt) await sleep(50);
    if ((await countDone(stage)) === done) faults.push(`kill ${kill}: no effect was carried out for a minute`);
    await sleep(Math.random() * LIFE_MS);
    await killed(worker);
  }
  return { faults, detail: `${await countDone(stage)} effects done` };
}

/** A last worker carries out what follows, without waiting for the leases of the dead ones; then the journal is compared. */
async function judge(stage: BookingStage): Promise<Played> {
  await stage.ask("UPDATE outbox_effect SET due_at = now() WHERE done_at IS NULL AND failed_at IS NULL AND begun > 0");
  const worker = startWorker(stage);
  try {
    const undone = await waitUntilDone(stage.place);
    const { faults, detail } = await findBookingFaults(stage);
    return { detail, faults: [...(undone === 0 ? [] : [`${undone} effects are not done`]), ...faults] };
  } finally {
    await stop(worker);
  }
}

async function openPortal({ place, port }: BookingStage): Promise<ChildProcess> {
  const settings = { DATABASE_URL: place.appUrl, PORT: String(port), RATE_LIMIT: "on", TRUSTED_PROXIES: "1" };
  const server = launchServer({ ...settings, ...morning() });
  while (!server.output().includes('"event":"listening"')) {
    if (server.process.exitCode !== null) throw new Error(`The portal did not start:\n${server.output()}`);
    await sleep(20);
  }
  return server.process;
}

function startWorker({ place, outbox }: BookingStage): ChildProcess {
  return spawnWorker(place.appUrl, outbox, morning());
}

/**
 * People are told by day alone: the clock of the processes stands at the last morning that has passed. At one that is still to come the
 * sessions of the agents would be over.
 */
function morning(): { readonly HUB_NOW: string } {
  const [today = 0, yesterday = 0] = [0, -1].map((day) => startOfDay(todayIso(), day).getTime() + MORNING_MS);
  return { HUB_NOW: new Date(today <= Date.now() ? today : yesterday).toISOString() };
}

async function killed(child: ChildProcess): Promise<void> {
  child.kill("SIGKILL");
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
}

async function countDone({ ask }: BookingStage): Promise<number> {
  const [row] = await ask("SELECT count(*) FROM outbox_effect WHERE done_at IS NOT NULL");
  return Number(row?.["count"]);
}

function medianSeconds(durations: readonly number[]): string {
  const middle = durations.toSorted((one, other) => one - other)[Math.floor(durations.length / 2)] ?? 0;
  return (middle / 1000).toFixed(1);
}
