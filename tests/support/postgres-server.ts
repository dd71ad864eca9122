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

type Kind = "bundled" | "debian";

/** Several projects of one run share the server of a kind. */
const shared: typeof globalThis & { [RUNNING]?: Map<Kind, Promise<TestServer>> } = globalThis;

/**
 * Vitest's global set-up: starts PostgreSQL with a migrated template; the returned function stops it. The project `debian` gets the
 * PostgreSQL of Debian, the others the bundled one.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared[RUNNING] ??= new Map();
  const servers = shared[RUNNING];
  const kind = project.name === "debian" ? "debian" : "bundled";
  const starting = servers.get(kind) ?? startServer(kind);
  servers.set(kind, starting);
  const server = await starting;
  server.users += 1;
  const { superuserUrl, ownerUrl, appUrl } = server.cluster;
  project.provide("postgres", { superuserUrl, ownerUrl, appUrl });
  return async () => {
    server.users -= 1;
    if (server.users > 0) return;
    servers.delete(kind);
    await server.cluster.release();
  };
}

/** The newest PostgreSQL that Debian installed on this machine; undefined when there is none. */
async function debianBinaries(): Promise<PostgresBinaries | undefined> {
  const versions = await readdir(DEBIAN_ROOT).catch(() => []);
  const newest = versions
    .map(Number)
    .filter(Number.isInteger)
    .sort((a, b) => b - a)[0];
  return newest === undefined ? undefined : binariesIn(path.join(DEBIAN_ROOT, String(newest), "bin"));
}

async function startServer(kind: Kind): Promise<TestServer> {
  const cluster = await openScratchCluster(kind === "debian" ? await requireDebianBinaries() : undefined);
  await ensureDatabase(cluster.superuserUrl, TEMPLATE);
  await deployMigrations({ ownerUrl: withDatabaseName(cluster.ownerUrl, TEMPLATE), appRole: APP_ROLE });
  const admin = new pg.Client({ connectionString: cluster.superuserUrl });
  await admin.connect();
  await admin.query(`ALTER DATABASE ${TEMPLATE} WITH IS_TEMPLATE true ALLOW_CONNECTIONS false`);
  await admin.end();
  return { cluster, users: 0 };
}

async function requireDebianBinaries(): Promise<PostgresBinaries> {
  const debian = await debianBinaries();
  if (debian === undefined) throw new Error(`The project debian needs a PostgreSQL in ${DEBIAN_ROOT}`);
  return debian;
}
