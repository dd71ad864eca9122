import { createHash } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";
import { openPool, type WaitLimits } from "./connections.server.ts";
import { env } from "./env.server.ts";
import { PrismaClient } from "./prisma-client/client.ts";

/** One pool of connections, seen through `pg` for SQL and through Prisma for plain records. */
export interface Database {
  readonly pool: pg.Pool;
  readonly prisma: PrismaClient;
  close(): Promise<void>;
}

/** How a process uses the database. */
export interface DatabaseOptions {
  /** Shown by `pg_stat_activity`, so that an operator sees who holds a connection. */
  readonly applicationName?: string;
  readonly maxConnections?: number;
  /** What lasts longer is cancelled by the server; absent: no limit, for imports and rebuilds. */
  readonly timeouts?: SessionTimeouts;
  /** How long to wait for a server that says nothing. */
  readonly waits?: WaitLimits;
}

/** In milliseconds: one statement, a wait for a lock, a transaction that waits for its next statement. */
interface SessionTimeouts {
  readonly statement_timeout: number;
  readonly lock_timeout: number;
  readonly idle_in_transaction_session_timeout: number;
}

const OPENED: unique symbol = Symbol.for("hub.database");
/** A person does not wait longer; a request that hangs must not hold what others need. */
const PAGE_TIMEOUTS: SessionTimeouts = {
  statement_timeout: 5000,
  lock_timeout: 2000,
  idle_in_transaction_session_timeout: 10_000,
};
/** A server that keeps its own limit answers before; one that is frozen, or cut off, answers nothing. */
const PAGE_WAITS: WaitLimits = { connectionMs: 3000, answerMs: 6000 };
const MAX_CONNECTIONS = 10;
const MAX_STATEMENT_NAMES = 500;
/** Compiling a plan, or starting a second process for it, costs more than the short queries of a page gain. */
const SESSION_SETTINGS = "-c jit=off -c max_parallel_workers_per_gather=0";

/** Opens the database at an address. Says nothing to the server before the first query. */
export function openDatabase(url: string, options: DatabaseOptions = {}): Database {
  const config = {
    connectionString: withSessionSettings(url, options),
    max: options.maxConnections ?? MAX_CONNECTIONS,
    application_name: options.applicationName ?? "hub",
  };
  const pool = openPool(config, options.waits);
  const adapter = new PrismaPg(pool, { statementNameGenerator: statementNames() });
  const prisma = new PrismaClient({ adapter });
  return {
    pool,
    prisma,
    async close(): Promise<void> {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

/** The built application holds its own copy of this module: the copies share one pool through the global object. */
const shared: typeof globalThis & { [OPENED]?: Database } = globalThis;

/** The database of this process, at `DATABASE_URL`. There is no default address: a test never reaches real data. */
export function database(): Database {
  const opened = shared[OPENED];
  if (opened !== undefined) return opened;
  const url = env().DATABASE_URL;
  if (url === undefined) throw new Error("DATABASE_URL is not set: no database to open");
  return useDatabase(openDatabase(url, { timeouts: PAGE_TIMEOUTS, waits: PAGE_WAITS }));
}

/** Makes `database()` answer this one from now on: for commands that choose their own settings. */
export function useDatabase(chosen: Database): Database {
  shared[OPENED] = chosen;
  return chosen;
}

/** Closes the database of this process, if it was opened. */
export async function closeDatabase(): Promise<void> {
  const opened = shared[OPENED];
  delete shared[OPENED];
  await opened?.close();
}

/** Adds to the address what every session must start with, after what the address itself asks (`role`, for instance). */
function withSessionSettings(url: string, options: DatabaseOptions): string {
  const address = new URL(url);
  const timeouts = Object.entries(options.timeouts ?? {}).map(([name, milliseconds]) => `-c ${name}=${milliseconds}`);
  const asked = address.searchParams.get("options") ?? "";
  address.searchParams.set("options", [asked, SESSION_SETTINGS, ...timeouts].join(" ").trim());
  return address.href;
}

/** Names the first statements seen, so that the server keeps their plans; beyond the cap they stay nameless. */
function statementNames(): (query: { readonly sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size >= MAX_STATEMENT_NAMES) return "";
    const name = createHash("sha256").update(sql).digest("hex").slice(0, 20);
    names.set(sql, name);
    return name;
  };
}
