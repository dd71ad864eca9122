import { readdir } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { binariesIn, type PostgresBinaries } from "#app/platform/embedded-postgres/binaries.server.ts";
import { type EmbeddedDatabase, openScratchCluster } from "#app/platform/embedded-postgres/embedded-database.server.ts";
import { APP_ROLE, ensureDatabase } from "#app/platform/embedded-postgres/roles.server.ts";
import { deployMigrations } from "#prisma/deploy.ts";
import { withDatabaseName } from "#prisma/migration-adapter.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Addresses of the test server: each test file clones the template, see test-database.ts. */
    readonly postgres: { readonly superuserUrl: string; readonly ownerUrl: string; readonly appUrl: string };
  }
}

const TEMPLATE = "hub_template";
const DEBIAN_ROOT = "/usr/lib/postgresql";
const RUNNING = Symbol.for("hub.test-postgres");

interface TestServer {
  readonly cluster: EmbeddedDatabase;
  users: number;
}

/** Several projects of one run share the server: the schema engine stands only one instance in a process. */
const shared: typeof globalThis & { [RUNNING]?: Promise<TestServer> } = globalThis;

/** Vitest's global set-up: starts PostgreSQL with a migrated template; the returned function stops it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared[RUNNING] ??= startServer();
  const server = await shared[RUNNING];
  server.users += 1;
  const { superuserUrl, ownerUrl, appUrl } = server.cluster;
  project.provide("postgres", { superuserUrl, ownerUrl, appUrl });
  return async () => {
    server.users -= 1;
    if (server.users > 0) return;
    delete shared[RUNNING];
    await server.cluster.release();
  };
}

/** The newest PostgreSQL that Debian installed on this machine; undefined when there is none. */
export async function debianBinaries(): Promise<PostgresBinaries | undefined> {
  const versions = await readdir(DEBIAN_ROOT).catch(() => []);
  const newest = versions
    .map(Number)
    .filter(Number.isInteger)
    .sort((a, b) => b - a)[0];
  return newest === undefined ? undefined : binariesIn(path.join(DEBIAN_ROOT, String(newest), "bin"));
}

async function startServer(): Promise<TestServer> {
  const cluster = await openScratchCluster(await chosenBinaries());
  await ensureDatabase(cluster.superuserUrl, TEMPLATE);
  await deployMigrations({ ownerUrl: withDatabaseName(cluster.ownerUrl, TEMPLATE), appRole: APP_ROLE });
  const admin = new pg.Client({ connectionString: cluster.superuserUrl });
  await admin.connect();
  await admin.query(`ALTER DATABASE ${TEMPLATE} WITH IS_TEMPLATE true ALLOW_CONNECTIONS false`);
  await admin.end();
  return { cluster, users: 0 };
}

/** `HUB_TEST_POSTGRES=debian` runs the tests on Debian's PostgreSQL instead of the bundled one. */
async function chosenBinaries(): Promise<PostgresBinaries | undefined> {
  if (process.env["HUB_TEST_POSTGRES"] !== "debian") return undefined;
  const debian = await debianBinaries();
  if (debian === undefined) throw new Error(`HUB_TEST_POSTGRES=debian, but ${DEBIAN_ROOT} holds no PostgreSQL`);
  return debian;
}
