import { setTimeout as sleep } from "node:timers/promises";
import { resultsText } from "#app/content/results.ts";
import { withPoolClient } from "#app/platform/transaction.server.ts";
import { STATE, trainings } from "#search/meilisearch/fed-index.ts";
import { feedIndexes } from "#search/meilisearch/feed-index.server.ts";
import { keepFed } from "#search/meilisearch/keep-fed.server.ts";

import { readGeneration } from "#search/postgres/generation.server.ts";
import { enginesHere } from "#tests/support/meilisearch-server.ts";
import type { VerifyLine, VerifyOptions } from "../verify-line.ts";
import { type FailoverPortal, openFailoverPortal } from "./failover-portal.ts";
import { proxyFaults } from "./faulty-proxy.ts";

const WORDS = "cuisine";
const DEADLINE_MS = 250;
/** What a request may take besides, on a machine that does other things: the deadline must show, not the load. */
const SLACK_MS = 400;
const BACK_MS = 20_000;
const CAUGHT_UP_MS = 60_000;
const LAG_MS = 5000;
/** The number of no training. */
const NOBODY = 2_000_000_000;

interface Fault {
  readonly name: string;
  begin(portal: FailoverPortal): Promise<void>;
  end(portal: FailoverPortal): Promise<void>;
}

const behindProxy: readonly Fault[] = [...proxyFaults, "wrong-tasks" as const].map((fault) => ({
  name: fault,
  async begin(portal) {
    if (fault === "wrong-tasks") return changeUnseen(portal);
    portal.proxy.play(fault);
  },
  async end({ proxy }) {
    proxy.play(null);
  },
}));

/**
 * Changes documents while the server says nothing true of its tasks. One document too many makes the feeding begin by taking it away: it
 * cannot be sure of that, and must not tell the index which generation it holds. (What takes a single task tells it in that very task.)
 */
async function changeUnseen({ proxy, change, database, direct, proxied }: FailoverPortal): Promise<void> {
  const { taskUid } = await direct.writing
    .index(trainings.name)
    .addDocuments([{ id: NOBODY, stamp: `${NOBODY}:none` }]);
  await direct.writing.tasks.waitForTask(taskUid, { timeout: BACK_MS });
  proxy.play("wrong-tasks");
  await change(5);
  await withPoolClient(database.pool, (client) => feedIndexes(client, proxied)).catch(() => undefined);
}

/** What becomes of the index itself; the feeding sets it right again. */
const inIndex: readonly Fault[] = [
  lost("empty index", ({ direct }) => direct.writing.index(trainings.name).deleteDocuments({ filter: "id EXISTS" })),
  lost("deleted index", ({ direct }) => direct.writing.deleteIndex(trainings.name)),
  lost("older generation", ({ direct }) =>
    direct.writing.index(trainings.name).updateDocuments([{ id: STATE, generation: 2 }]),
  ),
];

/** `verify failover`: whatever happens to Meilisearch, searches are answered by PostgreSQL in time, and everything catches up. */
export async function verify({ quick }: VerifyOptions, print: (line: VerifyLine) => void): Promise<void> {
  if (!enginesHere.includes("meilisearch")) {
    print(line("failover", 0, [], "not run: there is no meilisearch on the PATH", 0));
    return;
  }
  const portal = await openFailoverPortal();
  try {
    await withPoolClient(portal.database.pool, (client) => feedIndexes(client, portal.direct));
    for (const fault of [...behindProxy, ...inIndex]) print(await playFault(portal, fault, quick));
    print(await watchBreaker(portal));
    print(await measureLag(portal, quick ? 20 : 60));
    print(await playOutage(portal, quick ? 10_000 : 600_000));
  } finally {
    await portal.close();
  }
}

async function playFault(portal: FailoverPortal, fault: Fault, quick: boolean): Promise<VerifyLine> {
  const startedAt = performance.now();
  const wrong: string[] = [];
  await expectEngine(portal, "meilisearch", wrong);
  const own = await portal.ask("postgres", WORDS);
  await fault.begin(portal);
  let worstMs = 0;
  const runs = quick ? 8 : 40;
  for (let run = 0; run < runs; run += 1) {
    const answer = await portal.ask("meilisearch", WORDS);
    worstMs = Math.max(worstMs, answer.ms);
    if (answer.engine !== "postgres" || !answer.degraded) wrong.push(`answered by ${answer.engine}`);
    if (answer.ms > DEADLINE_MS + own.ms + SLACK_MS) wrong.push(`answered after ${Math.round(answer.ms)} ms`);
    if (answer.total.value !== own.total.value) wrong.push("not the answer of PostgreSQL");
  }
  if (!(await portal.readPage(WORDS)).includes(resultsText.degraded)) wrong.push("the page says nothing");
  await fault.end(portal);
  await expectEngine(portal, "meilisearch", wrong);
  const detail = `worst ${Math.round(worstMs)} ms, PostgreSQL alone ${Math.round(own.ms)} ms, Meilisearch ${portal.version}`;
  return line(`failover: ${fault.name}`, runs, wrong, detail, startedAt);
}

