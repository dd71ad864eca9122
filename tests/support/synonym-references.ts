import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import type { Synonym } from "#search/synonyms/synonym.ts";
import { isInitialsOf } from "#search/synonyms/synonym-source.ts";
import { foldText } from "#search/understanding/fold-text.ts";
import { SHARED_DATA } from "./shared-data.ts";

type Row = Readonly<Record<string, string>>;

/** Says whether a source that a table can prove holds; undefined for a source that none of our tables holds. */
export interface SynonymReferences {
  holds(synonym: Synonym): boolean | undefined;
  /** The best source that the tables prove by jobs or letters; undefined when none does. */
  provenSource(synonym: Synonym): string | undefined;
}

const LINKS = new Set("a au aux avec d dans de des du en et l la le les ou par pour sur un une".split(" "));
const ROME = "rome-v460/unix_";

/** The rows of a shared table. */
export function tableRows(file: string, delimiter = ","): readonly Row[] {
  const text = readFileSync(path.join(SHARED_DATA, file), "utf8");
  const options = { columns: true, bom: true, delimiter, relax_quotes: true, relax_column_count: true };
  return z.array(z.record(z.string(), z.string())).parse(parse(text, options));
}

/** The words of a label, links and marks of the plural left out: « énergies renouvelables » answers for « énergie renouvelable ». */
export function labelWords(label: string): readonly string[] {
  return foldText(label)
    .split(" ")
    .filter((word) => word !== "" && !LINKS.has(word))
    .map((word) => word.replace(/[sx]$/, ""));
}

/** Reads what can prove a source: a text bears the term, and belongs to the jobs that the synonym means. */
export function readSynonymReferences(): SynonymReferences {
  const familyOf = readFamilies();
  const said = readJobTexts();
  const titles = readTitles();
  const descriptors = readDescriptors();

  const sources: Readonly<Record<string, (synonym: Synonym) => string | undefined>> = {
    "ROME v460": ({ term, rome }) => {
      const wanted = labelWords(term);
      const isSaid = familyOf(rome).some((code) => said.get(code)?.some((words) => bears(words, wanted)) ?? false);
      return isSaid ? "ROME v460" : undefined;
    },
    RNCP: (synonym) => (isTitled(synonym, titles.rncp, familyOf) ? "RNCP" : undefined),
    "Certif-Info": (synonym) => (isTitled(synonym, titles.certifInfo, familyOf) ? "Certif-Info" : undefined),
    initiales: ({ term, means }) => (means.some((phrase) => isInitialsOf(term, phrase)) ? "initiales" : undefined),
  };

  return {
    holds(synonym) {
      if (synonym.source.startsWith("Formacode")) {
        const wanted = labelWords(synonym.term).join(" ");
        return descriptors.some(({ source, terms }) => source === synonym.source && terms.includes(wanted));
      }
      const prove = sources[synonym.source];
      return prove === undefined ? undefined : prove(synonym) !== undefined;
    },
    provenSource(synonym) {
      for (const prove of Object.values(sources)) {
        const source = prove(synonym);
        if (source !== undefined) return source;
      }
      return undefined;
    },
  };
}

/** Whether words stand one after the other among others. */
function bears(words: readonly string[], wanted: readonly string[]): boolean {
  return words.some((_, at) => wanted.every((word, further) => words[at + further] === word));
}

interface Title {
  readonly words: readonly string[];
  readonly rome: readonly string[];
}

/** A title bears the term, and leads to one of the jobs, or is one that the synonym means. */
function isTitled(
  { term, rome, means }: Synonym,
  titles: readonly Title[],
  familyOf: (codes: readonly string[]) => readonly string[],
): boolean {
  const wanted = labelWords(term);
  const family = new Set(familyOf(rome));
  const phrases = means.map(labelWords);
  return titles.some(
    (title) =>
      bears(title.words, wanted) &&
      (title.rome.some((code) => family.has(code)) ||
        phrases.some((phrase) => phrase.every((word) => title.words.includes(word)))),
  );
}

