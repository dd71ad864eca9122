import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const GENERATOR = path.resolve(import.meta.dirname, "../../../../shared/tools/make-lheo.mjs");
const FOLDER = path.join(tmpdir(), "hub-bench-lheo");

export const SEED = 3;
const TODAY = "2026-12-01";

/** Writes a large catalogue once, kept between runs; `defects` spoils as many formations and says which in FILE.defects.json. */
export function catalogueFile(formations: number, defects = 0): string {
  const file = path.join(FOLDER, `catalogue-${formations}-${SEED}-${defects}.xml`);
  if (existsSync(file)) return file;
  mkdirSync(FOLDER, { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  const figures = ["--formations", String(formations), "--seed", String(SEED), "--defects", String(defects)];
  execFileSync(process.execPath, [GENERATOR, ...figures, "--today", TODAY, "--out", unfinished]);
  if (defects > 0) renameSync(`${unfinished}.defects.json`, `${file}.defects.json`);
  renameSync(unfinished, file);
  return file;
}
