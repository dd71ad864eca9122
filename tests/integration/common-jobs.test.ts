import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { readCommonJobs } from "#app/skills/common/read-common-jobs.server.ts";
import { indexMetierNames } from "#app/skills/metier-name-index.ts";
import { metiersNamed, rankMetierNames } from "#app/skills/rank-metier-names.ts";
import { romeCodeSchema } from "#app/skills/rome-code.ts";
import { lacksSharedData, SHARED_DATA } from "#tests/support/shared-data.ts";

const ROME = "rome-v460";
const judgedRow = z.tuple([z.string(), z.string(), z.string().transform((codes) => codes.split(" "))]);

/** The words people say for their jobs, in both genders, with the métiers that may come first. */
const judged = readFileSync(path.resolve(import.meta.dirname, "../relevance/common-jobs.tsv"), "utf8")
  .trimEnd()
  .split("\n")
  .slice(1)
  .map((line) => judgedRow.parse(line.split("\t")))
  .flatMap(([masculine, feminine, metiers]) => [...new Set([masculine, feminine])].map((word) => ({ word, metiers })));

function readRome(file: string): readonly Readonly<Record<string, string>>[] {
  const text = readFileSync(path.join(SHARED_DATA, ROME, `unix_referentiel_${file}_v460_utf8.csv`), "utf8");
  return z.array(z.record(z.string(), z.string())).parse(parse(text, { columns: true, bom: true }));
}

function wholeReference() {
  const own = readRome("code_rome").map((row) => ({
    ...{ code: romeCodeSchema.parse(row["code_rome"]), label: row["libelle_rome"] ?? "", isOwnLabel: true },
    isRarelyUsed: false,
  }));
  const appellations = readRome("appellation").map((row) => ({
    ...{ code: romeCodeSchema.parse(row["code_rome"]), label: row["libelle_appellation_court"] ?? "" },
    ...{ isOwnLabel: false, isRarelyUsed: row["peu_usite"] === "O" },
  }));
  return indexMetierNames([...own, ...appellations]);
}

describe.skipIf(lacksSharedData(ROME))("in all of ROME 4.60", () => {
  const index = lacksSharedData(ROME) ? indexMetierNames([]) : wholeReference();

  test("seventy common words for a job, in both genders, give first the métier that people mean", async () => {
    const common = await readCommonJobs();
    const wrong = judged.flatMap(({ word, metiers }) => {
      const named = rankMetierNames(index, word);
      const [first] = metiersNamed(index, { query: word, named, common }) ?? named;
      return metiers.includes(first?.code ?? "") ? [] : [`${word}: ${first?.code} ${first?.label}`];
    });
    expect(judged.length).toBeGreaterThan(80);
    expect(wrong).toEqual([]);
  });

  test("each métier of the table of common words is one of the reference", async () => {
    const common = await readCommonJobs();
    const known = new Set(index.names.map(({ code }) => code));
    expect([...common.values()].flat().filter((code) => !known.has(code))).toEqual([]);
  });
});