/** The jobs with their parents, their children and those of the same parent. */
function readFamilies(): (codes: readonly string[]) => readonly string[] {
  const rows = tableRows(`${ROME}referentiel_code_rome_v460_utf8.csv`);
  const parents = new Map(rows.map((row) => [row["code_rome"] ?? "", row["code_rome_parent"] ?? ""]));
  return (codes) => {
    const heads = new Set(codes.map((code) => parents.get(code) || code));
    const related = [...parents].filter(([code, parent]) => heads.has(code) || heads.has(parent));
    return [...new Set([...codes, ...related.map(([code]) => code)])];
  };
}

/** What the ROME says of each job: its names, its skills and its texts, as words. */
function readJobTexts(): ReadonlyMap<string, readonly (readonly string[])[]> {
  const labels = new Map<string, readonly string[]>();
  for (const { code_ogr = "", libelle_competence = "" } of tableRows(`${ROME}referentiel_competence_v460_utf8.csv`))
    labels.set(code_ogr, labelWords(libelle_competence));
  for (const { code_ogr_savoir = "", libelle_savoir = "" } of tableRows(`${ROME}referentiel_savoir_v460_utf8.csv`))
    labels.set(code_ogr_savoir, labelWords(libelle_savoir));
  const texts = new Map<string, (readonly string[])[]>();
  const add = (code = "", words: readonly string[] = []): void => {
    const known = texts.get(code);
    if (known === undefined) texts.set(code, [words]);
    else known.push(words);
  };
  for (const row of tableRows(`${ROME}referentiel_code_rome_v460_utf8.csv`))
    add(row["code_rome"], labelWords(row["libelle_rome"] ?? ""));
  for (const row of tableRows(`${ROME}referentiel_appellation_v460_utf8.csv`)) {
    add(row["code_rome"], labelWords(row["libelle_appellation_long"] ?? ""));
    add(row["code_rome"], labelWords(row["libelle_appellation_court"] ?? ""));
  }
  for (const row of tableRows(`${ROME}coherence_item_v460_utf8.csv`))
    add(row["code_rome"], labels.get(row["code_ogr"] ?? ""));
  for (const row of tableRows(`${ROME}texte_v460_utf8.csv`))
    add(row["code_rome"], labelWords(row["libelle_texte"] ?? ""));
  return texts;
}

function readTitles(): { readonly rncp: readonly Title[]; readonly certifInfo: readonly Title[] } {
  const jobs = new Map<string, readonly string[]>();
  for (const { code_rncp = "", code_rome = "" } of tableRows("rncp-2021/rncp_rome.csv"))
    jobs.set(code_rncp, [...(jobs.get(code_rncp) ?? []), code_rome]);
  const rncp = tableRows("rncp-2021/rncp_fiches.csv").map(({ code_rncp = "", intitule = "" }) => ({
    words: labelWords(intitule),
    rome: jobs.get(code_rncp) ?? [],
  }));
  const active = tableRows("rncp-titres-2026/rncp_rs_titres_actifs_2026.csv").map(({ intitule = "" }) => ({
    words: labelWords(intitule),
    rome: [],
  }));
  const certifInfo = tableRows("certif-info/certif_info.csv", ";").map((row) => ({
    words: labelWords(row["Libelle_Diplome"] ?? ""),
    rome: [1, 2, 3, 4, 5].map((number) => row[`Code_Rome_${number}`] ?? ""),
  }));
  return { rncp: [...rncp, ...active], certifInfo };
}

function readDescriptors(): readonly { readonly source: string; readonly terms: readonly string[] }[] {
  return tableRows("formacode/formacodes-v14.csv", ";").map((row) => {
    const listed = [row["Descripteur en typo riche"], row["Synonymes"], row["Synonymes métier"]].join("###");
    return {
      source: `Formacode V14 ${row["Code du Terme"]}`,
      terms: listed.split("###").map((term) => labelWords(term).join(" ")),
    };
  });
}
