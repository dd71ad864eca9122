import { z } from "zod";

/** The families of our own queries, in the order they are printed; `docs/search-relevance.md` says what each is. */
export const families = [
  "job",
  "slip",
  "two-slips",
  "sentence",
  "acronym",
  "task",
  "code",
  "licence",
  "place",
  "nonsense",
] as const;
export type Family = (typeof families)[number];

const codes = z.array(z.string()).readonly().default([]);

/**
 * One judged query (contract.md § Commands). A training is right when it bears one of the expected codes and none of `exceptRncp`, and,
 * when a place is expected, when all its sessions shown are there. `forbidRome`: codes of other trades, or their beginnings. A query that
 * expects no code at all is nonsense. `known`: whoever made a method has read it, so that it can no longer judge.
 */
export const judgedQuerySchema = z.object({
  id: z.string(),
  family: z.string(),
  query: z.string(),
  expectRome: codes,
  expectRncp: codes,
  expectBlock: codes,
  exceptRncp: codes,
  forbidRome: codes,
  place: z.string().nullable().default(null),
  known: z.boolean().default(false),
});
export type JudgedQuery = z.infer<typeof judgedQuerySchema>;

/** Reads JSON lines; a wrong line throws, with its number. */
export function parseJudgedQueries(text: string): readonly JudgedQuery[] {
  return text
    .split("\n")
    .map((line, index) => ({ line: line.trim(), number: index + 1 }))
    .filter(({ line }) => line !== "")
    .map(({ line, number }) => {
      try {
        return judgedQuerySchema.parse(JSON.parse(line));
      } catch (error) {
        throw new Error(`Line ${number} is no judged query`, { cause: error });
      }
    });
}

export type Half = "tuned" | "aside";

/**
 * The half a query belongs to: the parity of a hash (FNV-1a) of its text and nothing else, so that nobody chooses it. One tunes on `tuned`
 * and looks at `aside` only as a whole; what is known is not aside any more.
 */
export function halfOf({ query, known }: Pick<JudgedQuery, "query" | "known">): Half {
  if (known) return "tuned";
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(query.toLowerCase())) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return ((hash >>> 16) ^ hash) % 2 === 0 ? "tuned" : "aside";
}
