import { chmod, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  type EmbeddedDatabase,
  openEmbeddedDatabase,
} from "#app/platform/embedded-postgres/embedded-database.server.ts";
import { isServerOf, readPostmasterFile } from "#app/platform/embedded-postgres/postmaster-file.server.ts";

let dataDir: string;
let opened: EmbeddedDatabase[];

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "hub-embedded-"));
  await chmod(dataDir, 0o700);
  opened = [];
});

afterEach(async () => {
  for (const database of opened) await database.release();
  await rm(dataDir, { recursive: true, force: true });
});

async function open(): Promise<EmbeddedDatabase> {
  const database = await openEmbeddedDatabase(dataDir);
  opened.push(database);
  return database;
}

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: "array" })).rows[0]?.[0];
  } finally {
    await client.end();
  }
}

const clusterDir = (): string => path.join(dataDir, "postgres");

test("in a folder closed to others it serves on a private socket, without TCP, as the two roles", async () => {
  const database = await open();
  const socketDir = (await readPostmasterFile(clusterDir()))?.socketDir ?? "";
  expect((await stat(socketDir)).mode & 0o777).toBe(0o700);
  expect(await ask(database.superuserUrl, "SHOW listen_addresses")).toBe("");
  expect(await ask(database.appUrl, "SELECT current_user")).toBe("hub_app");
  expect(await ask(database.ownerUrl, "SELECT datdba::regrole::text FROM pg_database WHERE datname = 'hub'")).toBe(
    "hub_owner",
  );
  expect(await ask(database.ownerUrl, "SELECT datlocprovider::text || datcollate FROM pg_database LIMIT 1")).toBe("bC");
});

test("a second user joins the running server, and the last one to leave stops it", async () => {
  const first = await open();
  const second = await open();
  expect(second.pid).toBe(first.pid);
  await first.release();
  expect(await ask(second.appUrl, "SELECT 1")).toBe(1);
  await second.release();
  expect(await isServerOf(clusterDir(), first.pid)).toBe(false);
  await expect(stat(path.join(clusterDir(), "postmaster.pid"))).rejects.toThrow("ENOENT");
});

test("a server killed with -9 is replaced, with what was committed", async () => {
  const first = await open();
  await ask(first.ownerUrl, "CREATE TABLE kept AS SELECT 7 AS seven");
  process.kill(first.pid, "SIGKILL");
  const second = await open();
  expect(second.pid).not.toBe(first.pid);
  expect(await ask(second.ownerUrl, "SELECT seven FROM kept")).toBe(7);
});

test("a pid file that names another living program does not block the start", async () => {
  await (await open()).release();
  const socketDir = await mkdtemp(path.join(tmpdir(), "hub-pg-"));
  const stale = [process.pid, clusterDir(), 1_700_000_000, 5432, socketDir, "", "", "ready"].join("\n");
  await writeFile(path.join(clusterDir(), "postmaster.pid"), `${stale}\n`);
  const database = await open();
  expect(await ask(database.appUrl, "SELECT 1")).toBe(1);
  await expect(stat(socketDir)).rejects.toThrow("ENOENT");
});

test("several starts at the same moment share one server", async () => {
  const [one, two, three] = await Promise.all([open(), open(), open()]);
  expect(new Set([one.pid, two.pid, three.pid]).size).toBe(1);
});

test("the folder of another version is refused in French, and left alone", async () => {
  await (await open()).release();
  await writeFile(path.join(clusterDir(), "PG_VERSION"), "16\n");
  await expect(openEmbeddedDatabase(dataDir)).rejects.toThrow("vient de PostgreSQL 16");
  expect(await readFile(path.join(clusterDir(), "PG_VERSION"), "utf8")).toBe("16\n");
});

test.each(["SIGKILL", "SIGINT"] as const)(
  "a server ended by %s is started again at the same address",
  async (signal) => {
    const database = await open();
    const before = database.pid;
    process.kill(before, signal);
    await expect.poll(() => ask(database.appUrl, "SELECT 1").catch(() => 0), { timeout: 60_000 }).toBe(1);
    expect((await readPostmasterFile(clusterDir()))?.pid).not.toBe(before);
    await database.release();
    await expect(ask(database.appUrl, "SELECT 1")).rejects.toThrow("ENOENT");
  },
);

test("everybody who uses a server that dies finds it again, at the address each was given", async () => {
  const users = await Promise.all([open(), open()]);
  process.kill(users[0].pid, "SIGKILL");
  const late = await open();
  for (const { appUrl } of [...users, late]) {
    await expect.poll(() => ask(appUrl, "SELECT 1").catch(() => 0), { timeout: 60_000 }).toBe(1);
  }
});
