import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import type { MigrationList, SchemaContainer } from "@prisma/schema-engine-wasm/schema_engine_bg";

/** Rights of the app role, granted again after each deploy. */
export const GRANTS_FILE = createRequire(import.meta.url).resolve("#prisma/grants.sql");

/** Found by its name in package.json: the compiled commands live in another folder than the migrations. */
const PRISMA_DIR = path.dirname(GRANTS_FILE);

/** Where migrations live: one folder each, named by its instant, holding `migration.sql`. */
export const MIGRATIONS_DIR = path.join(PRISMA_DIR, "migrations");

/** Every migration of a folder, oldest first, in the form the schema engine reads. */
export async function readMigrations(baseDir: string = MIGRATIONS_DIR): Promise<MigrationList> {
  const lockPath = path.join(baseDir, "migration_lock.toml");
  const names = await migrationNames(baseDir);
  return {
    baseDir,
    lockfile: { path: "./migration_lock.toml", content: await readFile(lockPath, "utf8") },
    shadowDbInitScript: "",
    migrationDirectories: await Promise.all(
      names.map(async (name) => ({
        path: name,
        migrationFile: {
          path: "migration.sql",
          content: { tag: "ok", value: await readFile(path.join(baseDir, name, "migration.sql"), "utf8") } as const,
        },
      })),
    ),
  };
}

/** Names of the migrations, oldest first. */
export async function migrationNames(baseDir: string = MIGRATIONS_DIR): Promise<readonly string[]> {
  const entries = await readdir(baseDir, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** The files of the schema, one per area. */
export async function readSchemaFiles(): Promise<SchemaContainer[]> {
  const schemaDir = path.join(PRISMA_DIR, "schema");
  const names = (await readdir(schemaDir)).filter((name) => name.endsWith(".prisma")).sort();
  return Promise.all(
    names.map(async (name) => ({ path: name, content: await readFile(path.join(schemaDir, name), "utf8") })),
  );
}
