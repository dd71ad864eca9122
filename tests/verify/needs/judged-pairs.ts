import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { needContracts } from "#app/needs/need-choices.ts";

const telling = z.object({
  siret: z.string(),
  companyName: z.string(),
  jobLabel: z.string(),
  metierCode: z.string().nullable(),
  communeCode: z.string(),
  headcount: z.int(),
  startsOn: z.iso.date().nullable(),
  contract: z.enum(needContracts),
  createdOn: z.iso.date(),
});
const judgedPair = z.object({
  id: z.string(),
  family: z.string(),
  same: z.boolean(),
  firm: z.string(),
  one: telling,
  other: telling,
});

/** Two tellings, and whether they are of one need. See the README. */
export type JudgedPair = z.infer<typeof judgedPair>;
export type Half = "tuned" | "aside";

export function readJudgedPairs(name: "pairs.jsonl" | "practice.jsonl"): readonly JudgedPair[] {
  const lines = readFileSync(path.join(import.meta.dirname, name), "utf8")
    .trimEnd()
    .split("\n");
  return lines.map((line) => judgedPair.parse(JSON.parse(line)));
}

/** The half of the pairs of a firm: the parity of a hash (FNV-1a) of its name and nothing else, so that nobody chooses it. */
export function halfOfFirm({ firm }: Pick<JudgedPair, "firm">): Half {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(firm)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return ((hash >>> 16) ^ hash) % 2 === 0 ? "tuned" : "aside";
}
