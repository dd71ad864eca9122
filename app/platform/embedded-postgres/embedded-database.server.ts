import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { bundledBinaries, type PostgresBinaries } from "./binaries.server.ts";
import { type Cluster, clusterUrl, startCluster, stopCluster } from "./cluster.server.ts";
import { APP_ROLE, ensureDatabase, ensureRoles, HUB_DATABASE, OWNER_ROLE } from "./roles.server.ts";

/** The portal's own PostgreSQL, held open by this process until `release`. */
export interface EmbeddedDatabase {
  readonly superuserUrl: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly pid: number;
  /** Lets go; the last process to do so stops the server. */
  release(): Promise<void>;
}

/** Key of the advisory lock every user of the cluster shares: who gets it alone knows to be the last one. */
const HOLDERS_LOCK = 7_266_001;
const HOLD_ATTEMPTS = 20;

/** Starts, or joins, the PostgreSQL of `${dataDir}/postgres`, with its two roles and its database. */
export async function openEmbeddedDatabase(dataDir: string): Promise<EmbeddedDatabase> {
  const binaries = await bundledBinaries();
  const clusterDir = path.resolve(dataDir, "postgres");
  for (let attempt = 1; ; attempt += 1) {
    const cluster = await startCluster({ dataDir: clusterDir, binaries, durability: "durable" });
    try {
      return await hold(cluster);
    } catch (error) {
      // The previous holder may be stopping the server right now.
      if (attempt === HOLD_ATTEMPTS) throw error;
      await sleep(100);
    }
  }
}

/** A PostgreSQL in a temporary folder, without durability, for tests and schema comparisons. */
export async function openScratchCluster(binaries?: PostgresBinaries): Promise<EmbeddedDatabase> {
  const root = await mkdtemp(path.join(tmpdir(), "hub-scratch-"));
  const cluster = await startCluster({
    dataDir: path.join(root, "postgres"),
    binaries: binaries ?? (await bundledBinaries()),
    durability: "scratch",
  });
  await ensureRoles(clusterUrl(cluster, "postgres", "postgres"));
  return {
    ...addresses(cluster),
    async release(): Promise<void> {
      await stopCluster(cluster);
      await rm(root, { recursive: true, force: true });
    },
  };
}

async function hold(cluster: Cluster): Promise<EmbeddedDatabase> {
  const { superuserUrl } = addresses(cluster);
  const holder = new pg.Client({ connectionString: superuserUrl, application_name: "hub-holder" });
  holder.on("error", () => undefined);
  await holder.connect();
  await holder.query("SELECT pg_advisory_lock_shared($1)", [HOLDERS_LOCK]);
  await ensureRoles(superuserUrl);
  await ensureDatabase(superuserUrl, HUB_DATABASE);
  return {
    ...addresses(cluster),
    async release(): Promise<void> {
      if (await isLastHolder(holder)) await stopCluster(cluster);
    },
  };
}

async function isLastHolder(holder: pg.Client): Promise<boolean> {
  try {
    await holder.query("SELECT pg_advisory_unlock_shared($1)", [HOLDERS_LOCK]);
    const { rows } = await holder.query("SELECT pg_try_advisory_lock($1) AS alone", [HOLDERS_LOCK]);
    return rows[0]?.alone === true;
  } catch {
    // The server is gone or going: stopping it is harmless, and waits for it.
    return true;
  } finally {
    await holder.end().catch(() => undefined);
  }
}

function addresses(cluster: Cluster): Pick<EmbeddedDatabase, "superuserUrl" | "ownerUrl" | "appUrl" | "pid"> {
  return {
    superuserUrl: clusterUrl(cluster, "postgres", "postgres"),
    ownerUrl: clusterUrl(cluster, OWNER_ROLE, HUB_DATABASE),
    appUrl: clusterUrl(cluster, APP_ROLE, HUB_DATABASE),
    pid: cluster.pid,
  };
}
