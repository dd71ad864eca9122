import { execFileSync } from "node:child_process";
import path from "node:path";
import pg from "pg";
import { type Database, openDatabase } from "#app/platform/database.server.ts";
import { openScratchCluster } from "#app/platform/embedded-postgres/embedded-database.server.ts";
import { APP_ROLE, ensureDatabase } from "#app/platform/embedded-postgres/roles.server.ts";
import { importRome } from "#app/skills/import-rome.server.ts";
import { importTerritories } from "#app/territories/import-territories.server.ts";
import { deployMigrations } from "#prisma/deploy.ts";
import { withDatabaseName } from "#prisma/migration-adapter.ts";
import { SHARED_DATA } from "#tests/support/shared-data.ts";

const TEMPLATE = "portal";

/** A PostgreSQL of its own in a temporary folder, with a migrated database to clone. */
export interface ScratchPortal {
  readonly postgresVersion: string;
  /** A copy of the template: its address for the app role. */
  clone(name: string): Promise<string>;
  /** A database without any table: its address for the owner. */
  createEmpty(name: string): Promise<string>;
  /** The address of one of these databases for the superuser. */
  superuserUrlOf(name: string): string;
  drop(name: string): Promise<void>;
  /** Runs work on the template itself, before it is cloned. */
  prepare(work: (database: Database) => Promise<void>): Promise<void>;
  /** The same, given the address of the template's owner. */
  prepareAsOwner(work: (ownerUrl: string) => Promise<void>): Promise<void>;
  /** The template for the app role: nobody may be connected to it when it is cloned. */
  readonly templateUrl: string;
  release(): Promise<void>;
}

/** Starts the server and migrates the template. */
export async function openScratchPortal(): Promise<ScratchPortal> {
  const cluster = await openScratchCluster();
  const { superuserUrl } = cluster;
  await ensureDatabase(superuserUrl, TEMPLATE);
  await deployMigrations({ ownerUrl: withDatabaseName(cluster.ownerUrl, TEMPLATE), appRole: APP_ROLE });
  const admin = new pg.Client({ connectionString: superuserUrl });
  await admin.connect();
  const { rows } = await admin.query<{ server_version: string }>("SHOW server_version");
  return {
    templateUrl: withDatabaseName(cluster.appUrl, TEMPLATE),
    postgresVersion: rows[0]?.server_version ?? "",
    async clone(name): Promise<string> {
      await admin.query(`CREATE DATABASE ${name} OWNER hub_owner TEMPLATE ${TEMPLATE} STRATEGY FILE_COPY`);
      return withDatabaseName(cluster.appUrl, name);
    },
    async createEmpty(name): Promise<string> {
      await ensureDatabase(superuserUrl, name);
      return withDatabaseName(cluster.ownerUrl, name);
    },
    superuserUrlOf: (name) => withDatabaseName(superuserUrl, name),
    async drop(name): Promise<void> {
      await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
    async prepare(work): Promise<void> {
      const database = openDatabase(withDatabaseName(cluster.appUrl, TEMPLATE));
      try {
        await work(database);
      } finally {
        await database.close();
      }
    },
    prepareAsOwner: (work) => work(withDatabaseName(cluster.ownerUrl, TEMPLATE)),
    async release(): Promise<void> {
      await admin.end();
      await cluster.release();
    },
  };
}

/** Loads the published ROME and the territories, which real feeds refer to. */
export async function loadPublishedReferences(database: Database): Promise<void> {
  const now = (): Date => new Date();
  await importRome({ directory: path.join(SHARED_DATA, "rome-v460"), db: database, now });
  await importTerritories({ directory: path.join(SHARED_DATA, "territoires"), db: database, now });
}

/** The commit a figure was taken on. */
export function currentCommit(): string {
  return execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
}
