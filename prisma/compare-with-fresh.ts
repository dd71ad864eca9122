import { randomUUID } from "node:crypto";
import pg from "pg";
import { withConnection } from "#app/platform/connections.server.ts";
import { type CatalogueDifference, compareCatalogues, readCatalogue } from "./catalogue.ts";
import { deployMigrations } from "./deploy.ts";
import { withDatabaseName } from "./migration-adapter.ts";

/**
 * What sets a database apart from a freshly migrated one on the same server (definitions are worded differently from one
 * PostgreSQL version to the next). The owner needs CREATEDB for the throw-away database.
 */
export async function compareWithFreshMigration(ownerUrl: string): Promise<CatalogueDifference> {
  const name = `hub_fresh_${randomUUID()}`;
  return withConnection(ownerUrl, async (admin) => {
    try {
      await admin.query(`CREATE DATABASE ${pg.escapeIdentifier(name)} TEMPLATE template0`);
      const freshUrl = withDatabaseName(ownerUrl, name);
      await deployMigrations({ ownerUrl: freshUrl, appRole: undefined });
      return compareCatalogues(await readCatalogue(ownerUrl), await readCatalogue(freshUrl));
    } finally {
      await admin.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`).catch(() => undefined);
    }
  });
}
