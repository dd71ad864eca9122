import { z } from "zod";
import { type FedIndex, STATE } from "./fed-index.ts";
import { isRefusedWith, type MeilisearchServer, withDeadline } from "./meilisearch-server.server.ts";

/** The stamp of each document that the index holds, by its id. */
export type HeldStamps = ReadonlyMap<string, string>;

const READING_MS = 10_000;

const stateSchema = z.object({ hits: z.array(z.object({ generation: z.number(), settings: z.string() })).max(1) });
/** An index whose documents are all gone has no such facet. */
const stampsSchema = z.object({
  facetDistribution: z.object({ stamp: z.record(z.string(), z.number()).default({}) }),
});

/** The generation that the index says it holds; null when it is missing, empty or made in another way. */
export async function readHeldGeneration({ searching }: MeilisearchServer, index: FedIndex): Promise<number | null> {
  const answer = await ifThere(
    withDeadline(READING_MS, (signal) =>
      searching.index(index.name).search("", { filter: `id = ${STATE}`, limit: 1 }, { signal }),
    ),
  );
  if (answer === null) return null;
  const [state] = stateSchema.parse(answer).hits;
  return state?.settings === index.digest ? state.generation : null;
}

/** Reads one facet of the whole index: 100,000 stamps take some tens of milliseconds. */
export async function readHeldStamps({ searching }: MeilisearchServer, index: FedIndex): Promise<HeldStamps> {
  const answer = await ifThere(
    withDeadline(READING_MS, (signal) =>
      searching.index(index.name).search("", { facets: ["stamp"], limit: 0 }, { signal }),
    ),
  );
  if (answer === null) return new Map();
  const { stamp } = stampsSchema.parse(answer).facetDistribution;
  return new Map(
    Object.keys(stamp).map((key) => {
      const [id = "", value = ""] = key.split(":");
      return [id, value];
    }),
  );
}

/** Null for an index that is not there, or that nobody has told yet what it can be asked. */
async function ifThere<Answer>(asking: Promise<Answer>): Promise<Answer | null> {
  try {
    return await asking;
  } catch (error) {
    const isNotThere = ["index_not_found", "invalid_search_filter", "invalid_search_facets"].some((code) =>
      isRefusedWith(error, code),
    );
    if (isNotThere) return null;
    throw error;
  }
}
