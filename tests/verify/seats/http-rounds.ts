import { randomUUID } from "node:crypto";
import type { Database } from "#app/platform/database.server.ts";
import type { AccessBuilders } from "#tests/support/access-builders.ts";
import type { PositioningWorld } from "#tests/support/positioning-world.ts";
import { type ServedPortal, servePortal, untilReady } from "#tests/support/served-portal.ts";
import type { VerifyLine } from "../verify-line.ts";
import { type Agent, type Answered, acceptByForm, openAgents } from "./agents.ts";
import { type LagStage, measureLag } from "./publication-lag.ts";
import { positionCrowd } from "./stampede.ts";

const SEATS = 12;
const AGENTS = 500;
const ROUNDS = 100;
const QUICK_ROUNDS = 3;
/** Of each round, the agents who send their command again, as after a cut line. */
const SENT_AGAIN = 60;
/** One agent in so many has no JavaScript: a refusal is then a whole page. */
const WITHOUT_JAVASCRIPT = 25;

const DECISIONS = 100;
const QUICK_DECISIONS = 15;
const MOST_LAG_MS = 5000;

interface HttpStage {
  readonly appUrl: string;
  readonly database: Database;
  readonly build: AccessBuilders;
  readonly world: PositioningWorld;
  readonly quick: boolean;
}

/**
 * 500 signed-in agents accept at one instant on a session of 12 seats, each by the form of the page and from an address of their own that
 * the trusted proxy tells, with the limits of production: 12 are accepted, the others read that no seat is left.
 */
export async function playHttpRounds(stage: HttpStage, print: (line: VerifyLine) => void): Promise<void> {
  const { appUrl, database, build, world, quick } = stage;
  const portal = await servePortal(appUrl, { RATE_LIMIT: "on", TRUSTED_PROXIES: "1" });
  try {
    await untilReady(portal.url);
    const agents = await openAgents(build, world.training, AGENTS);
    await playLag({ url: portal.url, database, build, world, agents }, quick ? QUICK_DECISIONS : DECISIONS, print);
    await play({ portal, build, world, agents, rounds: quick ? QUICK_ROUNDS : ROUNDS }, print);
  } finally {
    await portal.stop();
  }
}

interface Play {
  readonly portal: ServedPortal;
  readonly build: AccessBuilders;
  readonly world: PositioningWorld;
  readonly agents: readonly Agent[];
  readonly rounds: number;
}

/** How long after a decision the seats left are told by the public API. */
async function playLag(stage: LagStage, decisions: number, print: (line: VerifyLine) => void): Promise<void> {
  const line = lineSince(performance.now());
  const lags = (await measureLag(stage, decisions)).toSorted((one, other) => one - other);
  const at = (share: number): number =>
    Math.round(lags[Math.ceil(lags.length * share) - 1] ?? Number.POSITIVE_INFINITY);
  const detail = `median ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms`;
  print(line("seats: left is told within 5 s of a decision (p95)", decisions, at(0.95) <= MOST_LAG_MS ? 0 : 1, detail));
}

async function play({ portal, build, world, agents, rounds }: Play, print: (line: VerifyLine) => void): Promise<void> {
  const journal: Answered[] = [];
  const wrong: string[] = [];
  const seconds: number[] = [];
  let againWrong = 0;
  const startedAt = performance.now();
  for (let round = 1; round <= rounds; round += 1) {
    const { number, ids } = await positionCrowd(build, world, { seats: SEATS, people: AGENTS });
    const begunAt = performance.now();
    const answers = await stampede(portal.url, agents, { number, ids });
    seconds.push((performance.now() - begunAt) / 1000);
    const kinds = countOf(answers);
    if (kinds.get("accepted") !== SEATS || kinds.get("session-full") !== AGENTS - SEATS)
      wrong.push(`round ${round}: ${[...kinds].map(([kind, count]) => `${count} ${kind}`).join(", ")}`);
    againWrong += await sendAgain(portal.url, agents, { number, answers: answers.slice(0, SENT_AGAIN) });
    journal.push(...answers);
  }
  const line = lineSince(startedAt);
  const turnedAway = journal.reduce((sum, answer) => sum + answer.turnedAway, 0);
  const median = seconds.toSorted((one, other) => one - other)[Math.floor(seconds.length / 2)] ?? 0;
  const pace = `${median.toFixed(1)} s a round (median), ${turnedAway} answers 503 with Retry-After sent again`;
  print(
    line("seats: over HTTP, 12 of 500 at once, the others refused in words", rounds, wrong.length, wrong[0] ?? pace),
  );
  print(line("seats: over HTTP, sent again, the same answer", rounds * SENT_AGAIN, againWrong, ""));
  print(line("seats: I2, what was acknowledged is there, once", journal.length, await lost(build, journal), ""));
}

/** Everybody at once: the forms are ready, and leave in one turn. */
function stampede(
  url: string,
  agents: readonly Agent[],
  { number, ids }: { readonly number: string; readonly ids: readonly string[] },
): Promise<readonly Answered[]> {
  return Promise.all(
    agents.map((agent, rank) => {
      const sent = { number, positioningId: ids[rank] ?? "", key: randomUUID() };
      return acceptByForm(url, agent, { ...sent, hasJavaScript: rank % WITHOUT_JAVASCRIPT !== 0 });
    }),
  );
}

/** How many were answered otherwise when they sent the same command again. */
async function sendAgain(
  url: string,
  agents: readonly Agent[],
  { number, answers }: { readonly number: string; readonly answers: readonly Answered[] },
): Promise<number> {
  const again = await Promise.all(
    answers.map(async ({ positioningId, key, answer }, rank) => {
      const agent = agents[rank];
      if (agent === undefined) return false;
      const said = await acceptByForm(url, agent, { number, positioningId, key, hasJavaScript: true });
      return said.answer === answer;
    }),
  );
  return again.filter((isSame) => !isSame).length;
}

function countOf(answers: readonly Answered[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { answer } of answers) counts.set(answer, (counts.get(answer) ?? 0) + 1);
  return counts;
}

/** The acknowledged commands that the database does not hold as they were acknowledged. */
async function lost(build: AccessBuilders, journal: readonly Answered[]): Promise<number> {
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
    ...{ check, runs, violations, detail, seed: 0 },
    durationMs: Math.round(performance.now() - startedAt),
    ok: violations === 0,
  });
}
