import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readlink, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isServerOf, readPostmasterFile } from "#app/platform/embedded-postgres/postmaster-file.server.ts";
import { enginesHere } from "#tests/support/meilisearch-server.ts";

let dataDir: string;
let started: ChildProcess[];

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "hub-start-"));
  started = [];
});

afterEach(async () => {
  for (const child of started) await stop(child, "SIGTERM");
  await rm(dataDir, { recursive: true, force: true });
});

interface Started {
  readonly child: ChildProcess;
  readonly lines: readonly string[];
}

/** Runs what `npm start` runs, without the demonstration region, until it serves or ends. */
async function start(port: string, folder = dataDir): Promise<Started> {
  const env = {
    PATH: process.env["PATH"] ?? "",
    NODE_ENV: "production",
    DEMO: "off",
    DATA_DIR: folder,
    PORT: port,
  } as const;
  const child = spawn(process.execPath, ["app/cli/start.js"], { env, stdio: "pipe" });
  started.push(child);
  let words = "";
  const ready = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        words += text;
        if (/^Prêt/m.test(words)) resolve();
      });
    }
    child.on("exit", () => resolve());
  });
  await ready;
  return { child, lines: words.trimEnd().split("\n") };
}

async function stop(child: ChildProcess, signal: "SIGINT" | "SIGTERM" | "SIGKILL"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, "exit");
}

/** The processes that run on the folder of the search engine. */
async function searchServers(): Promise<readonly string[]> {
  const folders = await Promise.all(
    (await readdir("/proc")).map((pid) => readlink(`/proc/${pid}/cwd`).catch(() => "")),
  );
  return folders.filter((folder) => folder.startsWith(path.join(dataDir, "meilisearch")));
}

async function databaseIsRunning(): Promise<boolean> {
  const file = await readPostmasterFile(path.join(dataDir, "postgres"));
  return file !== undefined && isServerOf(path.join(dataDir, "postgres"), file.pid);
}

test("each step says its duration, the last line is the address, and Ctrl-C stops the server and the database", async () => {
  const { child, lines } = await start("0");
  expect(lines).toContainEqual(expect.stringMatching(/^Base de données : \d+,\d s$/));
  expect(lines).toContainEqual(expect.stringMatching(/^Démarrage du serveur : \d+,\d s$/));
  const address = /^Prêt : (http:\/\/localhost:\d+)$/.exec(lines.at(-1) ?? "")?.[1] ?? "";
  expect((await fetch(address)).status).toBe(200);
  await stop(child, "SIGINT");
  expect(child.exitCode).toBe(0);
  expect(await databaseIsRunning()).toBe(false);
});

test("killed with -9, it leaves a database that the next start takes over, and stops", async () => {
  const first = await start("0");
  await stop(first.child, "SIGKILL");
  expect(await databaseIsRunning()).toBe(true);
  const second = await start("0");
  expect(second.lines.at(-1)).toMatch(/^Prêt : /);
  await stop(second.child, "SIGTERM");
  expect(await databaseIsRunning()).toBe(false);
});

test("a port that is taken is said in French, before anything is started", async () => {
  const other = createServer().listen(0);
  await once(other, "listening");
  const address = other.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const { child, lines } = await start(String(port));
  expect(child.exitCode).toBe(1);
  expect(lines.at(-1)).toContain(`Le port ${port} est déjà pris`);
  expect(await databaseIsRunning()).toBe(false);
  other.close();
});

test("two on one folder share its data: when the first stops, the second goes on with the database and the search engine", async () => {
  const first = await start("0");
  const second = await start("0");
  const address = /^Prêt : (http:\/\/localhost:\d+)$/.exec(second.lines.at(-1) ?? "")?.[1] ?? "";
  await stop(first.child, "SIGTERM");
  const search = async (): Promise<unknown> => (await fetch(`${address}/api/v1/trainings?q=cuisine`)).json();
  // The first questions find nobody there, and PostgreSQL answers them.
  for (let question = 0; question < 3; question += 1) await search();
  await expect.poll(search, { timeout: 20_000 }).toMatchObject({ engine: enginesHere.at(-1), degraded: false });
  await stop(second.child, "SIGTERM");
  expect(second.child.exitCode).toBe(0);
  expect(await databaseIsRunning()).toBe(false);
  expect(await searchServers()).toEqual([]);
}, 120_000);

test("a folder that cannot hold the data is said in French, in one sentence", async () => {
  const { child, lines } = await start("0", "/proc/x");
  expect(child.exitCode).toBe(1);
  expect(lines.at(-1)).toBe(
    "Le dossier /proc/x ne peut pas être créé, ni recevoir de fichiers (ENOENT). Vérifiez-le, ou choisissez un autre DATA_DIR.",
  );
});
