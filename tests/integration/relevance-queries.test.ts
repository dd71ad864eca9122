import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { JudgedQuery } from "#search/relevance/judged-query.ts";
import { foldText } from "#search/understanding/fold-text.ts";
import { stopWords } from "#search/understanding/stop-words.ts";
import { drawNonsense, drawSlips, drawTwoSlips } from "#tests/relevance/draw-queries.ts";
import { practiceQueryFile, readOwnQueries, readQueryFile } from "#tests/relevance/read-queries.ts";
import { lacksSharedData, SHARED_DATA } from "#tests/support/shared-data.ts";

const queries = readOwnQueries();
const ofFamily = (...families: readonly string[]): readonly JudgedQuery[] =>
  queries.filter(({ family }) => families.includes(family));
const texts = (drawn: readonly { readonly query: string }[]): readonly string[] => drawn.map(({ query }) => query);

describe("what is drawn is what the seed draws", () => {
  test.each([
    ["slip", drawSlips],
    ["two-slips", drawTwoSlips],
  ] as const)("%s", (family, draw) => {
    expect(texts(ofFamily(family))).toEqual(texts(draw(ofFamily("job"))));
  });

  test("nonsense begins with what is drawn", () => {
    const drawn = texts(drawNonsense());
    expect(texts(ofFamily("nonsense")).slice(0, drawn.length)).toEqual(drawn);
  });
});

describe("the queries one practises on", () => {
  const practice = readQueryFile(practiceQueryFile);

  test("are none of those that judge, and are marked so that they never count aside", () => {
    const judging = new Set(queries.map(({ query }) => foldText(query)));
    expect(practice.filter(({ query }) => judging.has(foldText(query)))).toEqual([]);
    expect(practice.filter(({ known }) => !known)).toEqual([]);
    expect(practice.length).toBeGreaterThanOrEqual(160);
  });
});

/** Where official words are: the jobs and skills of the ROME, the titles of certifications and blocks, and so of the catalogue. */
const TABLES = [
  ["rome-v460/unix_referentiel_appellation_v460_utf8.csv", "libelle_appellation_long"],
  ["rome-v460/unix_referentiel_code_rome_v460_utf8.csv", "libelle_rome"],
  ["rome-v460/unix_referentiel_competence_v460_utf8.csv", "libelle_competence"],
  ["rome-v460/unix_referentiel_savoir_v460_utf8.csv", "libelle_savoir"],
  ["rncp-2021/rncp_fiches.csv", "intitule"],
  ["rncp-2021/rncp_blocs_competences.csv", "intitule_bloc"],
  ["rncp-titres-2026/rncp_rs_titres_actifs_2026.csv", "intitule"],
] as const;
/** Written by people who do not misspell: a slip is no word of its own. */
const OWN_WORDS = ["sentence", "acronym", "task", "licence"];
const ENOUGH = 150;

describe.skipIf(lacksSharedData("rome-v460", "rncp-2021", "rncp-titres-2026"))("beside the reference tables", () => {
  test("at least 150 queries have a word that no table has", () => {
    const known = new Set(TABLES.flatMap(([file, column]) => wordsOf(file, column)));
    const unknown = ofFamily(...OWN_WORDS).filter(({ query }) =>
      foldText(query)
        .split(" ")
        .some((word) => /^\p{L}{3,}$/u.test(word) && !stopWords.has(word) && !known.has(word)),
    );
    expect(unknown.length).toBeGreaterThanOrEqual(ENOUGH);
  });
});

function wordsOf(file: string, column: string): readonly string[] {
  const text = readFileSync(path.join(SHARED_DATA, file), "utf8");
  const rows = z.array(z.record(z.string(), z.string())).parse(parse(text, { columns: true, bom: true }));
  expect(rows[0], file).toHaveProperty(column);
  return rows.flatMap((row) => foldText(row[column] ?? "").split(" "));
}
