import type { ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { MemberActor, OrganisationKind } from "#app/access/actor.ts";
import { sayColumns, sendNeedFile, takeNeedFile } from "#app/needs/import/command-need-import.server.ts";
import { readNeedFile } from "#app/needs/import/read-need-import.server.ts";
import { useDatabase } from "#app/platform/database.server.ts";
import { buildMembersOfKinds } from "#tests/support/members-of-kinds.ts";
import { fileOfNeeds, startNeedFileWorker, stopNeedFileWorker } from "#tests/support/need-file-worker.ts";
import { onUseCasePortal, type UseCasePortal } from "#tests/support/use-case-portal.ts";

const ROWS = 300;
const PATIENT = { timeout: 60_000, interval: 50 };

let portal: UseCasePortal;
let member: (kind: OrganisationKind) => MemberActor;
let folder: string;
let child: ChildProcess | undefined;

onUseCasePortal("2027-01-12", async (opened) => {
  portal = opened;
  useDatabase(portal.db);
  member = await buildMembersOfKinds(portal.build);
  await portal.build.query(`
    INSERT INTO departement (code, name, region_code) VALUES ('80', 'Somme', '32') ON CONFLICT DO NOTHING;
    INSERT INTO arrondissement (code, name, departement_code) VALUES ('803', 'Péronne', '80');
    INSERT INTO commune (insee, name, folded_name, departement_code, arrondissement_code, population, latitude, longitude)
      VALUES ('80620', 'Péronne', 'peronne', '80', '803', 7400, 49.93, 2.93);`);
});
beforeEach(async () => {
  // The worker is another process: its clock is the real one.
  vi.useRealTimers();
  folder = await mkdtemp(path.join(tmpdir(), "hub-need-kill-"));
});
afterEach(async () => {
  child?.kill("SIGKILL");
  await rm(folder, { recursive: true, force: true });
});

const countOf = async (sql: string): Promise<number> => Number((await portal.build.query(sql))[0]?.["count"]);
const told = () => countOf("SELECT count(*) FROM need");
const read = () => countOf("SELECT count(*) FROM need_import_row WHERE outcome <> 'waiting'");

/** Starts a worker, and kills it once something was done so many times. */
async function workUntil(count: () => Promise<number>, most: number): Promise<void> {
  child = startNeedFileWorker(portal.appUrl, folder);
  await vi.waitFor(async () => expect(await count()).toBeGreaterThanOrEqual(most), PATIENT);
  const ended = new Promise((resolve) => child?.once("exit", resolve));
  child.kill("SIGKILL");
  await ended;
}

test("a worker killed while it checks, and twice while it sends: nothing lost, nothing told twice, the next one ends it", async () => {
  const who = member("branch");
  const taken = await takeNeedFile(portal.db, who, { fileName: "besoins.csv", bytes: fileOfNeeds(ROWS, "80620") });
  if (!taken.ok) throw new Error(taken.refusal.kind);
  const { id } = taken.value;
  const screen = async () => {
    const file = await readNeedFile(portal.db, who, { id, page: 1 });
    if (!file.ok) throw new Error(file.refusal.kind);
    return file.value;
  };
  await sayColumns(portal.db, who, { id, columns: (await screen()).file.columns });
  await workUntil(read, 40);
  expect(await told()).toBe(0);
  child = startNeedFileWorker(portal.appUrl, folder);
  await vi.waitFor(async () => expect((await screen()).file.state).toBe("checked"), PATIENT);
  await stopNeedFileWorker(child);
  expect((await screen()).counts).toMatchObject({ waiting: 0, ready: ROWS, bad: 0 });

  await sendNeedFile(portal.db, who, { id });
  for (const most of [40, 120]) {
    await workUntil(told, most);
    // What was written and what the file says of it were one transaction.
    expect((await screen()).counts.told).toBe(await told());
  }
  expect(await told()).toBeLessThan(ROWS);
  child = startNeedFileWorker(portal.appUrl, folder);
  await vi.waitFor(async () => expect((await screen()).file.state).toBe("sent"), PATIENT);
  await stopNeedFileWorker(child);
  expect((await screen()).counts).toEqual({ waiting: 0, ready: 0, bad: 0, told: ROWS, known: 0 });
  expect(await told()).toBe(ROWS);
  expect(await countOf("SELECT count(DISTINCT reference) FROM contributed_need")).toBe(ROWS);
}, 180_000);
