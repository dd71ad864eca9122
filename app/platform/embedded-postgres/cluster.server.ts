import { type ChildProcess, spawn } from "node:child_process";
import { open, readFile, rm, stat } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { withConnection } from "#app/platform/connections.server.ts";
import type { PostgresBinaries } from "./binaries.server.ts";
import { EmbeddedPostgresError } from "./embedded-postgres-error.ts";
import { initialiseCluster } from "./initialise-cluster.server.ts";
import { isServerOf, readPostmasterFile, removeStaleFiles } from "./postmaster-file.server.ts";
import { keepSocketDir, openSocketDir, removeSocketDir } from "./socket-folder.server.ts";
import { type Command, unprivilegedCommand } from "./unprivileged-command.server.ts";

/** Where a cluster lives and how it is run. */
export interface ClusterOptions {
  readonly dataDir: string;
  readonly binaries: PostgresBinaries;
  /** `scratch` gives up durability for speed: for tests and comparisons, never for data one wants to keep. */
  readonly durability: "durable" | "scratch";
}

/** A server that answers, on a Unix socket only. */
export interface Cluster {
  readonly dataDir: string;
  readonly socketDir: string;
  readonly pid: number;
}

const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 30_000;
const WINNER_TIMEOUT_MS = 1_000;
const POLL_MS = 25;

const SETTINGS = {
  listen_addresses: "",
  unix_socket_permissions: "0700",
  max_connections: "60",
  shared_buffers: "256MB",
  work_mem: "32MB",
  maintenance_work_mem: "128MB",
  max_wal_size: "2GB",
  random_page_cost: "1.1",
  jit: "off",
} as const;

const SCRATCH_SETTINGS = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" } as const;

/** Starts the cluster of a folder, creating it if needed, or takes over the server that already runs on it. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const dataDir = path.resolve(options.dataDir);
  const deadline = Date.now() + START_TIMEOUT_MS;
  await initialiseCluster(dataDir, options.binaries);
  for (;;) {
    const running = await findRunningServer(dataDir, deadline);
    if (running !== undefined) return running;
    const started = await launch({ ...options, dataDir }, deadline);
    if (started !== undefined) return started;
  }
}

/** Stops the server ("fast": open transactions are rolled back) and waits until its files are closed. */
export async function stopCluster(cluster: Cluster): Promise<void> {
  if (!(await isServerOf(cluster.dataDir, cluster.pid))) return;
  process.kill(cluster.pid, "SIGINT");
  const deadline = Date.now() + STOP_TIMEOUT_MS;
  while (await isServerOf(cluster.dataDir, cluster.pid)) {
    if (Date.now() > deadline) {
      throw new EmbeddedPostgresError(`PostgreSQL ne s'arrête pas (processus ${cluster.pid}).`);
    }
    await sleep(POLL_MS);
  }
  await removeSocketDir(cluster.socketDir);
}

/** Address of a database of the cluster for a role; the socket's folder is the only lock, so there is no password. */
export function clusterUrl(cluster: Pick<Cluster, "socketDir">, role: string, database: string): string {
  return `postgresql://${role}@localhost/${database}?host=${encodeURIComponent(cluster.socketDir)}`;
}

async function findRunningServer(dataDir: string, deadline: number): Promise<Cluster | undefined> {
  for (;;) {
    const file = await readPostmasterFile(dataDir);
    if (file === undefined) return undefined;
    if (!(await isServerOf(dataDir, file.pid))) {
      await removeStaleFiles(dataDir, file);
      return undefined;
    }
    const cluster = { dataDir, socketDir: file.socketDir, pid: file.pid };
    if (file.ready && (await answers(cluster))) return cluster;
    const socketLost = (await stat(file.socketDir).catch(() => undefined)) === undefined;
    if (socketLost) {
      // A cleaner of the temporary folder removed the socket: no client can connect to this server any more.
      await stopCluster(cluster);
      return undefined;
    }
    if (Date.now() > deadline) {
      throw new EmbeddedPostgresError(`PostgreSQL (processus ${file.pid}) tourne mais ne répond pas.`);
    }
    await sleep(POLL_MS);
  }
}

async function answers(cluster: Cluster): Promise<boolean> {
  try {
    const connectionString = clusterUrl(cluster, "postgres", "postgres");
    await withConnection(connectionString, (client) => client.query("SELECT 1"));
    return true;
  } catch {
    return false;
  }
}

/** Starts the server; undefined when another process was faster on the same folder. */
async function launch(options: ClusterOptions, deadline: number): Promise<Cluster | undefined> {
  const socketDir = await openSocketDir(options.dataDir);
  await removeDeadLock(options.dataDir, socketDir);
  const logPath = `${options.dataDir}.log`;
  const server = await spawnServer(options, socketDir, logPath);
  while (server.exitCode === null && server.signalCode === null) {
    const file = await readPostmasterFile(options.dataDir);
    if (file?.ready === true && file.pid === server.pid) {
      await keepSocketDir(options.dataDir, socketDir);
      return { dataDir: options.dataDir, socketDir, pid: file.pid };
    }
    if (Date.now() > deadline) break;
    await sleep(POLL_MS);
  }
  if (await isServedByAnother(options.dataDir)) return undefined;
  const log = await readFile(logPath, "utf8").catch(() => "");
  throw new EmbeddedPostgresError(
    `PostgreSQL n'a pas démarré. Son journal (${logPath}) se termine ainsi :\n${log.split("\n").slice(-12).join("\n")}`,
  );
}

/** A server that was faster may still be writing who it is. */
async function isServedByAnother(dataDir: string): Promise<boolean> {
  const deadline = Date.now() + WINNER_TIMEOUT_MS;
  do {
    const file = await readPostmasterFile(dataDir);
    if (file !== undefined && (await isServerOf(dataDir, file.pid))) return true;
    await sleep(POLL_MS);
  } while (Date.now() < deadline);
  return false;
}

/** A killed server leaves its lock beside the socket: it would block the next start when its pid was given to another program. */
async function removeDeadLock(dataDir: string, socketDir: string): Promise<void> {
  const lock = path.join(socketDir, ".s.PGSQL.5432.lock");
  const [pid = ""] = (await readFile(lock, "utf8").catch(() => "")).split("\n", 1);
  if (pid !== "" && !(await isServerOf(dataDir, Number(pid)))) await rm(lock, { force: true });
}

async function spawnServer(options: ClusterOptions, socketDir: string, logPath: string): Promise<ChildProcess> {
  const settings = {
    ...SETTINGS,
    ...(options.durability === "scratch" ? SCRATCH_SETTINGS : {}),
    unix_socket_directories: socketDir,
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const server = { file: options.binaries.postgres, args: ["-D", options.dataDir, ...flags] };
  const command = await unprivilegedCommand(options.durability === "scratch" ? await dyingWithParent(server) : server);
  const log = await open(logPath, "w", 0o600);
  try {
    // Detached: Ctrl-C in a terminal reaches the portal alone, which stops its own work before the database's.
    const child = spawn(command.file, [...command.args], { detached: true, stdio: ["ignore", log.fd, log.fd] });
    child.unref();
    child.on("error", () => undefined);
    return child;
  } finally {
    await log.close();
  }
}

/** Nobody takes over a scratch server: where the system can, it ends with the process that started it, even killed. */
async function dyingWithParent(server: Command): Promise<Command> {
  const setpriv = "/usr/bin/setpriv";
  if ((await stat(setpriv).catch(() => undefined)) === undefined) return server;
  return { file: setpriv, args: ["--pdeathsig", "QUIT", server.file, ...server.args] };
}
