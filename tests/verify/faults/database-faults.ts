import { setTimeout as sleep } from "node:timers/promises";
import { servePortal } from "#tests/support/served-portal.ts";
import type { VerifyLine, VerifyOptions } from "../verify-line.ts";
import { type FaultyDatabase, openFaultyDatabase } from "./faulty-portal.ts";
import { routeKinds } from "./route-kinds.ts";
import { type AskedPortal, count, expectBack, hammerDuring, newTally, type Tally } from "./tally.ts";

interface Bench extends AskedPortal {
  readonly place: FaultyDatabase;
  readonly quick: boolean;
}

interface Fault {
  readonly name: string;
  play(bench: Bench, tally: Tally): Promise<void>;
}

/** Fewer than the crowd from which the portal turns people away by itself. */
const WAITING_PAGES = 12;

const faults: readonly Fault[] = [
  { name: "connections cut", play: playCuts },
  { name: "server silent", play: playSilence },
  { name: "pool exhausted", play: playExhaustion },
  { name: "server that takes no connection", play: playNoConnection },
  { name: "server killed, then stopped", play: playRestarts },
];

/** Breaks the database in each way while every kind of route is asked: right answers or 503 with Retry-After, then right answers again. */
export async function verifyDatabaseFaults({ quick }: VerifyOptions, print: (line: VerifyLine) => void): Promise<void> {
  const place = await openFaultyDatabase();
  const portal = await servePortal(place.appUrl);
  const bench = { place, quick, url: portal.url, askers: place.askers };
  try {
    for (const fault of faults) {
      const startedAt = performance.now();
      const tally = newTally();
      await expectBack(tally, bench);
      await fault.play(bench, tally);
      await expectBack(tally, bench);
      print(lineOf(fault, tally, startedAt));
    }
  } finally {
    await portal.stop();
    await place.release();
  }
}

function lineOf({ name }: Fault, { runs, paused, worstMs, wrong }: Tally, startedAt: number): VerifyLine {
  return {
    check: `faults: ${name}`,
    runs,
    violations: wrong.length,
    detail:
      `${paused} réponses 503, la plus lente en ${(worstMs / 1000).toFixed(1)} s` +
      [...new Set(wrong)]
        .slice(0, 5)
        .map((why) => ` ; ${why}`)
        .join(""),
    seed: 0,
    durationMs: Math.round(performance.now() - startedAt),
    ok: wrong.length === 0,
  };
}

function playCuts({ place, quick, ...portal }: Bench, tally: Tally): Promise<void> {
  return hammerDuring(tally, portal, async () => {
    for (let round = 0; round < (quick ? 20 : 150); round += 1) {
      await sleep(60 + (round % 7) * 10);
      await place.cut("hub");
    }
  });
}

/** Frozen, neither the server nor its connections say anything, not even that they are gone. */
async function playSilence({ place, ...portal }: Bench, tally: Tally): Promise<void> {
  const thaw = await place.freeze("hub");
  try {
    await Promise.all(routeKinds.map((kind) => count(tally, portal, kind, "must-pause")));
  } finally {
    thaw();
  }
}

/** Pages wait for a lock on all the connections there are; the others wait for a connection. */
async function playExhaustion({ place, ...portal }: Bench, tally: Tally): Promise<void> {
  const letGo = await place.hold("LOCK TABLE catalogue_version IN ACCESS EXCLUSIVE MODE");
  const [page] = routeKinds;
  const pages = page === undefined ? [] : Array.from({ length: WAITING_PAGES }, () => page);
  try {
    await Promise.all([
      ...pages.map((kind) => count(tally, portal, kind, "must-pause")),
      ...routeKinds.map((kind) => count(tally, portal, kind)),
    ]);
  } finally {
    await letGo();
  }
}

async function playNoConnection({ place, ...portal }: Bench, tally: Tally): Promise<void> {
  await place.ask("ALTER ROLE hub_app CONNECTION LIMIT 0");
  await place.cut("hub");
  try {
    await Promise.all(routeKinds.map((kind) => count(tally, portal, kind, "must-pause")));
  } finally {
    await place.ask("ALTER ROLE hub_app CONNECTION LIMIT -1");
  }
}

async function playRestarts({ place, ...portal }: Bench, tally: Tally): Promise<void> {
  for (const signal of ["SIGKILL", "SIGINT"] as const) {
    await hammerDuring(tally, portal, () => place.end(signal));
    await expectBack(tally, portal);
  }
}
