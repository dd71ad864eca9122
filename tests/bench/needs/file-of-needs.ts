import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { MemberActor } from "#app/access/actor.ts";
import { sayColumns, sendNeedFile, takeNeedFile } from "#app/needs/import/command-need-import.server.ts";
import type { ImportState } from "#app/needs/import/import-states.ts";
import { readNeedFile } from "#app/needs/import/read-need-import.server.ts";
import { type Database, openDatabase } from "#app/platform/database.server.ts";
import type { EmbeddedDatabase } from "#app/platform/embedded-postgres/embedded-database.server.ts";
import { APP_ROLE, ensureDatabase } from "#app/platform/embedded-postgres/roles.server.ts";
import { deployMigrations } from "#prisma/deploy.ts";
import { withDatabaseName } from "#prisma/migration-adapter.ts";
import { openAccessBuilders } from "#tests/support/access-builders.ts";
import { fileOfNeeds, startNeedFileWorker, stopNeedFileWorker } from "#tests/support/need-file-worker.ts";
import { type BenchOptions, summarise } from "../bench-line.ts";
import { connect, readFacts } from "../search/catalogue.ts";
import type { Bench, Print } from "../search/measure.ts";

const ROWS = 10_000;
const ROWS_QUICK = 300;
const DATABASE = "bench_file";
const PERONNE = "80620";
/** What a worker may take of the memory of a machine of 2 GiB. */
const MOST_MIB = 512;

/** How long a file of 10,000 needs takes to be checked, then sent, by a worker process of its own, and how much memory that takes. */
export async function benchFile(cluster: EmbeddedDatabase, options: BenchOptions, print: Print): Promise<void> {
  const rows = options.quick ? ROWS_QUICK : ROWS;
  await ensureDatabase(cluster.superuserUrl, DATABASE);
  await deployMigrations({ ownerUrl: withDatabaseName(cluster.ownerUrl, DATABASE), appRole: APP_ROLE });
  const appUrl = withDatabaseName(cluster.appUrl, DATABASE);
  const builders = openAccessBuilders({
    ...{ appUrl, ownerUrl: withDatabaseName(cluster.ownerUrl, DATABASE), drop: async () => {} },
    superuserUrl: withDatabaseName(cluster.superuserUrl, DATABASE),
  });
  const db = openDatabase(appUrl);
  const folder = await mkdtemp(path.join(tmpdir(), "hub-bench-file-"));
  try {
    await builders.query(`
      INSERT INTO departement (code, name, region_code) VALUES ('80', 'Somme', '32') ON CONFLICT DO NOTHING;
      INSERT INTO arrondissement (code, name, departement_code) VALUES ('804', 'Péronne', '80');
      INSERT INTO commune (insee, name, folded_name, departement_code, arrondissement_code, population, latitude, longitude)
        VALUES ('${PERONNE}', 'Péronne', 'peronne', '80', '804', 7400, 49.93, 2.93);`);
    const branch = await builders.buildOrganisation({ kind: "branch" });
    const { actor } = await builders.buildMember(branch, "agent");
    const owner = await connect(cluster.superuserUrl, DATABASE);
    const facts = { ...(await readFacts(owner)), suite: "needs" };
    await owner.end();
    await carry({ db, actor, appUrl, folder }, { bench: { options, print, facts, repetitions: 1 }, rows });
  } finally {
    await Promise.all([builders.close(), db.close()]);
    await rm(folder, { recursive: true, force: true });
  }
}

interface Sender {
  readonly db: Database;
  readonly actor: MemberActor;
  readonly appUrl: string;
  readonly folder: string;
}

async function carry(sender: Sender, { bench, rows }: { readonly bench: Bench; readonly rows: number }): Promise<void> {
  const { db, actor, appUrl, folder } = sender;
  const taken = await takeNeedFile(db, actor, { fileName: "besoins.csv", bytes: fileOfNeeds(rows, PERONNE) });
  if (!taken.ok) throw new Error(taken.refusal.kind);
  const { id } = taken.value;
  const { file } = await read(sender, id);
  const worker = startNeedFileWorker(appUrl, folder);
  const startedAt = performance.now();
  await sayColumns(db, actor, { id, columns: file.columns });
  await until(sender, id, "checked");
  const checkedAt = performance.now();
  await sendNeedFile(db, actor, { id });
  await until(sender, id, "sent");
  const sentAt = performance.now();
  const mib = await stopNeedFileWorker(worker);
  const { counts } = await read(sender, id);
  const print = (name: string, unit: string, value: number, goal: number | null): void =>
    bench.print({
      ...bench.facts,
      ...{ case: name, scale: `${rows} rows`, unit, a: summarise("portal", [value]), b: null, ratio: null, goal, n: 1 },
      ok: counts.told === rows && (goal === null || value <= goal),
    });
  print("a file of needs, checked", "s", (checkedAt - startedAt) / 1000, null);
  print("a file of needs, sent", "s", (sentAt - checkedAt) / 1000, null);
  print("memory of the worker that carries it", "MiB", mib, MOST_MIB);
}

async function read({ db, actor }: Sender, id: string) {
  const found = await readNeedFile(db, actor, { id, page: 1 });
  if (!found.ok) throw new Error(found.refusal.kind);
  return found.value;
}

const POLL_MS = 100;

async function until(sender: Sender, id: string, state: ImportState): Promise<void> {
  while ((await read(sender, id)).file.state !== state) await sleep(POLL_MS);
}
