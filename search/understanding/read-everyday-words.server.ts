import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { parseEverydayWords } from "./everyday-words.ts";

/** Reads the everyday words of jobs that ship with the portal: some 450 jobs. */
export async function readEverydayWords(): Promise<ReadonlyMap<string, string>> {
  return parseEverydayWords(
    await readFile(createRequire(import.meta.url).resolve("#search/understanding/everyday.tsv"), "utf8"),
  );
}
