import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { access, constants, mkdir, readFile, readlink, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { log } from "#app/platform/log.server.ts";
import type { MeilisearchAddress } from "./meilisearch-server.server.ts";
import { makeScopedKeys } from "./scoped-keys.server.ts";

/** A Meilisearch that this process runs for itself, on this machine alone. */
export interface OwnServer {
  readonly address: MeilisearchAddress;
  readonly version: string;
  stop(): Promise<void>;
}

const START_MS = 20_000;
const STOP_MS = 5000;
const RESTART_MS = 1000;
const RUNNING_FILE = "running.json";

const runningSchema = z.object({ url: z.url(), pid: z.int().positive(), ownerPid: z.int().positive() });

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
 * Starts the program on a free port of the loopback, its data in `folder`, one folder for each version: an index is made anew sooner than
 * it is moved from one version to another. The master key is drawn at the first start and makes the two keys of the portal.
 */
export async function startOwnServer(program: string, folder: string): Promise<OwnServer> {
  const version = await versionOf(program);
  const data = path.resolve(folder, version);
  await mkdir(data, { recursive: true, mode: 0o700 });
  const masterKey = await masterKeyOf(data);
  const joined = await joinServer(data, masterKey);
  if (joined !== undefined) return { address: joined, version, stop: () => Promise.resolve() };
  const url = `http://127.0.0.1:${await freePort()}`;
  const run = (): ChildProcess => {
    const child = spawn(program, [], { env: environmentOf({ url, data, masterKey }), cwd: data, stdio: "ignore" });
    return child.on("error", () => undefined);
  };
  const child = run();
  try {
    await untilHealthy(url, child);
    const keys = await makeScopedKeys(url, masterKey);
    const stop = await keepRunning(child, run, ({ pid }) =>
      writeFile(path.join(data, RUNNING_FILE), JSON.stringify({ url, pid, ownerPid: process.pid })),
    );
    return { address: { url, ...keys }, version, stop };
  } catch (error) {
    await stopChild(child);
    throw error;
  }
}

/** Until it is stopped, a program that ends by itself is started again at the same address; `note` is told which one runs. */
async function keepRunning(
  first: ChildProcess,
  run: () => ChildProcess,
  note: (child: ChildProcess) => Promise<void>,
): Promise<() => Promise<void>> {
  let [child, isStopping] = [first, false];
  const startAgain = async (): Promise<void> => {
    if (isStopping) return;
    log.warn({ event: "search-engine-ended" }, "Meilisearch ended by itself and is started again");
    await sleep(RESTART_MS, undefined, { ref: false });
    if (isStopping) return;
    child = run().once("exit", () => void startAgain());
    await note(child).catch(() => undefined);
  };
  first.once("exit", () => void startAgain());
  await note(first);
  return () => {
    isStopping = true;
    return stopChild(child);
  };
}

/**
 * The server that another process of the portal runs on this folder, for as long as that one lives; undefined when there is none. One
 * whose owner was killed is ended first: two servers must not hold one folder.
 */
async function joinServer(data: string, masterKey: string): Promise<MeilisearchAddress | undefined> {
  const said = await readFile(path.join(data, RUNNING_FILE), "utf8").catch(() => undefined);
  if (said === undefined) return undefined;
  const { url, pid, ownerPid } = runningSchema.parse(JSON.parse(said));
  if ((await readlink(`/proc/${pid}/cwd`).catch(() => "")) !== data) return undefined;
  if (isAlive(ownerPid)) return { url, ...(await makeScopedKeys(url, masterKey)) };
  process.kill(pid, "SIGTERM");
  for (let look = 0; look < 50 && isAlive(pid); look += 1) await sleep(100);
  return undefined;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
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

interface Place {
  readonly url: string;
  readonly data: string;
  readonly masterKey: string;
}

/** Nothing of the portal's own environment: neither its secrets nor settings meant for another server. */
function environmentOf({ url, data, masterKey }: Place): NodeJS.ProcessEnv {
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

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await Promise.race([ended, sleep(STOP_MS, undefined, { ref: false })]);
  child.kill("SIGKILL");
}
