import { readFile } from "node:fs/promises";
import type pg from "pg";
import { withConnection } from "#app/platform/connections.server.ts";
import { GRANTS_FILE, readMigrations } from "./migration-files.ts";
import { withSchemaEngine } from "./schema-engine.ts";

/** Taken for a whole deploy: any number that nothing else in the database locks. */
const DEPLOY_LOCK = 7_215_001;

const NO_FILTER = { externalTables: [], externalEnums: [] };

/** Which database to migrate, and who will use it. */
export interface DeployOptions {
  readonly ownerUrl: string;
  /** Receives rights on the rows; undefined when the owner itself serves the portal. */
  readonly appRole: string | undefined;
  /** Where the migrations are; by default those of the project. */
  readonly migrationsDir?: string;
}

/**
 * Applies the migrations that are missing, then gives the app role its rights. Returns the names just applied. Deploys
 * of one database follow each other: rights given twice at the same instant fail (`tuple concurrently updated`), and the
 * engine's own lock gives up after ten seconds.
 */
export async function deployMigrations(options: DeployOptions): Promise<readonly string[]> {
  const migrationsList = await readMigrations(options.migrationsDir);
  return withConnection(options.ownerUrl, async (client) => {
    await client.query("SET lock_timeout = '5min'");
    await client.query("SELECT pg_advisory_lock($1)", [DEPLOY_LOCK]);
    const interrupted = await findInterrupted(client);
    const { appliedMigrationNames } = await withSchemaEngine(options.ownerUrl, async (engine) => {
      for (const migrationName of interrupted) await engine.markMigrationRolledBack({ migrationName });
      return engine.applyMigrations({ migrationsList, filters: NO_FILTER });
    }).catch(async (error: unknown) => {
      // The engine says in words alone that the database went away: this connection, lost with it, says it by a code.
      await client.query("SELECT");
      throw error;
    });
    if (options.appRole !== undefined) await applyGrants(client, options.appRole);
    return appliedMigrationNames;
  });
}

/** Where a database stands against the migrations of the folder; every list is empty when all is well. */
export interface MigrationStatus {
  readonly unapplied: readonly string[];
  readonly failed: readonly string[];
  readonly edited: readonly string[];
  readonly unknown: readonly string[];
}

/** Compares the history kept in the database with the migrations of the folder. */
export async function migrationStatus(ownerUrl: string, migrationsDir?: string): Promise<MigrationStatus> {
  const migrationsList = await readMigrations(migrationsDir);
  const found = await withSchemaEngine(ownerUrl, (engine) =>
    engine.diagnoseMigrationHistory({ migrationsList, optInToShadowDatabase: false, filters: NO_FILTER }),
  );
  const { history } = found;
  const interrupted = await withConnection(ownerUrl, findInterrupted);
  const unapplied = history !== null && "unappliedMigrationNames" in history ? history.unappliedMigrationNames : [];
  return {
    unapplied: [...new Set([...interrupted, ...unapplied])].sort(),
    unknown: history !== null && "unpersistedMigrationNames" in history ? history.unpersistedMigrationNames : [],
    failed: found.failedMigrationNames.filter((name) => !interrupted.includes(name)),
    edited: found.editedMigrationNames,
  };
}

/** Declares a failed migration undone, so that deploying it again is accepted (P3009 before that). */
export async function markRolledBack(ownerUrl: string, migrationName: string): Promise<void> {
  await withSchemaEngine(ownerUrl, (engine) => engine.markMigrationRolledBack({ migrationName }));
}

/**
 * Migrations whose connection was lost: `logs` says so, or nothing. A script is sent whole, so that PostgreSQL runs it in one transaction,
 * and nothing of it is there; one that PostgreSQL refused waits for the operator.
 */
async function findInterrupted(client: pg.Client): Promise<readonly string[]> {
  const { rows: tables } = await client.query<{ name: string | null }>(
    "SELECT to_regclass('_prisma_migrations') AS name",
  );
  if (tables[0]?.name === null) return [];
  const { rows } = await client.query<{ name: string }>(`SELECT migration_name AS name FROM _prisma_migrations
    WHERE finished_at IS NULL AND rolled_back_at IS NULL AND coalesce(logs, '') ~ '^$|FATAL:|Connection terminated' ORDER BY started_at`);
  return rows.map(({ name }) => name);
}

async function applyGrants(client: pg.Client, appRole: string): Promise<void> {
  const sql = await readFile(GRANTS_FILE, "utf8");
  await client.query("SELECT set_config('hub.app_role', $1, false)", [appRole]);
  await client.query(sql);
}
