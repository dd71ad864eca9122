import { PrismaPg } from "@prisma/adapter-pg";
import {
  ColumnTypeEnum,
  type IsolationLevel,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
  type SqlQueryable,
  type SqlResultSet,
  type Transaction,
} from "@prisma/driver-adapter-utils";
import pg from "pg";
import { openPool } from "#app/platform/connections.server.ts";

const CHAR_OID = 18;
const TEXT_OID = 25;

/**
 * Prisma's PostgreSQL adapter, corrected for migrations: a script is sent whole (the stock adapter cuts it at every
 * semicolon, function bodies and comments included), the catalogue type `"char"` is understood, and comparisons use a
 * database made from template0.
 */
export class MigrationAdapterFactory implements SqlMigrationAwareDriverAdapterFactory {
  readonly provider = "postgres";
  readonly adapterName = "@prisma/adapter-pg";
  readonly #url: string;
  readonly #closings = new Set<() => Promise<void>>();

  constructor(url: string) {
    this.#url = url;
  }

  async connect(): Promise<SqlDriverAdapter> {
    const pool = openEnginePool(this.#url);
    return connectAdapter(
      pool,
      this.#onClose(() => pool.end()),
    );
  }

  async connectToShadowDb(): Promise<SqlDriverAdapter> {
    const database = `hub_shadow_${globalThis.crypto.randomUUID()}`;
    const admin = openEnginePool(this.#url);
    await admin.query(`CREATE DATABASE ${pg.escapeIdentifier(database)} TEMPLATE template0`);
    const pool = openEnginePool(withDatabaseName(this.#url, database));
    return connectAdapter(
      pool,
      this.#onClose(async () => {
        await pool.end();
        await admin.query(`DROP DATABASE ${pg.escapeIdentifier(database)} WITH (FORCE)`);
        await admin.end();
      }),
    );
  }

  /** Closes every connection that the engine left open. */
  async close(): Promise<void> {
    for (const closeOne of this.#closings) await closeOne();
  }

  #onClose(close: () => Promise<void>): () => Promise<void> {
    const closeOnce = async (): Promise<void> => {
      if (this.#closings.delete(closeOnce)) await close();
    };
    this.#closings.add(closeOnce);
    return closeOnce;
  }
}

/** The same address on another database. */
export function withDatabaseName(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(database)}`;
  return changed.href;
}

/** One connection, because the engine's lock belongs to a session; it does not keep the process alive. */
function openEnginePool(url: string): pg.Pool {
  return openPool({ connectionString: url, max: 1, allowExitOnIdle: true });
}

async function connectAdapter(pool: pg.Pool, dispose: () => Promise<void>): Promise<SqlDriverAdapter> {
  const adapter = await new PrismaPg(pool).connect();
  const startTransaction = adapter.startTransaction.bind(adapter);
  return Object.assign(readingCharColumns(adapter), {
    async startTransaction(isolationLevel?: IsolationLevel): Promise<Transaction> {
      return readingCharColumns(await startTransaction(isolationLevel));
    },
    async executeScript(script: string): Promise<void> {
      try {
        await pool.query(script);
      } catch (error) {
        reportDriverError(adapter, error);
      }
    },
    dispose,
  });
}

/** Makes `queryRaw` report columns of type `"char"`, which the stock adapter refuses to read. */
function readingCharColumns<Queryable extends SqlQueryable>(queryable: Queryable): Queryable {
  const { queryRaw } = queryable;
  return Object.assign(queryable, {
    async queryRaw(query: SqlQuery): Promise<SqlResultSet> {
      const charColumns: number[] = [];
      const scoped: SqlQueryable = Object.create(queryable, {
        performIO: { value: (asked: SqlQuery) => performNotingChars(queryable, asked, charColumns) },
      });
      const result: SqlResultSet = await queryRaw.call(scoped, query);
      for (const column of charColumns) result.columnTypes[column] = ColumnTypeEnum.Character;
      return result;
    },
  });
}

async function performNotingChars(
  queryable: SqlQueryable,
  query: SqlQuery,
  charColumns: number[],
): Promise<pg.QueryArrayResult> {
  const result: pg.QueryArrayResult = await callInternal(queryable, "performIO", query);
  for (const [index, field] of result.fields.entries()) {
    if (field.dataTypeID !== CHAR_OID) continue;
    field.dataTypeID = TEXT_OID;
    charColumns.push(index);
  }
  return result;
}

/** Turns a driver's error into the form the engine knows; always throws. */
function reportDriverError(queryable: SqlQueryable, error: unknown): void {
  callInternal(queryable, "onError", error);
}

/** The adapter keeps these two methods private in its types; they are what has to be corrected. */
function callInternal<Answer>(queryable: SqlQueryable, method: "performIO" | "onError", argument: unknown): Answer {
  const target: unknown = Reflect.get(queryable, method);
  if (typeof target !== "function") throw new Error(`@prisma/adapter-pg has no method ${method} any more`);
  return target.call(queryable, argument);
}
