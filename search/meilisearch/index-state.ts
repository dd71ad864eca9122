import type { MultiSearchQuery } from "meilisearch";
import { z } from "zod";
import { type FedIndex, STATE } from "./fed-index.ts";

/** An index is missing, or made in another way than this version of the portal makes it. */
export class UnusableIndex extends Error {
  override readonly name = "UnusableIndex";
}

const stateSchema = z.object({ hits: z.tuple([z.object({ generation: z.number(), settings: z.string() })]) });

/** Asked first of all: what follows is searched in this state of the index, or in a later one. */
export function stateQuery({ name }: FedIndex): MultiSearchQuery {
  return { indexUid: name, q: "", filter: `id = ${STATE}`, limit: 1 };
}

/** The generation of an index from the answer to that question; throws when it is not one that this portal can use. */
export function generationOf(state: unknown, { digest }: FedIndex): number {
  const parsed = stateSchema.safeParse(state);
  if (!parsed.success) throw new UnusableIndex("The index does not say what it holds", { cause: parsed.error });
  const [{ generation, settings }] = parsed.data.hits;
  if (settings !== digest) throw new UnusableIndex("The index was made in another way");
  return generation;
}
