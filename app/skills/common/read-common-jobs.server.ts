import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { type CommonJobs, parseCommonJobs } from "./common-jobs.ts";

let read: Promise<CommonJobs> | undefined;

/** The table of common jobs that ships with the portal, read once. */
export function readCommonJobs(): Promise<CommonJobs> {
  read ??= readFile(createRequire(import.meta.url).resolve("#app/skills/common/common-jobs.tsv"), "utf8").then(
    parseCommonJobs,
  );
  return read;
}
