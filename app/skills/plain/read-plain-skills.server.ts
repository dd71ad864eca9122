import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { parsePlainSkills } from "./plain-skills.ts";

let read: Promise<ReadonlyMap<number, string>> | undefined;

/** The plain words that ship with the portal, read once. */
export function readPlainSkills(): Promise<ReadonlyMap<number, string>> {
  read ??= readFile(createRequire(import.meta.url).resolve("#app/skills/plain/plain-skills.tsv"), "utf8").then(
    parsePlainSkills,
  );
  return read;
}