/** Feeds as the worker does until the portal answers with that engine again. */
async function expectEngine(portal: FailoverPortal, engine: string, wrong: string[]): Promise<void> {
  const feed = keepFed(portal.database.pool, portal.direct);
  const giveUpAt = performance.now() + BACK_MS;
  while ((await portal.ask("meilisearch", WORDS)).engine !== engine) {
    if (performance.now() > giveUpAt) {
      wrong.push(`${engine} does not come back`);
      break;
    }
    await sleep(50);
  }
  await feed.stop();
}

/** Open, searches no longer reach the server; closed, they do. */
async function watchBreaker(portal: FailoverPortal): Promise<VerifyLine> {
  const startedAt = performance.now();
  const wrong: string[] = [];
  portal.proxy.play("slow");
  for (let run = 0; run < 3; run += 1) await portal.ask("meilisearch", WORDS);
  const reached = portal.proxy.searches();
  for (let run = 0; run < 30; run += 1) await portal.ask("meilisearch", WORDS);
  if (portal.proxy.searches() !== reached) wrong.push("searches still reach a server that does not answer");
  portal.proxy.play(null);
  await expectEngine(portal, "meilisearch", wrong);
  if (portal.proxy.searches() === reached) wrong.push("the breaker stays open");
  return line("failover: breaker", 33, wrong, "opens after three failures, closes after a probe", startedAt);
}

/** From the commit of a change to an index that holds it. */
async function measureLag(portal: FailoverPortal, changes: number): Promise<VerifyLine> {
  const startedAt = performance.now();
  const wrong: string[] = [];
  const lags: number[] = [];
  const feed = keepFed(portal.database.pool, portal.direct);
  // The first change pays for what the others find ready.
  for (let done = -1; done < changes; done += 1) {
    const savedAt = await portal.change(20);
    const generation = await readGeneration(portal.database.pool);
    let answer = await portal.ask("meilisearch", WORDS);
    while (answer.generation !== generation && performance.now() < savedAt + BACK_MS) {
      await sleep(20);
      answer = await portal.ask("meilisearch", WORDS);
    }
    if (done >= 0) lags.push(performance.now() - savedAt);
  }
  await feed.stop();
  const p95 = lags.toSorted((a, b) => a - b)[Math.ceil(lags.length * 0.95) - 1] ?? 0;
  if (p95 > LAG_MS) wrong.push("too late");
  return line("failover: publication lag", changes, wrong, `p95 ${Math.round(p95)} ms, at most ${LAG_MS}`, startedAt);
}

/** The server is away while the catalogue changes; then it comes back. */
async function playOutage(portal: FailoverPortal, outageMs: number): Promise<VerifyLine> {
  const startedAt = performance.now();
  const wrong: string[] = [];
  const feed = keepFed(portal.database.pool, portal.proxied);
  portal.proxy.play("down");
  for (const endsAt = performance.now() + outageMs; performance.now() < endsAt; await sleep(outageMs / 10)) {
    await portal.change(50);
  }
  portal.proxy.play(null);
  const backAt = performance.now();
  const generation = await readGeneration(portal.database.pool);
  while ((await portal.ask("meilisearch", WORDS)).generation !== generation) {
    if (performance.now() > backAt + CAUGHT_UP_MS) {
      wrong.push("has not caught up");
      break;
    }
    await sleep(50);
  }
  await feed.stop();
  const detail = `${Math.round(outageMs / 1000)} s away, caught up ${Math.round(performance.now() - backAt)} ms after`;
  return line("failover: outage", 1, wrong, detail, startedAt);
}

/** A fault of the index, which only the feeding mends. */
function lost(name: string, lose: (portal: FailoverPortal) => Promise<{ readonly taskUid: number }>): Fault {
  return {
    name,
    async begin(portal) {
      const { taskUid } = await lose(portal);
      await portal.direct.writing.tasks.waitForTask(taskUid, { timeout: BACK_MS });
    },
    end: () => Promise.resolve(),
  };
}

function line(check: string, runs: number, wrong: readonly string[], detail: string, startedAt: number): VerifyLine {
  const durationMs = startedAt === 0 ? 0 : Math.round(performance.now() - startedAt);
  const faults = wrong.length === 0 ? "" : ` ${[...new Set(wrong)].join(", ")}`;
  return {
    check,
    runs,
    violations: wrong.length,
    detail: `${detail}${faults}`,
    seed: 1,
    durationMs,
    ok: wrong.length === 0,
  };
}
