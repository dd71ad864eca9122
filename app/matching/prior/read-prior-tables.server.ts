import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { type PriorTables, parsePriorTables } from "./prior-needs.ts";

let read: Promise<PriorTables> | undefined;

/** The reviewed tables that ship with the portal, read once. */
export function readPriorTables(): Promise<PriorTables> {
  read ??= Promise.all(["prior-needs.tsv", "prior-trainings.tsv"].map(readTable)).then(([needs = "", trainings = ""]) =>
    parsePriorTables(needs, trainings),
  );
  return read;
}

function readTable(name: string): Promise<string> {
  return readFile(createRequire(import.meta.url).resolve(`#app/matching/prior/${name}`), "utf8");
}
