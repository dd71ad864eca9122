import pg from "pg";
import { z } from "zod";
import { withConnection } from "#app/platform/connections.server.ts";

/** Group role that rows are read and written with when one login does everything. */
export const APP_ROLE_NAME = "hub_app";

const factsSchema = z.object({
  role: z.string(),
  database: z.string(),
  serverVersion: z.number(),
  isSuperuser: z.boolean(),
  bypassesRowSecurity: z.boolean(),
  canCreateRoles: z.boolean(),
  canCreateObjects: z.boolean(),
  appRoleExists: z.boolean(),
  canBecomeAppRole: z.boolean(),
  isMigrated: z.boolean(),
  ownsTables: z.boolean(),
});

/** What the login of an address may do on its database. `serverVersion` is PostgreSQL's number, 150004 for 15.4. */
export type RoleFacts = Readonly<z.infer<typeof factsSchema>>;

const FACTS = `
SELECT r.rolname AS role,
  current_database() AS database,
  current_setting('server_version_num')::int AS "serverVersion",
  r.rolsuper AS "isSuperuser",
  r.rolbypassrls AS "bypassesRowSecurity",
  r.rolcreaterole AS "canCreateRoles",
  has_database_privilege(r.oid, current_database(), 'CREATE')
    AND has_schema_privilege(r.oid, 'public', 'CREATE') AS "canCreateObjects",
  g.oid IS NOT NULL AS "appRoleExists",
  g.oid IS NOT NULL AND pg_has_role(r.oid, g.oid, 'MEMBER') AS "canBecomeAppRole",
  to_regclass('public._prisma_migrations') IS NOT NULL AS "isMigrated",
  EXISTS (
    SELECT 1 FROM pg_class k JOIN pg_namespace n ON n.oid = k.relnamespace
    WHERE n.nspname IN ('public', 'search') AND k.relkind IN ('r', 'p') AND pg_has_role(r.oid, k.relowner, 'MEMBER')
  ) AS "ownsTables"
FROM pg_roles r LEFT JOIN pg_roles g ON g.rolname = $1
WHERE r.rolname = current_user`;

/** Asks the server what the login of this address may do. */
export async function readRoleFacts(url: string): Promise<RoleFacts> {
  return withConnection(url, async (client) => {
    const { rows } = await client.query(FACTS, [APP_ROLE_NAME]);
    return factsSchema.parse(rows[0]);
  });
}

/**
 * Makes the login of this address able to act as the app role, creating that role when it is missing.
 * False when the server does not let it: the caller then goes on without.
 */
export async function grantAppRoleToLogin(url: string, facts: RoleFacts): Promise<boolean> {
  if (facts.canBecomeAppRole) return true;
  if (!facts.canCreateRoles) return false;
  return withConnection(url, async (client) => {
    try {
      if (!facts.appRoleExists) await client.query(`CREATE ROLE ${APP_ROLE_NAME} NOLOGIN NOSUPERUSER NOBYPASSRLS`);
      await client.query(`GRANT ${APP_ROLE_NAME} TO ${pg.escapeIdentifier(facts.role)}`);
      return true;
    } catch (error) {
      if (error instanceof pg.DatabaseError && error.code === INSUFFICIENT_PRIVILEGE) return false;
      throw error;
    }
  });
}

const INSUFFICIENT_PRIVILEGE = "42501";
