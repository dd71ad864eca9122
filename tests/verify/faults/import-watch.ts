import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

const POLL_MS = 5;
const MAX_WAIT_MS = 60_000;

/** What is seen of an import, and done to it, from outside. */
export interface ImportWatch {
  isInTransaction(): Promise<boolean>;
  /** Keeps others from writing a table, until `letGo`; or from reading it too. */
  hold(table: string, from?: "writing" | "reading"): Promise<void>;
  isWaiting(): Promise<boolean>;
  letGo(): Promise<void>;
  isGone(): Promise<boolean>;
  /** Cuts every connection of an application to this database. */
  cut(application: string): Promise<void>;
  /** How many rows these tables have. */
  countRows(tables: readonly string[]): Promise<readonly number[]>;
  /** How many migrations this database has. */
  countMigrations(): Promise<number>;
  end(): Promise<void>;
}

/** Looks at the import's connection from outside; its switch is the transaction that holds the lock on catalogue_version. */
export async function watchImport(url: string): Promise<ImportWatch> {
  const client = new pg.Client({ connectionString: url, application_name: "hub-watch" });
  const holder = new pg.Client({ connectionString: url, application_name: "hub-holder" });
  await Promise.all([client.connect(), holder.connect()]);
  const isFound = async (sql: string): Promise<boolean> => ((await client.query(sql)).rowCount ?? 0) > 0;
  return {
    isInTransaction: () =>
      isFound("SELECT FROM pg_locks WHERE relation = 'catalogue_version'::regclass AND mode = 'ShareRowExclusiveLock'"),
    hold: async (table, from = "writing") => {
      await holder.query(`BEGIN; LOCK TABLE ${table} IN ${from === "writing" ? "SHARE" : "ACCESS EXCLUSIVE"} MODE`);
    },
    isWaiting: () =>
      isFound("SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"),
    cut: async (application) => {
      const cut =
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1 AND datname = current_database()";
      await client.query(cut, [application]);
    },
    countRows: async (tables) => {
      const counts: number[] = [];
      for (const table of tables) counts.push((await client.query(`SELECT FROM ${table}`)).rowCount ?? 0);
      return counts;
    },
    countMigrations: async () => {
      const { rows } = await client.query<{ name: string | null }>("SELECT to_regclass('_prisma_migrations') AS name");
      if (rows[0]?.name === null) return 0;
      return (await client.query("SELECT FROM _prisma_migrations WHERE finished_at IS NOT NULL")).rowCount ?? 0;
    },
    letGo: async () => {
      await holder.query("ROLLBACK");
    },
    isGone: async () =>
      !(await isFound(
        "SELECT FROM pg_stat_activity WHERE application_name = 'hub-import' AND datname = current_database()",
      )),
    end: async () => {
      await Promise.all([client.end(), holder.end()]);
    },
  };
}

/** When the condition first held, undefined if it never did. */
export async function waitFor(holds: () => Promise<boolean>): Promise<number | undefined> {
  const giveUpAt = performance.now() + MAX_WAIT_MS;
  while (performance.now() < giveUpAt) {
    if (await holds()) return performance.now();
    await sleep(POLL_MS);
  }
  return undefined;
}
