import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { readSynonyms } from "#search/synonyms/read-synonyms.server.ts";
import { foldText } from "#search/understanding/fold-text.ts";
import { lacksSharedData, SHARED_DATA } from "#tests/support/shared-data.ts";

/** Names of jobs, titles of certifications, and kinds of diplomas. */
const TABLES = [
  ["rome-v460/unix_referentiel_appellation_v460_utf8.csv", ",", ["libelle_appellation_long"]],
  ["rome-v460/unix_referentiel_code_rome_v460_utf8.csv", ",", ["libelle_rome"]],
  ["rncp-2021/rncp_fiches.csv", ",", ["intitule", "type_certif"]],
  ["rncp-titres-2026/rncp_rs_titres_actifs_2026.csv", ",", ["intitule", "type_certif"]],
  ["certif-info/certif_info.csv", ";", ["Libelle_Diplome", "Libelle_Type_Diplome"]],
] as const;
const LINKS = new Set("a au aux avec d dans de des du en et l la le les ou par pour sur un une".split(" "));

describe.skipIf(lacksSharedData("rome-v460", "rncp-2021", "rncp-titres-2026", "certif-info"))("each synonym", () => {
  test("stands for words that an official name or title bears", async () => {
    const bearers = new Map<string, Set<number>>();
    const labels = new Set(TABLES.flatMap(([file, delimiter, columns]) => labelsOf(file, delimiter, columns)));
    [...labels].forEach((label, number) => {
      for (const word of wordsOf(label)) bearers.set(word, (bearers.get(word) ?? new Set()).add(number));
    });
    const isBorne = (phrase: string): boolean => {
      const [first = new Set<number>(), ...others] = wordsOf(phrase).map((word) => bearers.get(word) ?? new Set());
      return [...first].some((number) => others.every((bearing) => bearing.has(number)));
    };
    const lost = (await readSynonyms()).flatMap(({ term, means }) =>
      means.filter((phrase) => !isBorne(phrase)).map((phrase) => `${term}: ${phrase}`),
    );
    expect(lost).toEqual([]);
  });

  test("names jobs of the ROME", async () => {
    const codes = new Set(labelsOf("rome-v460/unix_referentiel_code_rome_v460_utf8.csv", ",", ["code_rome"]));
    const unknown = (await readSynonyms()).flatMap(({ term, rome }) =>
      rome.filter((code) => !codes.has(code)).map((code) => `${term}: ${code}`),
    );
    expect(unknown).toEqual([]);
  });
});

function labelsOf(file: string, delimiter: string, columns: readonly string[]): readonly string[] {
  const text = readFileSync(path.join(SHARED_DATA, file), "utf8");
  const options = { columns: true, bom: true, delimiter, relax_quotes: true, relax_column_count: true };
  const rows = z.array(z.record(z.string(), z.string())).parse(parse(text, options));
  return rows.flatMap((row) => columns.map((column) => row[column] ?? ""));
}

/** Without the marks of the plural: « énergies renouvelables » answers for « énergie renouvelable ». */
function wordsOf(label: string): readonly string[] {
  return foldText(label)
    .split(" ")
    .filter((word) => word !== "" && !LINKS.has(word))
    .map((word) => word.replace(/[sx]$/, ""));
}
