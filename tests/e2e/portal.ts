import { type Database, openDatabase } from "#app/platform/database.server.ts";
import { servePortal } from "#tests/support/served-portal.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

/** A portal as a person meets it: the built pages, the production server in its own process, a real PostgreSQL. */
export interface TestPortal {
  readonly url: string;
  readonly database: TestDatabase;
  readonly db: Database;
  stop(): Promise<void>;
}

/** Starts a portal on a database of its own. "migrated" has no training at all. `variables` add to its environment. */
export async function startPortal(
  content: "demonstration" | "migrated",
  variables: Readonly<Record<string, string>> = {},
): Promise<TestPortal> {
  const database = await createTestDatabase(content);
  const db = openDatabase(database.appUrl);
  const served = await servePortal(database.appUrl, variables);
  return {
    url: served.url,
    database,
    db,
    async stop() {
      await served.stop();
      await db.close();
      await database.drop();
    },
  };
}
