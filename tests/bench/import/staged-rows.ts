import { createReadStream } from "node:fs";
import { appendFile, mkdir } from "node:fs/promises";
import path from "node:path";
import type { Database } from "#app/platform/database.server.ts";
import { withPoolClient } from "#app/platform/transaction.server.ts";
import { loadReferences } from "#app/training/import/references-store.server.ts";
import { createBatchWriter, STAGING_TABLES, stagingDefinition } from "#app/training/import/staging-store.server.ts";
import { createLheoParser } from "#app/training/lheo/lheo-parser.ts";
import { readFormation } from "#app/training/lheo/read-formation.ts";
import { readLheoText } from "#app/training/lheo/read-lheo-text.server.ts";

const BATCH_CHARACTERS = 1_000_000;
const TABLES = ["organisation", "blockList", "training", "action", "session"] as const;

/** Writes the rows our import stages for a feed into one COPY file a table, named after the naive side's table. */
export async function writeStagedRows(database: Database, file: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const references = await withPoolClient(database.pool, loadReferences);
  const writer = createBatchWriter();
  const parser = createLheoParser((element, index) => {
    const { formation } = readFormation(element, index, references);
    if (formation !== null) writer.add(formation, index);
  });
  const flush = async (): Promise<void> => {
    const batch = writer.take();
    for (const name of TABLES) await appendFile(path.join(folder, bareName(name)), batch[name]);
  };
  for await (const text of readLheoText(createReadStream(file))) {
    parser.write(text);
    if (writer.size() > BATCH_CHARACTERS) await flush();
  }
  parser.close();
  await flush();
}

/** Creates the tables without any constraint that the naive side fills. */
export async function createBareTables(database: Database): Promise<void> {
  for (const name of TABLES) {
    await database.pool.query(`CREATE TABLE ${bareName(name)} (${stagingDefinition(STAGING_TABLES[name])})`);
  }
}

function bareName(name: (typeof TABLES)[number]): string {
  return `bare_${name}`;
}
