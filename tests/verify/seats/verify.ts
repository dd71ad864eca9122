import { type Database, openDatabase } from "#app/platform/database.server.ts";
import { manageSession } from "#app/positioning/session-life/manage-session.server.ts";
import { type AccessBuilders, openAccessBuilders } from "#tests/support/access-builders.ts";
import { buildPositioningWorld, type PositioningWorld, REGION_FUNDER } from "#tests/support/positioning-world.ts";
import { openScratchPortal } from "#tests/support/scratch-portal.ts";
import { testSecrets } from "#tests/support/test-secrets.ts";
import { countAll } from "../invariants/verify.ts";
import type { VerifyLine, VerifyOptions } from "../verify-line.ts";
import { beginning, playHistory, withStaleRead } from "./histories.ts";
import { playHttpRounds } from "./http-rounds.ts";
import { isLinearizable } from "./linearizable.ts";
import { type MixedStage, mixedOperations, playMixed, type Tally } from "./mixed.ts";

const SESSIONS = 20;
const PEOPLE = 200;
const HANDS = 16;
/** The sixteen hands, and those who carry out what follows. */
const CONNECTIONS = 20;
const OPERATIONS = 100_000;
const QUICK_OPERATIONS = 1500;
const HISTORIES = 50;
const QUICK_HISTORIES = 5;
const SEED = 12;

/**
 * `verify seats`: 500 agents who accept at the same instant on a session of 12 seats, over HTTP; mixed operations on 20 sessions by 16
 * hands; histories of one session compared with one counter; then the invariants of the whole database.
 */
export async function verify({ quick }: VerifyOptions, print: (line: VerifyLine) => void): Promise<void> {
  Object.assign(process.env, testSecrets);
  const portal = await openScratchPortal();
  try {
    const appUrl = await portal.clone("seats");
    const superuserUrl = portal.superuserUrlOf("seats");
    const build = openAccessBuilders({ appUrl, superuserUrl, ownerUrl: superuserUrl, drop: async () => undefined });
    const world = await buildPositioningWorld(build);
    const database = openDatabase(appUrl, { maxConnections: CONNECTIONS });
    await playHttpRounds({ appUrl, database, build, world, quick }, print);
    await playOthers({ database, build, world }, quick, print);
    await Promise.all([database.close(), build.close()]);
  } finally {
    await portal.release();
  }
}

interface Stage {
  readonly database: Database;
  readonly build: AccessBuilders;
  readonly world: PositioningWorld;
}

async function playOthers(stage: Stage, quick: boolean, print: (line: VerifyLine) => void): Promise<void> {
  const mixed = await openMixed(stage);
  const startedAt = performance.now();
  const line = lineSince(startedAt);
  const operations = quick ? QUICK_OPERATIONS : OPERATIONS;
  const tally = await playMixed(mixed, { operations, hands: HANDS });
  const missing = mixedOperations.filter((name) => (tally.get(`${name} ok`) ?? 0) === 0);
  print(line("seats: mixed operations, each answered in words", operations, missing.length, toldOf(tally)));
  const histories = quick ? QUICK_HISTORIES : HISTORIES;
  let wrong = 0;
  let unseen = 0;
  for (let played = 0; played < histories; played += 1) {
    const history = await playHistory(mixed);
    if (!isLinearizable(history, beginning)) wrong += 1;
    else if (isLinearizable(withStaleRead(history), beginning)) unseen += 1;
  }
  print(line("seats: the history of a session is that of one counter", histories, wrong, ""));
  print(line("seats: the checker sees a stale reading that is planted", histories, unseen, ""));
  // Whom a decision is told, and what search reads of a session that changed, is proved elsewhere: here nobody works at it.
  const heard =
    "UPDATE outbox_effect SET done_at = now(), payload = '{}' WHERE topic IN ('positioning-decided', 'session-changed')";
  await stage.build.query(heard);
  const count = async (sql: string): Promise<number> =>
    Number(Object.values((await stage.build.query(sql))[0] ?? {})[0]);
  await countAll(count, print, operations);
}

/** How many of each operation, and how many of them were done. */
function toldOf(tally: Tally): string {
  const names = [...new Set([...tally.keys()].map((said) => said.split(" ", 1)[0] ?? ""))];
  const told = names.map((name) => {
    const answers = [...tally].filter(([said]) => said.startsWith(`${name} `));
    const asked = answers.reduce((sum, [, count]) => sum + count, 0);
    return { asked, text: `${name} ${asked} (${tally.get(`${name} ok`) ?? 0} done)` };
  });
  return told
    .toSorted((one, other) => other.asked - one.asked)
    .map(({ text }) => text)
    .join(", ");
}

/** Twenty managed sessions, and enough people for them. */
async function openMixed({ database, build, world }: Stage): Promise<MixedStage> {
  const sessions: number[] = [];
  while (sessions.length < SESSIONS) {
    const sessionId = await world.newSession({ seats: 6, startsOn: "2099-01-01", endsOn: "2099-06-30" });
    const seats = [{ funderCode: REGION_FUNDER, takenElsewhere: 0, announcedHere: null }];
    await manageSession(database, world.secretary.actor, { sessionId, promotesAutomatically: true, seats });
    sessions.push(sessionId);
  }
  const files: string[] = [];
  while (files.length < PEOPLE) files.push((await world.newPerson()).fileId);
  return { database, build, world, sessions, files, random: seeded(SEED) };
}

/** Numbers from 0 to 1, the same for one seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function lineSince(startedAt: number) {
  return (check: string, runs: number, violations: number, detail: string): VerifyLine => ({
    ...{ check, runs, violations, detail, seed: SEED },
    durationMs: Math.round(performance.now() - startedAt),
    ok: violations === 0,
  });
}
