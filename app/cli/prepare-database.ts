import { openDataFolder } from "#app/platform/data-folder.server.ts";
import {
  closeDatabase,
  type Database,
  type DatabaseOptions,
  openDatabase,
  useDatabase,
} from "#app/platform/database.server.ts";
import { openEmbeddedDatabase } from "#app/platform/embedded-postgres/embedded-database.server.ts";
import { APP_ROLE } from "#app/platform/embedded-postgres/roles.server.ts";
import { applyEnvironment, type Environment, parseEnvironment } from "#app/platform/env.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { type AccessPlan, type AccessRefusal, type AccessWarning, planAccess } from "#prisma/access-plan.ts";
import { deployMigrations } from "#prisma/deploy.ts";
import { APP_ROLE_NAME, grantAppRoleToLogin, type RoleFacts, readRoleFacts } from "#prisma/role-facts.ts";
import { accessRefusalMessage, accessWarningMessage, ownerAloneMessage } from "./database-messages.ts";

/** A database of the right version, open to the app role. */
export interface ReadyDatabase {
  readonly origin: "embedded" | "external";
  readonly appUrl: string;
  /** Address of the role that may change the schema; undefined when the portal only serves. */
  readonly ownerUrl: string | undefined;
  readonly appliedMigrations: readonly string[];
  readonly warnings: readonly AccessWarning[];
  /** Releases the embedded server, and stops it when no other process uses it. */
  release(): Promise<void>;
}

/** The portal cannot use the database it was given; the message says in French what to do. */
export class DatabaseAccessError extends Error {
  override readonly name = "DatabaseAccessError";
}

/** Finds the database (DATABASE_URL, or the embedded PostgreSQL, started if needed) and migrates it. */
export async function prepareDatabase(): Promise<ReadyDatabase> {
  const settings = parseEnvironment(process.env);
  if (settings.DATABASE_URL === undefined) {
    if (settings.DATABASE_OWNER_URL !== undefined) throw new DatabaseAccessError(ownerAloneMessage);
    return prepareEmbedded(settings.DATA_DIR);
  }
  const prepared = await prepareExternal(settings.DATABASE_URL, settings.DATABASE_OWNER_URL);
  if (!prepared.ok) throw new DatabaseAccessError(accessRefusalMessage(prepared.refusal));
  return prepared.value;
}

/** Runs a command's work on the prepared database, which `database()` then answers too, and leaves nothing behind. */
export async function withDatabase<Answer>(
  work: (database: Database) => Promise<Answer>,
  options: DatabaseOptions = {},
): Promise<Answer> {
  const ready = await prepareDatabase();
  for (const warning of ready.warnings) process.stderr.write(`${accessWarningMessage(warning)}\n`);
  applyEnvironment({ DATABASE_URL: ready.appUrl });
  const stop = (): void => {
    ready.release().finally(() => process.exit(130));
  };
  process.once("SIGINT", stop).once("SIGTERM", stop);
  try {
    return await work(useDatabase(openDatabase(ready.appUrl, options)));
  } finally {
    process.off("SIGINT", stop).off("SIGTERM", stop);
    await closeDatabase();
    await ready.release();
  }
}

/** Refuses, in French, a login that must not serve the portal; answers what to warn about. For `npm run serve`. */
export async function checkServingLogin(settings: Environment): Promise<readonly AccessWarning[]> {
  const facts = await factsOf("DATABASE_URL", settings.DATABASE_URL ?? "");
  const plan = facts.ok ? planAccess(facts.value, undefined) : facts;
  if (!plan.ok) throw new DatabaseAccessError(accessRefusalMessage(plan.refusal));
  return facts.ok && facts.value.ownsTables ? [{ kind: "login-owns-tables", role: facts.value.role }] : [];
}

async function prepareEmbedded(dataDir: string): Promise<ReadyDatabase> {
  openDataFolder("DATA_DIR", dataDir);
  const embedded = await openEmbeddedDatabase(dataDir);
  const { ownerUrl, appUrl } = embedded;
  try {
    const appliedMigrations = await deployMigrations({ ownerUrl, appRole: APP_ROLE });
    return { origin: "embedded", appUrl, ownerUrl, appliedMigrations, warnings: [], release: embedded.release };
  } catch (error) {
    await embedded.release();
    throw error;
  }
}

async function prepareExternal(
  appUrl: string,
  ownerUrl: string | undefined,
): Promise<Result<ReadyDatabase, AccessRefusal>> {
  const app = await factsOf("DATABASE_URL", appUrl);
  if (!app.ok) return app;
  const owner = ownerUrl === undefined ? undefined : await factsOf("DATABASE_OWNER_URL", ownerUrl);
  if (owner !== undefined && !owner.ok) return owner;
  const plan = planAccess(app.value, owner?.value);
  if (!plan.ok) return plan;
  const ready = await carryOut({ plan: plan.value, app: app.value, appUrl, ownerUrl });
  return ok({ origin: "external", release: () => Promise.resolve(), ...ready });
}

interface Given {
  readonly plan: AccessPlan;
  readonly app: RoleFacts;
  readonly appUrl: string;
  readonly ownerUrl: string | undefined;
}

async function carryOut(given: Given): Promise<Omit<ReadyDatabase, "origin" | "release">> {
  const { plan, app, appUrl, ownerUrl = appUrl } = given;
  if (plan.kind === "serve-only") {
    return { appUrl, ownerUrl: undefined, appliedMigrations: [], warnings: plan.warnings };
  }
  if (plan.kind === "two-logins") {
    const appliedMigrations = await deployMigrations({ ownerUrl, appRole: plan.appRole });
    return { appUrl, ownerUrl, appliedMigrations, warnings: plan.warnings };
  }
  const canStepDown = await grantAppRoleToLogin(appUrl, app);
  const appRole = canStepDown ? APP_ROLE_NAME : undefined;
  const appliedMigrations = await deployMigrations({ ownerUrl: appUrl, appRole });
  return canStepDown
    ? { appUrl: actingAs(appUrl, APP_ROLE_NAME), ownerUrl: appUrl, appliedMigrations, warnings: [] }
    : { appUrl, ownerUrl: appUrl, appliedMigrations, warnings: [{ kind: "login-owns-tables", role: app.role }] };
}

/** The same login, giving up its own rights for those of a role at every connection. */
function actingAs(url: string, role: string): string {
  const address = new URL(url);
  const asked = address.searchParams.get("options") ?? "";
  address.searchParams.set("options", `${asked} -c role=${role}`.trim());
  return address.href;
}

async function factsOf(
  key: "DATABASE_URL" | "DATABASE_OWNER_URL",
  url: string,
): Promise<Result<RoleFacts, AccessRefusal>> {
  try {
    return ok(await readRoleFacts(url));
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
    return refused({ kind: "unreachable", key, reason });
  }
}
