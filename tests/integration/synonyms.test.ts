import { describe, expect, test } from "vitest";
import { readSynonyms } from "#search/synonyms/read-synonyms.server.ts";
import { lacksSharedData } from "#tests/support/shared-data.ts";
import { labelWords, readSynonymReferences, tableRows } from "#tests/support/synonym-references.ts";

/** Names of jobs, titles of certifications, and kinds of diplomas. */
const TABLES = [
  ["rome-v460/unix_referentiel_appellation_v460_utf8.csv", ",", ["libelle_appellation_long"]],
  ["rome-v460/unix_referentiel_code_rome_v460_utf8.csv", ",", ["libelle_rome"]],
  ["rncp-2021/rncp_fiches.csv", ",", ["intitule", "type_certif"]],
  ["rncp-titres-2026/rncp_rs_titres_actifs_2026.csv", ",", ["intitule", "type_certif"]],
  ["certif-info/certif_info.csv", ";", ["Libelle_Diplome", "Libelle_Type_Diplome"]],
] as const;
const NEEDED = ["rome-v460", "rncp-2021", "rncp-titres-2026", "certif-info", "formacode"];
/** Sources that none of the shared tables holds. */
const OUTSIDE = /^(usage|INRS R\d{3}|NF C 18-510|code de la route)$/;

describe.skipIf(lacksSharedData(...NEEDED))("each synonym", () => {
  test("stands for words that an official name or title bears", async () => {
    const bearers = new Map<string, Set<number>>();
    const labels = new Set(TABLES.flatMap(([file, delimiter, columns]) => labelsOf(file, delimiter, columns)));
    [...labels].forEach((label, number) => {
      for (const word of labelWords(label)) bearers.set(word, (bearers.get(word) ?? new Set()).add(number));
    });
    const isBorne = (phrase: string): boolean => {
      const [first = new Set<number>(), ...others] = labelWords(phrase).map((word) => bearers.get(word) ?? new Set());
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

  test("says a source that holds, and « usage » only when no table proves another", async () => {
    const references = readSynonymReferences();
    const wrong = (await readSynonyms()).flatMap((synonym) => {
      const { term, source } = synonym;
      const holds = references.holds(synonym) ?? OUTSIDE.test(source);
      const proven = source === "usage" ? references.provenSource(synonym) : undefined;
      return holds && proven === undefined ? [] : [`${term}: ${source}, ${proven ?? "not proven"}`];
    });
    expect(wrong).toEqual([]);
  });
});

function labelsOf(file: string, delimiter: string, columns: readonly string[]): readonly string[] {
  return tableRows(file, delimiter).flatMap((row) => columns.map((column) => row[column] ?? ""));
}
