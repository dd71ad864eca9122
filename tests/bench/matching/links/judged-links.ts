import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

/** A block of the pool, with what was judged of it. */
export interface JudgedBlock {
  readonly code: string;
  readonly certification: string;
  /** `aside` is the half kept aside of the first draw, `fresh` the part kept aside of the second: neither is learned from. */
  readonly half: "tuned" | "aside" | "fresh";
  readonly kind: "technical" | "transversal" | "general";
  readonly pool: ReadonlySet<number>;
  /** Skills of grade 2. */
  readonly taught: ReadonlySet<number>;
  /** Skills of grade 1: neither right nor wrong. */
  readonly partly: ReadonlySet<number>;
}

const ogrs = z.array(z.number());
const poolLine = z.object({ code: z.string(), certification: z.string(), fiche: ogrs, words: ogrs, vectors: ogrs });
const kinds = z.enum(["transversal", "general"]);

export function readJudgedBlocks(): readonly JudgedBlock[] {
  const grades = readTable("grades.tsv");
  const kindOf = new Map(readTable("kinds.tsv").map(([block = "", kind]) => [block, kinds.parse(kind)]));
  const graded = (code: string, grade: string): ReadonlySet<number> =>
    new Set(grades.filter(([block, , given]) => block === code && given === grade).map(([, ogr]) => Number(ogr)));
  const draws = [
    { file: "pool.jsonl", part: partOfFirst },
    { file: "pool-second.jsonl", part: partOfSecond },
  ];
  return draws
    .flatMap(({ file, part }) => readLines(file).map((line) => ({ line, part })))
    .map(({ line, part }) => {
      const { code, certification, fiche, words, vectors } = poolLine.parse(JSON.parse(line));
      return {
        code,
        certification,
        half: part(certification),
        kind: kindOf.get(code) ?? "technical",
        pool: new Set([...fiche, ...words, ...vectors]),
        taught: graded(code, "2"),
        partly: graded(code, "1"),
      };
    });
}

/** Two blocks of one certification are on the same side. */
function partOfFirst(certification: string): JudgedBlock["half"] {
  return firstDigit(certification) % 2 === 0 ? "aside" : "tuned";
}

function partOfSecond(certification: string): JudgedBlock["half"] {
  return firstDigit(certification) % 4 === 2 ? "fresh" : "tuned";
}

function firstDigit(certification: string): number {
  const [first = ""] = createHash("sha256").update(certification).digest("hex");
  return Number.parseInt(first, 16);
}

function readTable(name: string): readonly (readonly string[])[] {
  return readLines(name)
    .slice(1)
    .map((line) => line.split("\t"));
}

function readLines(name: string): readonly string[] {
  return readFileSync(path.join(import.meta.dirname, name), "utf8")
    .trimEnd()
    .split("\n");
}

/** Precision, recall and their mean of predicted links: grade 1 is ignored, a link outside the pool is wrong. */
export interface LinkScore {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export function scoreLinks(
  blocks: readonly JudgedBlock[],
  predicted: (block: JudgedBlock) => readonly number[],
): LinkScore {
  let right = 0;
  let given = 0;
  let expected = 0;
  for (const block of blocks) {
    const links = predicted(block).filter((ogr) => !block.partly.has(ogr));
    right += links.filter((ogr) => block.taught.has(ogr)).length;
    given += links.length;
    expected += block.taught.size;
  }
  const precision = given === 0 ? 0 : right / given;
  const recall = expected === 0 ? 0 : right / expected;
  return { precision, recall, f1: right === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}
