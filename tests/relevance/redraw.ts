import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import { type JudgedQuery, judgedQuerySchema } from "#search/relevance/judged-query.ts";
import { SHARED_DATA } from "#tests/support/shared-data.ts";
import type { CatalogueTraining } from "./catalogue.ts";
import {
  type Drawn,
  drawCodes,
  drawNonsense,
  drawOfficialNames,
  drawSlippedTowns,
  drawSlips,
  drawTwoSlips,
} from "./draw-queries.ts";
import { ownQueryFile, readQueryFile } from "./read-queries.ts";

const LARGE_TOWN = 20_000;
const nameSchema = z.object({
  libelle_appellation_court: z.string(),
  code_rome: z.string(),
  code_rome_parent: z.string(),
  peu_usite: z.string(),
});
const townSchema = z.object({ nom: z.string(), code_insee: z.string(), population: z.coerce.number() });

/** Writes the drawn queries again, after those a person wrote: nothing changes unless the catalogue or a written name did. */
export async function redraw(catalogue: readonly CatalogueTraining[]): Promise<void> {
  const taught = new Set(catalogue.flatMap(({ rome }) => rome));
  const writtenJobs = written("job");
  const known = new Set(writtenJobs.map(({ query }) => query));
  const official = drawOfficialNames(officialNames(), taught).filter(({ query }) => !known.has(query));
  const jobs = [...writtenJobs, ...official.map((query) => judgedQuerySchema.parse(query))];
  await save("job", jobs);
  await save("slip", drawSlips(jobs));
  await save("two-slips", drawTwoSlips(jobs));
  await save("place", [...written("place"), ...drawSlippedTowns(writtenJobs, largeTowns())]);
  await save("code", drawCodes(catalogue));
  await save("nonsense", [...drawNonsense(), ...written("nonsense")]);
}

/** The queries of a family that a person wrote: the drawn ones say so in their number. */
function written(family: string): readonly JudgedQuery[] {
  return readQueryFile(ownQueryFile(family)).filter(({ id }) => !id.includes("-drawn-"));
}

function officialNames(): Parameters<typeof drawOfficialNames>[0] {
  return readTable("rome-v460/unix_referentiel_appellation_v460_utf8.csv", nameSchema)
    .filter(({ peu_usite }) => peu_usite === "N")
    .map((row) => ({ name: row.libelle_appellation_court, rome: row.code_rome, parent: row.code_rome_parent }));
}

function largeTowns(): Parameters<typeof drawSlippedTowns>[1] {
  return readTable("territoires/communes_hdf.csv", townSchema)
    .filter(({ population }) => population > LARGE_TOWN)
    .map(({ nom, code_insee }) => ({ name: nom, insee: code_insee }));
}

function readTable<Row>(file: string, row: z.ZodType<Row>): readonly Row[] {
  const text = readFileSync(path.join(SHARED_DATA, file), "utf8");
  return z.array(row).parse(parse(text, { columns: true, bom: true }));
}

/** Fields that say nothing are left out, as when a person writes a line. */
async function save(family: string, queries: readonly Drawn[]): Promise<void> {
  const says = ([, value]: readonly [string, unknown]): boolean =>
    value !== null && value !== false && !(Array.isArray(value) && value.length === 0);
  const lines = queries.map((query) => JSON.stringify(Object.fromEntries(Object.entries(query).filter(says))));
  await writeFile(ownQueryFile(family), `${lines.join("\n")}\n`);
}
