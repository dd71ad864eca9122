import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { openConnection } from "#app/platform/connections.server.ts";
import { log } from "#app/platform/log.server.ts";
import { bundledBinaries, type PostgresBinaries } from "./binaries.server.ts";
import { type Cluster, type ClusterOptions, clusterUrl, startCluster, stopCluster } from "./cluster.server.ts";
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
/** The lock is shared, and held alone for an instant only: when leaving, a server that does not answer is not waited for. */
const HOLDER_WAITS = { connectionMs: 10_000, answerMs: 30_000 };
const RESTART_PAUSE_MS = 1000;

/**
 * Starts, or joins, the PostgreSQL of `${dataDir}/postgres`, with its two roles and its database. Until `release`, a server that dies
 * is started again at the same address.
 */
export async function openEmbeddedDatabase(dataDir: string): Promise<EmbeddedDatabase> {
  const binaries = await bundledBinaries();
  const options = { dataDir: path.resolve(dataDir, "postgres"), binaries, durability: "durable" } as const;
  return keepRunning(options, await startAndHold(options));
}

/** A server, and the connection by which this process says that it uses it. */
interface Hold {
  readonly cluster: Cluster;
  readonly client: pg.Client;
}

async function startAndHold(options: ClusterOptions): Promise<Hold> {
  for (let attempt = 1; ; attempt += 1) {
    const cluster = await startCluster(options);
    try {
      return { cluster, client: await hold(cluster) };
    } catch (error) {
      // The previous holder may be stopping the server right now.
      if (attempt === HOLD_ATTEMPTS) throw error;
      await sleep(100);
    }
  }
}

function keepRunning(options: ClusterOptions, first: Hold): EmbeddedDatabase {
  const released = new AbortController();
  let current = first;
  let revival: Promise<void> = Promise.resolve();
  const watch = ({ client }: Hold): void => {
    client.once("end", () => {
      if (!released.signal.aborted) revival = revive();
    });
  };
  async function revive(): Promise<void> {
    log.error({ event: "database-lost" }, "the embedded PostgreSQL is gone and is started again");
    while (!released.signal.aborted) {
      try {
        current = await startAndHold(options);
        watch(current);
        log.info({ event: "database-back" }, "the embedded PostgreSQL answers again");
        return;
      } catch (error) {
        // Processes of the dead server may still hold its memory for a moment.
        log.error({ event: "database-lost", err: error }, "the embedded PostgreSQL does not start");
        await sleep(RESTART_PAUSE_MS, undefined, { signal: released.signal }).catch(() => undefined);
      }
    }
  }
  watch(first);
  return {
    ...addresses(first.cluster),
    async release(): Promise<void> {
      released.abort();
      await revival;
      if (await isLastHolder(current.client)) await stopCluster(current.cluster);
    },
  };
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

async function hold(cluster: Cluster): Promise<pg.Client> {
  const { superuserUrl } = addresses(cluster);
  const holder = await openConnection({ connectionString: superuserUrl, application_name: "hub-holder" }, HOLDER_WAITS);
  await holder.query("SELECT pg_advisory_lock_shared($1)", [HOLDERS_LOCK]);
  await ensureRoles(superuserUrl);
  await ensureDatabase(superuserUrl, HUB_DATABASE);
  return holder;
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
