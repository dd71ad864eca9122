import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { startHubWorker } from "#app/cli/worker.ts";
import { applyEnvironment } from "#app/platform/env.server.ts";
import { servePortal } from "#tests/support/served-portal.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";
import { testSecrets } from "#tests/support/test-secrets.ts";

let db: TestDatabase;
let client: pg.Client;
let folder: string;

beforeAll(async () => {
  db = await createTestDatabase();
  client = new pg.Client({ connectionString: db.appUrl });
  await client.connect();
  folder = await mkdtemp(path.join(tmpdir(), "hub-words-"));
});
afterAll(async () => {
  await client.end();
  await db.drop();
  await rm(folder, { recursive: true, force: true });
});

async function searchOn(day: string): Promise<void> {
  const portal = await servePortal(db.appUrl, { HUB_NOW: `${day}T12:00:00+01:00` });
  const answers = [
    await fetch(`${portal.url}/formations?q=zingotage`),
    await fetch(`${portal.url}/api/v1/trainings?q=zingotage`),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect(await portal.stop()).toBe(0);
}

/** What `npm run search -- words` prints on a day. */
async function listedOn(day: string): Promise<string> {
  const env = { ...testSecrets, PATH: "", DATABASE_URL: db.appUrl, DATA_DIR: folder, HUB_NOW: `${day}T12:00:00+01:00` };
  const command = ["app/cli/run-built.js", "search", "words"];
  return (await promisify(execFile)(process.execPath, command, { env: { ...env, NODE_ENV: "development" } })).stdout;
}

test("words searched on three days, on pages and in the API, are listed for a reviewer", async () => {
  await searchOn("2026-12-01");
  await searchOn("2026-12-02");
  expect(await listedOn("2026-12-02")).not.toContain("zingotage");
  await searchOn("2026-12-04");
  expect(await listedOn("2026-12-04")).toContain("zingotage\t3\t6\t2026-12-01\t2026-12-04\n");
});

test("the worker removes those of more than 180 days ago by itself", async () => {
  await client.query("INSERT INTO unknown_word VALUES ('old', current_date - 200, 1), ('new', current_date - 2, 1)");
  vi.stubEnv("DATA_DIR", folder);
  applyEnvironment({ DATABASE_URL: db.appUrl });
  const worker = await startHubWorker();
  const kept = async (): Promise<readonly unknown[]> =>
    (await client.query("SELECT key_hash FROM unknown_word WHERE key_hash IN ('old', 'new')")).rows;
  await expect.poll(kept, { timeout: 20_000 }).toEqual([{ key_hash: "new" }]);
  await worker.stop();
});
