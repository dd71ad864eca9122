import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { openDatabase } from "#app/platform/database.server.ts";
import { withDatabaseName } from "#prisma/migration-adapter.ts";
import { loadDemonstrationRegion } from "#seeds/load.ts";

/** A database that belongs to one test file. */
export interface TestDatabase {
  /** As the portal connects: rows only. */
  readonly appUrl: string;
  /** As migrations connect. */
  readonly ownerUrl: string;
  readonly superuserUrl: string;
  drop(): Promise<void>;
}

/** `empty`: no table. `migrated`: tables and code tables. `demonstration`: the fictional region, dated from today. */
export type TestContent = "empty" | "migrated" | "demonstration";

const MIGRATED = "hub_template";
const DEMONSTRATION = "hub_demonstration_template";
const DEMONSTRATION_LOCK = 7_266_002;

/** Clones a template: about 15 ms, but some seconds for the first `demonstration` of a run, which has to be loaded. */
export async function createTestDatabase(content: TestContent = "migrated"): Promise<TestDatabase> {
  if (content === "demonstration") await ensureDemonstrationTemplate();
  const template = { empty: "template0", migrated: MIGRATED, demonstration: DEMONSTRATION }[content];
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await asSuperuser((admin) => clone(admin, name, template));
  return {
    ...addressesOf(name),
    drop: () => asSuperuser((admin) => admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
  };
}

async function ensureDemonstrationTemplate(): Promise<void> {
  await asSuperuser(async (admin) => {
    // Held until the connection closes: test files of other workers wait for the template instead of loading it twice.
    await admin.query("SELECT pg_advisory_lock($1)", [DEMONSTRATION_LOCK]);
    const { rowCount } = await admin.query("SELECT FROM pg_database WHERE datname = $1", [DEMONSTRATION]);
    if (rowCount === 1) return;
    const draft = `${DEMONSTRATION}_draft`;
    await admin.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
    await clone(admin, draft, MIGRATED);
    const database = openDatabase(addressesOf(draft).appUrl);
    try {
      const loaded = await loadDemonstrationRegion(database);
      if (!loaded.ok) throw new Error(`The demonstration region was refused: ${loaded.refusal.kind}`);
    } finally {
      await database.close();
    }
    await admin.query(`ALTER DATABASE ${draft} RENAME TO ${DEMONSTRATION}`);
  });
}

async function clone(admin: pg.Client, name: string, template: string): Promise<void> {
  const strategy = template === "template0" ? "" : "STRATEGY FILE_COPY";
  await admin.query(`CREATE DATABASE ${name} OWNER hub_owner TEMPLATE ${template} ${strategy}`);
}

function addressesOf(name: string): Omit<TestDatabase, "drop"> {
  const { appUrl, ownerUrl, superuserUrl } = inject("postgres");
  return {
    appUrl: withDatabaseName(appUrl, name),
    ownerUrl: withDatabaseName(ownerUrl, name),
    superuserUrl: withDatabaseName(superuserUrl, name),
  };
}

async function asSuperuser(work: (admin: pg.Client) => Promise<unknown>): Promise<void> {
  const admin = new pg.Client({ connectionString: inject("postgres").superuserUrl });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}
