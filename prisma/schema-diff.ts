import { migrationNames, readMigrations, readSchemaFiles } from "./migration-files.ts";
import { withSchemaEngine } from "./schema-engine.ts";

const NO_FILTER = { externalTables: [], externalEnums: [] };

/**
 * The SQL that would bring the migrations to the schema files; undefined when they agree.
 * `url`: a server where a throw-away database may be created. CHECK constraints, partial indexes, triggers, functions and
 * the schema `search` are not seen here (the schema language does not know them): catalogue.ts compares those.
 */
export async function schemaDiff(url: string): Promise<string | undefined> {
  const isFirst = (await migrationNames()).length === 0;
  return withSchemaEngine(url, async (engine) => {
    const { exitCode, stdout } = await engine.diff({
      from: isFirst ? { tag: "empty" } : { tag: "migrations", ...(await readMigrations()) },
      to: { tag: "schemaDatamodel", files: await readSchemaFiles() },
      script: true,
      exitCode: true,
      filters: NO_FILTER,
    });
    return exitCode === 2 ? (stdout ?? "") : undefined;
  });
}
