import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openDemonstrationSession } from "#app/access/sign-in/demonstration/open-demonstration-session.server.ts";
import { openConnection, withConnection } from "#app/platform/connections.server.ts";
import { openDatabase } from "#app/platform/database.server.ts";
import { openEmbeddedDatabase } from "#app/platform/embedded-postgres/embedded-database.server.ts";
import { readPostmasterFile } from "#app/platform/embedded-postgres/postmaster-file.server.ts";
import { APP_ROLE, HUB_DATABASE } from "#app/platform/embedded-postgres/roles.server.ts";
import { log } from "#app/platform/log.server.ts";
import { setSession } from "#app/web/cookies.server.ts";
import { deployMigrations } from "#prisma/deploy.ts";
import { withDatabaseName } from "#prisma/migration-adapter.ts";
import { loadDemonstrationRegion } from "#seeds/load.ts";
import { cookieOf, visitorOf } from "#tests/support/portal-visitor.ts";
import { testSecrets } from "#tests/support/test-secrets.ts";
import type { Askers } from "./route-kinds.ts";

type Rows = readonly Readonly<Record<string, unknown>>[];

/** An embedded PostgreSQL, and the ways to break it. */
export interface BareFaultyDatabase {
  readonly appUrl: string;
  readonly superuserUrl: string;
  /** Runs one statement as the superuser, on a connection of its own. */
  ask(sql: string): Promise<Rows>;
  /** Opens a transaction with these statements, and keeps it open until the answer is called. */
  hold(sql: string): Promise<() => Promise<void>>;
  /** Ends the connections of an application (`hub`, `hub-worker`, `hub-import`); answers how many. */
  cut(application: string): Promise<number>;
  /** Freezes the server and the connections of an application; the answer thaws them. */
  freeze(application: string): Promise<() => void>;
  /** Ends the server by a signal; its owner starts it again. */
  end(signal: "SIGKILL" | "SIGINT"): Promise<void>;
  release(): Promise<void>;
}

/** The same with the demonstration region. */
export interface FaultyDatabase extends BareFaultyDatabase {
  readonly askers: Askers;
}

/** Starts the server and fills it. */
export async function openFaultyDatabase(): Promise<FaultyDatabase> {
  const bare = await openBareFaultyDatabase();
  const memberCookie = await fill(bare.appUrl);
  return { ...bare, askers: { visitor: await visitorOf(), member: await visitorOf(memberCookie) } };
}

/** Starts the server with the tables alone. */
export async function openBareFaultyDatabase(): Promise<BareFaultyDatabase> {
  Object.assign(process.env, testSecrets);
  // What is broken on purpose is not told line by line.
  log.level = "silent";
  const folder = await mkdtemp(path.join(tmpdir(), "hub-faults-"));
  const embedded = await openEmbeddedDatabase(folder);
  const { appUrl, ownerUrl } = embedded;
  const superuserUrl = withDatabaseName(embedded.superuserUrl, HUB_DATABASE);
  await deployMigrations({ ownerUrl, appRole: APP_ROLE });
  const ask = (sql: string): Promise<Rows> =>
    withConnection(superuserUrl, async (client) => (await client.query<Rows[number]>(sql)).rows);
  const postmasterPid = async (): Promise<number> =>
    (await readPostmasterFile(path.join(folder, "postgres")))?.pid ?? Number.NaN;
  return {
    appUrl,
    superuserUrl,
    ask,
    async hold(sql) {
      const client = await openConnection({ connectionString: superuserUrl });
      await client.query(`BEGIN; ${sql}`);
      return () => client.end();
    },
    cut: async (application) =>
      (await ask(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '${application}'`))
        .length,
    async freeze(application) {
      const rows = await ask(`SELECT pid FROM pg_stat_activity WHERE application_name = '${application}'`);
      const pids = [await postmasterPid(), ...rows.map(({ pid }) => Number(pid))];
      for (const pid of pids) process.kill(pid, "SIGSTOP");
      return () => {
        for (const pid of pids) process.kill(pid, "SIGCONT");
      };
    },
    async end(signal) {
      const before = await postmasterPid();
      process.kill(before, signal);
      while ((await postmasterPid()) === before) await sleep(20);
    },
    async release() {
      await embedded.release();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Loads the demonstration region; answers the cookie of a member of it. */
async function fill(appUrl: string): Promise<string> {
  const database = openDatabase(appUrl);
  try {
    const loaded = await loadDemonstrationRegion(database);
    if (!loaded.ok) throw new Error(`The demonstration region was refused: ${loaded.refusal.kind}`);
    const opened = await openDemonstrationSession(database, "referent-nord@demo.example");
    if (!opened.ok) throw new Error(`No session: ${opened.refusal.kind}`);
    return cookieOf(await setSession(opened.value.token));
  } finally {
    await database.close();
  }
}
