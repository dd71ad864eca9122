import { readFileSync } from "node:fs";
import path from "node:path";
import { families, type JudgedQuery, parseJudgedQueries } from "#search/relevance/judged-query.ts";

const FOLDER = path.resolve(import.meta.dirname, "../../search/relevance/queries");

/** Our own queries, one file a family. */
export function readOwnQueries(): readonly JudgedQuery[] {
  return families.flatMap((family) => readQueryFile(ownQueryFile(family)));
}

/** Queries to practise a method on: none of them judges it. */
export const practiceQueryFile = path.resolve(FOLDER, "../practice.jsonl");

/** What people say of their jobs in their own words: asked of « Mes compétences », not of the search. */
export const ownWordsFile = path.resolve(FOLDER, "../own-words.jsonl");

/** Where the queries of a family are. */
export function ownQueryFile(family: string): string {
  return path.join(FOLDER, `${family}.jsonl`);
}

/** A file of judged queries, JSON lines. */
export function readQueryFile(file: string): readonly JudgedQuery[] {
  return parseJudgedQueries(readFileSync(file, "utf8"));
}
