/**
 * Writes seeds/data/*.json from the published files (seeds/SOURCES.md):
 *
 *   node --import tsx seeds/select-facts.ts ../shared/data
 *
 * Same files, same bytes. What is chosen is in selection/choices.ts.
 */
import { writeFileSync } from "node:fs";
import type { SelectedTable } from "./selection/published-table.ts";
import { selectCertifications } from "./selection/select-certifications.ts";
import { selectHiring } from "./selection/select-hiring.ts";
import { selectRome } from "./selection/select-rome.ts";
import { selectTerritories } from "./selection/select-territories.ts";

/** JSON with one row a line, so that a change of the selection reads as a change of rows. */
function tableText(table: SelectedTable): string {
  const { rows, ...head } = table;
  const lines = rows.map((row) => JSON.stringify(row)).join(",\n");
  return `${JSON.stringify(head).slice(0, -1)},"rows":[\n${lines}\n]}`;
}

function writeTables(name: string, tables: readonly SelectedTable[]): void {
  const text = `[${tables.map(tableText).join(",\n")}]\n`;
  writeFileSync(new URL(`data/${name}.json`, import.meta.url), text);
  const counts = tables.map((table) => `${table.file} ${table.rows.length}`).join(", ");
  console.log(`${name}.json: ${Math.round(Buffer.byteLength(text) / 1000)} kB (${counts})`);
}

const directory = process.argv[2];
if (directory === undefined) {
  console.error("Usage : node --import tsx seeds/select-facts.ts DOSSIER");
  process.exitCode = 2;
} else {
  writeTables("rome", selectRome(directory));
  writeTables("territories", selectTerritories(directory));
  writeTables("hiring", selectHiring(directory));
  writeTables("certifications", selectCertifications(directory));
}
