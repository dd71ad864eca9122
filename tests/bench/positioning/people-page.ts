import type { Database } from "#app/platform/database.server.ts";
import { listFollowed } from "#app/positioning/follow/list-followed.server.ts";
import type { AccessBuilders } from "#tests/support/access-builders.ts";
import { followMany } from "#tests/support/follow-many.ts";
import { buildPositioningWorld } from "#tests/support/positioning-world.ts";
import { currentCommit } from "#tests/support/scratch-portal.ts";
import { type BenchLine, rounded, summarise } from "../bench-line.ts";

const SIZES = { many: 2000, few: 20 } as const;
/** The p95 of the page of many people is at most so many times that of the page of few. */
const MOST_TIMES = 3;

interface PeoplePage {
  readonly database: Database;
  readonly build: AccessBuilders;
  readonly rounds: number;
  readonly engineVersion: string;
}

/** The first page of the people a referent follows, as the screen reads it, audited: 2,000 people beside 20, in turns. */
export async function peoplePageLine({ database, build, rounds, engineVersion }: PeoplePage): Promise<BenchLine> {
  const [many, few] = [await pageOf(build, database, SIZES.many), await pageOf(build, database, SIZES.few)];
  await build.query("ANALYZE");
  for (let turn = 0; turn < 5; turn += 1) await Promise.all([many(), few()]);
  const [ofMany, ofFew]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    ofMany.push(await millisecondsOf(many));
    ofFew.push(await millisecondsOf(few));
  }
  const [a, b] = [summarise(`${SIZES.many} people`, ofMany), summarise(`${SIZES.few} people`, ofFew)];
  const ratio = rounded(a.p95 / b.p95);
  return {
    ...{ suite: "positioning", case: "page of the people followed, p95", scale: `${SIZES.many} people`, unit: "ms" },
    ...{ a, b, ratio, goal: MOST_TIMES, ok: ratio <= MOST_TIMES, n: rounds, seed: 0 },
    ...{ engine: "postgres", engineVersion, commit: currentCommit() },
  };
}

async function pageOf(build: AccessBuilders, database: Database, people: number): Promise<() => Promise<void>> {
  const world = await buildPositioningWorld(build);
  const sessionId = await world.newSession();
  await followMany(build, world, { people, sessionId });
  const filters = { owedBy: "", step: "", name: "", startsFrom: "", startsTo: "" };
  return async () => {
    const { total } = await listFollowed(database, world.referent.actor, { filters, page: 1 });
    if (total !== people) throw new Error(`A page counted ${total} people of ${people}`);
  };
}

async function millisecondsOf(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}
