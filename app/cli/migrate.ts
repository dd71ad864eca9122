import { mkdir, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { openEmbeddedDatabase, openScratchCluster } from "#app/platform/embedded-postgres/embedded-database.server.ts";
import { parseEnvironment } from "#app/platform/env.server.ts";
import { compareWithFreshMigration } from "#prisma/compare-with-fresh.ts";
import { deployMigrations, markRolledBack, migrationStatus } from "#prisma/deploy.ts";
import { MIGRATIONS_DIR } from "#prisma/migration-files.ts";
import { APP_ROLE_NAME, readRoleFacts } from "#prisma/role-facts.ts";
import { schemaDiff } from "#prisma/schema-diff.ts";
import { accessWarningMessage, migrationLostMessage, noAppRoleMessage } from "./database-messages.ts";
import { prepareDatabase } from "./prepare-database.ts";
import { runCommand } from "./run-command.ts";

const USAGE = "Usage : npm run migrate -- new NOM | deploy | status | check | rolled-back NOM";

const REFUSED = 1;
const WRONG_USAGE = 2;

/** Runs one sub-command; the answer is the exit code. */
async function migrate(command: string | undefined, name: string | undefined): Promise<number> {
  if (command === "new" && name !== undefined) return authorMigration(name);
  if (command === "deploy") return deploy();
  if (command === "status") return withOwner(printStatus);
  if (command === "check") return check();
  if (command === "rolled-back" && name !== undefined) return withOwner((ownerUrl) => rollBack(ownerUrl, name));
  process.stderr.write(`${USAGE}\n`);
  return WRONG_USAGE;
}

async function authorMigration(name: string): Promise<number> {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
    process.stderr.write("Le nom s’écrit en minuscules, chiffres et tirets, par exemple « seat-ledger ».\n");
    return WRONG_USAGE;
  }
  const sql = await onScratchServer(schemaDiff);
  const stamp = new Date().toISOString().replaceAll(/\D/g, "").slice(0, 14);
  const folder = path.join(MIGRATIONS_DIR, `${stamp}_${name.replaceAll("-", "_")}`);
  await mkdir(folder);
  const header = "-- Reason:\n-- Lock:\n-- Rollback:\n-- Measured:\n\n";
  await writeFile(path.join(folder, "migration.sql"), `${header}${sql ?? ""}`);
  process.stdout.write(`${path.relative(".", folder)}/migration.sql : à relire et à compléter.\n`);
  if (sql === undefined) process.stdout.write("Le schéma n’a pas changé : la migration est vide.\n");
  return 0;
}

async function deploy(): Promise<number> {
  const { DATABASE_URL, DATABASE_OWNER_URL } = parseEnvironment(process.env);
  if (DATABASE_URL === undefined && DATABASE_OWNER_URL !== undefined) return deployAsOwner(DATABASE_OWNER_URL);
  const ready = await prepareDatabase();
  try {
    for (const warning of ready.warnings) process.stderr.write(`${accessWarningMessage(warning)}\n`);
    if (ready.ownerUrl === undefined) return REFUSED;
    return printApplied(ready.appliedMigrations);
  } finally {
    await ready.release();
  }
}

/** From a host that only migrates: the rights go to the app role, by its usual name. */
async function deployAsOwner(ownerUrl: string): Promise<number> {
  const { appRoleExists } = await readRoleFacts(ownerUrl);
  if (!appRoleExists) process.stderr.write(`${noAppRoleMessage}\n`);
  const appRole = appRoleExists ? APP_ROLE_NAME : undefined;
  return printApplied(await deployMigrations({ ownerUrl, appRole }));
}

function printApplied(names: readonly string[]): number {
  for (const name of names) process.stdout.write(`Appliquée : ${name}\n`);
  if (names.length === 0) process.stdout.write("Rien à appliquer.\n");
  return 0;
}

async function printStatus(ownerUrl: string): Promise<number> {
  const status = await migrationStatus(ownerUrl);
  const lines = [
    ...status.unapplied.map((name) => `À appliquer : ${name}`),
    ...status.failed.map((name) => `En échec : ${name} (réparez, puis « npm run migrate -- rolled-back ${name} »)`),
    ...status.edited.map((name) => `Modifiée après avoir été appliquée : ${name}`),
    ...status.unknown.map((name) => `Appliquée mais absente du dossier : ${name}`),
  ];
  process.stdout.write(lines.length === 0 ? "La base est à jour.\n" : `${lines.join("\n")}\n`);
  return lines.length === 0 ? 0 : REFUSED;
}

/** Proves that the schema files agree with the migrations, and a live database (when there is one) with both. */
async function check(): Promise<number> {
  const sql = await onScratchServer(schemaDiff);
  if (sql !== undefined) {
    process.stderr.write(`Le schéma et les migrations diffèrent :\n${sql}\n`);
    return REFUSED;
  }
  process.stdout.write("Le schéma et les migrations concordent.\n");
  const settings = parseEnvironment(process.env);
  const embedded = await stat(path.join(settings.DATA_DIR, "postgres", "PG_VERSION")).catch(() => undefined);
  if (settings.DATABASE_URL === undefined && embedded === undefined) return 0;
  return withOwner(checkCatalogue);
}

async function checkCatalogue(ownerUrl: string): Promise<number> {
  const { missing, unexpected } = await compareWithFreshMigration(ownerUrl);
  for (const line of missing) process.stderr.write(`Manque dans la base : ${line}\n`);
  for (const line of unexpected) process.stderr.write(`En trop dans la base : ${line}\n`);
  if (missing.length + unexpected.length > 0) return REFUSED;
  process.stdout.write("Le catalogue de la base est celui d’une migration neuve.\n");
  return 0;
}

async function rollBack(ownerUrl: string, name: string): Promise<number> {
  await markRolledBack(ownerUrl, name);
  process.stdout.write(`Notée comme défaite : ${name}\n`);
  return 0;
}

/** Runs work as the owner, without migrating: of the given database, or of the embedded one. */
async function withOwner(work: (ownerUrl: string) => Promise<number>): Promise<number> {
  const settings = parseEnvironment(process.env);
  const given = settings.DATABASE_OWNER_URL ?? settings.DATABASE_URL;
  if (given !== undefined) return work(given);
  const embedded = await openEmbeddedDatabase(settings.DATA_DIR);
  try {
    return await work(embedded.ownerUrl);
  } finally {
    await embedded.release();
  }
}

async function onScratchServer<Answer>(work: (url: string) => Promise<Answer>): Promise<Answer> {
  const scratch = await openScratchCluster();
  try {
    return await work(scratch.superuserUrl);
  } finally {
    await scratch.release();
  }
}

await runCommand(() => migrate(process.argv[2], process.argv[3]), migrationLostMessage);
