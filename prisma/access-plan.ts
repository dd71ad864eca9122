import { ok, type Result, refused } from "#app/platform/result.ts";
import type { RoleFacts } from "./role-facts.ts";

/** Why the portal does not start on a database it was given. */
export type AccessRefusal =
  | { readonly kind: "server-too-old"; readonly serverVersion: number }
  | { readonly kind: "unlimited-login"; readonly role: string; readonly database: string }
  | { readonly kind: "not-migrated"; readonly role: string; readonly database: string }
  | { readonly kind: "unreachable"; readonly key: "DATABASE_URL" | "DATABASE_OWNER_URL"; readonly reason: string };

/** What an operator should know, without which the portal still works. */
export type AccessWarning =
  | { readonly kind: "login-owns-tables"; readonly role: string }
  | { readonly kind: "migrations-not-checked"; readonly role: string };

/** Who migrates and who serves. `shared-login`: one login does both, taking the app role to serve if it can. */
export type AccessPlan =
  | { readonly kind: "two-logins"; readonly appRole: string; readonly warnings: readonly AccessWarning[] }
  | { readonly kind: "shared-login"; readonly warnings: readonly AccessWarning[] }
  | { readonly kind: "serve-only"; readonly warnings: readonly AccessWarning[] };

const OLDEST_SERVER = 150_000;

/**
 * Decides how to use a database that the portal did not create: `app` is the login of DATABASE_URL, `owner` that of
 * DATABASE_OWNER_URL. A login that escapes row security never serves the portal.
 */
export function planAccess(app: RoleFacts, owner: RoleFacts | undefined): Result<AccessPlan, AccessRefusal> {
  if (app.serverVersion < OLDEST_SERVER) {
    return refused({ kind: "server-too-old", serverVersion: app.serverVersion });
  }
  if (app.isSuperuser || app.bypassesRowSecurity) {
    return refused({ kind: "unlimited-login", role: app.role, database: app.database });
  }
  const ownership: readonly AccessWarning[] = app.ownsTables ? [{ kind: "login-owns-tables", role: app.role }] : [];
  if (owner !== undefined && owner.role !== app.role) {
    return ok({ kind: "two-logins", appRole: app.role, warnings: ownership });
  }
  if (app.canCreateObjects) return ok({ kind: "shared-login", warnings: [] });
  if (!app.isMigrated) return refused({ kind: "not-migrated", role: app.role, database: app.database });
  return ok({
    kind: "serve-only",
    warnings: [...ownership, { kind: "migrations-not-checked", role: app.role }],
  });
}
