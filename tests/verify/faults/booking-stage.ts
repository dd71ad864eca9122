import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type AccessBuilders, openAccessBuilders } from "#tests/support/access-builders.ts";
import { buildPositioningWorld, type PositioningWorld } from "#tests/support/positioning-world.ts";
import { type Agent, acceptByForm, openAgents } from "../seats/agents.ts";
import { positionCrowd } from "../seats/stampede.ts";
import { type BookingJournal, openBookingJournal } from "./booking-journal.ts";
import { type BareFaultyDatabase, openBareFaultyDatabase } from "./faulty-portal.ts";

const AGENTS = 8;
/** People positioned at a time, on one session with a seat for each. */
const CROWD = 400;
/** Longer than any process takes to be back. */
const PATIENCE_MS = 120_000;

type Rows = Awaited<ReturnType<AccessBuilders["query"]>>;

/** Agents who accept people one after another by the form of the page, whatever is killed under them. */
export interface BookingStage {
  readonly place: BareFaultyDatabase;
  /** Where the portal is served, by whichever process is alive. */
  readonly port: number;
  /** Where the worker lays down its messages. */
  readonly outbox: string;
  readonly journal: BookingJournal;
  /** Asks the database, again while it is not there. */
  ask(sql: string, values?: readonly unknown[]): Promise<Rows>;
  /** Between two acceptances of an agent. */
  setPause(pauseMs: number): void;
  /** Lets the agents end what they have begun, under its key. */
  finish(): Promise<void>;
  release(): Promise<void>;
}

/** Opens the database and sends the agents to work, so long between two acceptances. */
export async function openBookingStage(pauseMs: number): Promise<BookingStage> {
  const folder = await mkdtemp(path.join(tmpdir(), "hub-bookings-"));
  const place = await openBareFaultyDatabase();
  const { appUrl, superuserUrl } = place;
  const build = openAccessBuilders({ appUrl, superuserUrl, ownerUrl: superuserUrl, drop: async () => undefined });
  const world = await buildPositioningWorld(build);
  const journal = openBookingJournal(path.join(folder, "journal.jsonl"));
  const port = await freePort();
  const work = { url: `http://127.0.0.1:${port}`, journal, next: crowds(build, world), pauseMs, isOver: false };
  const working = Promise.all((await openAgents(build, world.training, AGENTS)).map((agent) => acceptAll(agent, work)));
  // An agent whom nobody answers ends the check when it is waited for.
  working.catch(() => undefined);
  return {
    ...{ place, port, journal, outbox: path.join(folder, "outbox") },
    ask: (sql, values) => untilDone(() => build.query(sql, values)),
    setPause(longer) {
      work.pauseMs = longer;
    },
    async finish() {
      work.isOver = true;
      await working;
    },
    async release() {
      work.isOver = true;
      journal.close();
      await build.close();
      await place.release();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

interface Work {
  readonly url: string;
  readonly journal: BookingJournal;
  readonly next: () => Promise<Waiting>;
  pauseMs: number;
  isOver: boolean;
}

/** One person after another; a command that was cut is sent again under its key until it is answered. */
async function acceptAll(agent: Agent, work: Work): Promise<void> {
  while (!work.isOver) {
    const sent = { ...(await untilDone(work.next)), key: randomUUID(), hasJavaScript: true };
    work.journal.writeAsked(sent);
    work.journal.writeAnswered(await untilDone(() => acceptByForm(work.url, agent, sent)));
    await sleep(work.pauseMs);
  }
}

/** Asks again while nobody answers, for two minutes. */
async function untilDone<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (performance.now() > giveUpAt) throw error;
      await sleep(50);
    }
  }
}

interface Waiting {
  readonly number: string;
  readonly positioningId: string;
}

/** People who wait for an answer, one at a time; each has a number of their own for an SMS. */
function crowds(build: AccessBuilders, world: PositioningWorld): () => Promise<Waiting> {
  const waiting: Waiting[] = [];
  let lastNumber = 0;
  let making: Promise<void> | undefined;
  const make = async (): Promise<void> => {
    const { number, ids } = await positionCrowd(build, world, { seats: CROWD, people: CROWD });
    const phones = ids.map(() => phoneOf(++lastNumber));
    await build.rewrite(
      `UPDATE person_file SET phone = said.phone, channel = 'sms'
       FROM unnest($1::uuid[], $2::text[]) AS said(id, phone) WHERE person_file.id = said.id`,
      [ids, phones],
    );
    // Before the morning at which the clock of the processes stands.
    const earlier = "UPDATE positioning_event SET at = at - interval '1 day' WHERE positioning_id = ANY ($1::uuid[])";
    await build.rewrite(earlier, [ids]);
    await build.rewrite("UPDATE positioning SET since = since - 1 WHERE id = ANY ($1::uuid[])", [ids]);
    waiting.push(...ids.map((positioningId) => ({ number, positioningId })));
  };
  return async () => {
    for (;;) {
      const one = waiting.pop();
      if (one !== undefined) return one;
      making ??= make().finally(() => {
        making = undefined;
      });
      await making;
    }
  };
}

function phoneOf(rank: number): string {
  return `+336${String(rank).padStart(8, "0")}`;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("No port");
  return address.port;
}
