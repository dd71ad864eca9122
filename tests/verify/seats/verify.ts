import { type Database, openDatabase } from "#app/platform/database.server.ts";
import { manageSession } from "#app/positioning/session-life/manage-session.server.ts";
import { type AccessBuilders, type BuiltMember, openAccessBuilders } from "#tests/support/access-builders.ts";
import { buildPositioningWorld, type PositioningWorld, REGION_FUNDER } from "#tests/support/positioning-world.ts";
import { openScratchPortal } from "#tests/support/scratch-portal.ts";
import { testSecrets } from "#tests/support/test-secrets.ts";
import type { VerifyLine, VerifyOptions } from "../verify-line.ts";
import { beginning, playHistory, withStaleRead } from "./histories.ts";
import { invariants } from "./invariants.ts";
import { isLinearizable } from "./linearizable.ts";
import { type MixedStage, playMixed } from "./mixed.ts";
import { type Acknowledged, accept, acceptAllAtOnce, positionCrowd } from "./stampede.ts";

const SEATS = 12;
const AGENTS = 500;
const SECRETARIES = 20;
const ROUNDS = 100;
const QUICK_ROUNDS = 3;
const CONNECTIONS = 20;
/** Of each round, the agents who send their command again, as after a cut line. */
const SENT_AGAIN = 60;
const SESSIONS = 20;
const PEOPLE = 200;
const HANDS = 16;
const OPERATIONS = 100_000;
const QUICK_OPERATIONS = 1500;
const HISTORIES = 50;
const QUICK_HISTORIES = 5;
const SEED = 12;

interface Stage {
  readonly database: Database;
  readonly build: AccessBuilders;
  readonly world: PositioningWorld;
  readonly secretaries: readonly BuiltMember[];
}

/**
 * `verify seats`: 500 agents accept at the same instant on a session of 12 seats, in process, on 20 connections, with row-level security;
 * mixed operations on 20 sessions by 16 hands; histories of one session compared with one counter; then the invariants of the whole
 * database. Not yet over HTTP.
 */
export async function verify({ quick }: VerifyOptions, print: (line: VerifyLine) => void): Promise<void> {
  Object.assign(process.env, testSecrets);
  const portal = await openScratchPortal();
  try {
    const appUrl = await portal.clone("seats");
    const superuserUrl = portal.superuserUrlOf("seats");
    const database = openDatabase(appUrl, { maxConnections: CONNECTIONS });
    const build = openAccessBuilders({ appUrl, superuserUrl, ownerUrl: superuserUrl, drop: async () => undefined });
    const world = await buildPositioningWorld(build);
    const secretaries: BuiltMember[] = [];
    while (secretaries.length < SECRETARIES) secretaries.push(await build.buildMember(world.training, "agent"));
    await play({ database, build, world, secretaries }, quick ? QUICK_ROUNDS : ROUNDS, print);
    await playOthers({ database, build, world, secretaries }, quick, print);
    await Promise.all([database.close(), build.close()]);
  } finally {
    await portal.release();
  }
}

async function play(stage: Stage, rounds: number, print: (line: VerifyLine) => void): Promise<void> {
  const journal: Acknowledged[] = [];
  const wrong: string[] = [];
  let againWrong = 0;
  const startedAt = performance.now();
  for (let round = 1; round <= rounds; round += 1) {
    const { answers, changed } = await playRound(stage);
    const accepted = answers.filter(({ answer }) => answer === "accepted").length;
    const full = answers.filter(({ answer }) => answer === "session-full").length;
    if (accepted !== SEATS || full !== AGENTS - SEATS)
      wrong.push(`round ${round}: ${accepted} accepted, ${full} refused`);
    againWrong += changed;
    journal.push(...answers);
  }
  const seconds = (performance.now() - startedAt) / 1000;
  const line = lineSince(startedAt);
  const pace = `${Math.round(journal.length / seconds)} commands/s, crowd included`;
  print(line("seats: 12 of 500 at once, the others refused in words", rounds, wrong.length, wrong[0] ?? pace));
  print(line("seats: sent again, the same answer", rounds * SENT_AGAIN, againWrong, ""));
  print(line("seats: I2, what was acknowledged is there, once", journal.length, await lost(stage, journal), ""));
}

async function playOthers(stage: Stage, quick: boolean, print: (line: VerifyLine) => void): Promise<void> {
  const mixed = await openMixed(stage);
  const startedAt = performance.now();
  const line = lineSince(startedAt);
  const operations = quick ? QUICK_OPERATIONS : OPERATIONS;
  const tally = await playMixed(mixed, { operations, hands: HANDS });
  const told = [...tally].toSorted(([, one], [, other]) => other - one).map(([name, count]) => `${name} ${count}`);
  print(line("seats: mixed operations, each answered in words", operations, 0, told.slice(0, 12).join(", ")));
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
  for (const [name, sql] of Object.entries(invariants)) {
    const [row] = await stage.build.query(sql);
    print(line(`seats: ${name}`, operations, Number(Object.values(row ?? {})[0]), ""));
  }
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

async function playRound({ database, build, world, secretaries }: Stage) {
  const ids = await positionCrowd(build, world, { seats: SEATS, people: AGENTS });
  const answers = await acceptAllAtOnce(database, secretaries, ids);
  let changed = 0;
  for (const [rank, first] of answers.slice(0, SENT_AGAIN).entries()) {
    const secretary = secretaries[rank % secretaries.length];
    const again = secretary === undefined ? null : await accept(database, secretary, first);
    if (again?.answer !== first.answer) changed += 1;
  }
  return { answers, changed };
}

/** The acknowledged commands that the database does not hold as they were acknowledged. */
async function lost({ build }: Stage, journal: readonly Acknowledged[]): Promise<number> {
  const rows = await build.query(
    `SELECT count(*) FROM unnest($1::uuid[], $2::text[], $3::text[]) AS said(id, key, answer)
     WHERE NOT EXISTS (
         SELECT FROM positioning p WHERE p.id = said.id AND (p.state = 'accepted') = (said.answer = 'accepted')
           AND p.version = CASE said.answer WHEN 'accepted' THEN 2 ELSE 1 END)
       OR 1 <> (SELECT count(*) FROM answered_command c WHERE c.key = said.key)`,
    [
      journal.map(({ positioningId }) => positioningId),
      journal.map(({ key }) => key),
      journal.map(({ answer }) => answer),
    ],
  );
  return Number(rows[0]?.["count"]);
}

function lineSince(startedAt: number) {
  return (check: string, runs: number, violations: number, detail: string): VerifyLine => ({
    ...{ check, runs, violations, detail, seed: SEED },
    durationMs: Math.round(performance.now() - startedAt),
    ok: violations === 0,
  });
}
