import pg from "pg";
import { withConnection } from "#app/platform/connections.server.ts";

/** Owns the schema and runs migrations. */
export const OWNER_ROLE = "hub_owner";
/** What the portal connects as: reads and writes rows, owns nothing. */
export const APP_ROLE = "hub_app";
/** Name of the portal's database in a cluster of our own. */
export const HUB_DATABASE = "hub";

/** Creates the two roles of the portal in a cluster of our own; harmless when they exist. */
export async function ensureRoles(superuserUrl: string): Promise<void> {
  await withConnection(superuserUrl, async (client) => {
    for (const role of [OWNER_ROLE, APP_ROLE]) {
      const { rowCount } = await client.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [role]);
      if (rowCount === 0) {
        await client.query(`CREATE ROLE ${role} LOGIN NOSUPERUSER NOCREATEROLE NOBYPASSRLS`);
      }
    }
    // The migration tool compares schemas in a throw-away database that it makes itself.
    await client.query(`ALTER ROLE ${OWNER_ROLE} CREATEDB`);
  });
}

/** Creates an empty database owned by the owner role; harmless when it exists. */
export async function ensureDatabase(superuserUrl: string, database: string): Promise<void> {
  await withConnection(superuserUrl, async (client) => {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [database]);
    if (rowCount === 0) {
      await client.query(`CREATE DATABASE ${pg.escapeIdentifier(database)} OWNER ${OWNER_ROLE} TEMPLATE template0`);
    }
  });
}
