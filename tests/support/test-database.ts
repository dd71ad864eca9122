import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { withDatabaseName } from "#prisma/migration-adapter.ts";

/** A migrated database that belongs to one test file. */
export interface TestDatabase {
  /** As the portal connects: rows only. */
  readonly appUrl: string;
  /** As migrations connect. */
  readonly ownerUrl: string;
  readonly superuserUrl: string;
  drop(): Promise<void>;
}

/** Clones the migrated template (about 15 ms). `empty` gives a database without any table. */
export async function createTestDatabase(content: "migrated" | "empty" = "migrated"): Promise<TestDatabase> {
  const server = inject("postgres");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const source = content === "migrated" ? "TEMPLATE hub_template STRATEGY FILE_COPY" : "TEMPLATE template0";
  await asSuperuser(`CREATE DATABASE ${name} OWNER hub_owner ${source}`);
  return {
    appUrl: withDatabaseName(server.appUrl, name),
    ownerUrl: withDatabaseName(server.ownerUrl, name),
    superuserUrl: withDatabaseName(server.superuserUrl, name),
    drop: () => asSuperuser(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

async function asSuperuser(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject("postgres").superuserUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
