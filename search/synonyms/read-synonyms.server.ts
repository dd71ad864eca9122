import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { parseSynonyms, type Synonym, type SynonymKind } from "./synonym.ts";

/** Reads the reviewed synonyms that ship with the portal: some 1,200 lines. */
export async function readSynonyms(): Promise<readonly Synonym[]> {
  const locate = createRequire(import.meta.url).resolve;
  const read = async (kind: SynonymKind, file: string): Promise<readonly Synonym[]> =>
    parseSynonyms(kind, await readFile(file, "utf8"));
  const files = await Promise.all([
    read("acronyms", locate("#search/synonyms/acronyms.tsv")),
    read("slang", locate("#search/synonyms/slang.tsv")),
    read("formacode", locate("#search/synonyms/formacode.tsv")),
    read("feminine", locate("#search/synonyms/feminine.tsv")),
  ]);
  return files.flat();
}
