import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { access, constants, mkdir, readFile, readlink, realpath, rename, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { log } from "#app/platform/log.server.ts";
import type { MeilisearchAddress } from "./meilisearch-server.server.ts";
import { makeScopedKeys } from "./scoped-keys.server.ts";

/** A Meilisearch of the portal's own, on this machine alone; the processes of one `DATA_DIR` share it. */
export interface OwnServer {
  readonly address: MeilisearchAddress;
  readonly version: string;
  /** Leaves it; the process that runs it stops it, and one that still uses it starts it again. */
  stop(): Promise<void>;
}

const START_MS = 20_000;
const STOP_MS = 5000;
const LOOK_MS = 1000;
const RUNNING_FILE = "running.json";

/** What is run, and where. */
interface Place {
  readonly program: string;
  readonly data: string;
  readonly masterKey: string;
}

const runningSchema = z.object({ url: z.url(), pid: z.int().positive(), ownerPid: z.int().positive() });
/** A server, and the process of the portal that will stop it. */
type Running = Readonly<z.infer<typeof runningSchema>>;

/** The program `meilisearch` on the PATH; undefined when there is none. */
export async function findMeilisearchProgram(searchPath = process.env["PATH"] ?? ""): Promise<string | undefined> {
  for (const folder of searchPath.split(path.delimiter).filter((name) => name !== "")) {
    const file = path.join(folder, "meilisearch");
    const isProgram = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isProgram) return file;
  }
  return undefined;
}

/**
 * Joins the server that runs on `folder`, or starts the program on a free port of the loopback, its data in one folder for each version:
 * an index is made anew sooner than it is moved from one version to another. The master key is drawn at the first start and makes the two
 * keys of the portal. Until `stop`, a server that ends, or that its process stops, is started again at the same address.
 */
export async function startOwnServer(program: string, folder: string): Promise<OwnServer> {
  const version = await versionOf(program);
  const data = path.resolve(folder, version);
  await mkdir(data, { recursive: true, mode: 0o700 });
  const place = { program, data, masterKey: await masterKeyOf(data) };
  const { url } = await joinOrStart(place);
  const stop = keepRunning(place, url);
  try {
    return { address: { url, ...(await makeScopedKeys(url, place.masterKey)) }, version, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The server of this folder that runs, or one started at `url`, if given. */
async function joinOrStart(place: Place, url?: string): Promise<Running> {
  const running = await findRunning(place.data);
  if (running !== undefined) return running;
  const at = url ?? `http://127.0.0.1:${await freePort()}`;
  const child = spawn(place.program, [], {
    ...{ env: environmentOf(place, at), cwd: place.data, stdio: "ignore" },
    // Ctrl-C in a terminal reaches the portal alone, which stops its own work first.
    detached: true,
  });
  child.on("error", () => undefined);
  try {
    await untilHealthy(at, child);
    const started = { url: at, pid: child.pid ?? 0, ownerPid: process.pid };
    await note(place.data, started);
    return started;
  } catch (error) {
    child.kill("SIGKILL");
    throw error;
  }
}

/** Looks every second whether the server runs; answers what stops looking, and the server if this process runs it. */
function keepRunning(place: Place, url: string): () => Promise<void> {
  const stopped = new AbortController();
  const isStopped = (): boolean => stopped.signal.aborted;
  const watched = (async (): Promise<void> => {
    while (!isStopped()) {
      await sleep(LOOK_MS, undefined, { ref: false, signal: stopped.signal }).catch(() => undefined);
      if (isStopped() || (await findRunning(place.data)) !== undefined) continue;
      log.warn({ event: "search-engine-ended" }, "Meilisearch has ended and is started again");
      await joinOrStart(place, url).catch((error: unknown) =>
        log.warn({ event: "search-engine-not-started", err: error }, "Meilisearch does not start"),
      );
    }
  })();
  return async () => {
    stopped.abort();
    await watched;
    const running = await findRunning(place.data);
    if (running?.ownerPid === process.pid) await stopServer(place.data, running.pid);
  };
}

/** The server that runs on this folder. One whose process was killed now belongs to this one: somebody must stop it in the end. */
async function findRunning(data: string): Promise<Running | undefined> {
  const said = await readFile(path.join(data, RUNNING_FILE), "utf8").catch(() => undefined);
  const running = said === undefined ? undefined : runningSchema.safeParse(readJson(said)).data;
  if (running === undefined || !(await isServerOf(data, running.pid))) return undefined;
  if (isAlive(running.ownerPid)) return running;
  const adopted = { ...running, ownerPid: process.pid };
  await note(data, adopted);
  return adopted;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Written aside, then renamed: who reads it meanwhile reads the one before. */
async function note(data: string, running: Running): Promise<void> {
  const draft = path.join(data, `${RUNNING_FILE}.${process.pid}`);
  await writeFile(draft, JSON.stringify(running));
  await rename(draft, path.join(data, RUNNING_FILE));
}

/** A process id may have been given to another program since: the working folder tells. */
async function isServerOf(data: string, pid: number): Promise<boolean> {
  if (process.platform !== "linux") return isAlive(pid);
  return (await readlink(`/proc/${pid}/cwd`).catch(() => "")) === (await realpath(data));
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function stopServer(data: string, pid: number): Promise<void> {
  process.kill(pid, "SIGTERM");
  for (const giveUpAt = performance.now() + STOP_MS; performance.now() < giveUpAt; await sleep(50))
    if (!(await isServerOf(data, pid))) return;
  process.kill(pid, "SIGKILL");
}

async function versionOf(program: string): Promise<string> {
  const child = spawn(program, ["--version"], { stdio: ["ignore", "pipe", "ignore"] });
  let written = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    written += text;
  });
  await once(child, "close");
  return z.string().parse(/\d+\.\d+\.\d+/.exec(written)?.[0]);
}

async function masterKeyOf(data: string): Promise<string> {
  const file = path.join(data, "master-key");
  const known = await readFile(file, "utf8").catch(() => undefined);
  if (known !== undefined) return known;
  const key = randomBytes(32).toString("base64url");
  await writeFile(file, key, { mode: 0o600 });
  return key;
}

/** Nothing of the portal's own environment: neither its secrets nor settings meant for another server. */
function environmentOf({ data, masterKey }: Place, url: string): NodeJS.ProcessEnv {
  return {
    NODE_ENV: "production",
    PATH: process.env["PATH"],
    MEILI_HTTP_ADDR: new URL(url).host,
    MEILI_DB_PATH: path.join(data, "data.ms"),
    MEILI_DUMP_DIR: path.join(data, "dumps"),
    MEILI_SNAPSHOT_DIR: path.join(data, "snapshots"),
    MEILI_MASTER_KEY: masterKey,
    MEILI_ENV: "production",
    MEILI_NO_ANALYTICS: "true",
    MEILI_LOG_LEVEL: "ERROR",
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = z.object({ port: z.int() }).parse(probe.address());
  probe.close();
  await once(probe, "close");
  return address.port;
}

async function untilHealthy(url: string, child: ChildProcess): Promise<void> {
  for (const giveUpAt = performance.now() + START_MS; performance.now() < giveUpAt; await sleep(50)) {
    if (child.exitCode !== null || child.pid === undefined) throw new Error("meilisearch ended while it started");
    const isHealthy = await fetch(`${url}/health`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isHealthy) return;
  }
  throw new Error(`meilisearch did not answer within ${START_MS} ms`);
}
