import { MatchingStrategies, type MultiSearchParams } from "meilisearch";
import { z } from "zod";
import { foldText } from "../understanding/fold-text.ts";
import { type FedIndex, STATE } from "./fed-index.ts";
import { generationOf, stateQuery } from "./index-state.ts";
import type { MeilisearchServer } from "./meilisearch-server.server.ts";

const foundSchema = z.object({ hits: z.array(z.object({ id: z.string() })) });
const MOST_NAMED = 50;
/** Two letters may begin a name; one begins thousands. */
const SHORTEST = 2;

/** The ids of what a text names, begins to name or tells of in an index, the best first. Throws when the server does not answer. */
export async function rankNamed(
  { searching }: MeilisearchServer,
  index: FedIndex,
  text: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const q = foldText(text);
  if (q.length < SHORTEST) return [];
  const asked = {
    indexUid: index.name,
    q,
    filter: `id != ${STATE}`,
    limit: MOST_NAMED,
    attributesToRetrieve: ["id"],
    matchingStrategy: MatchingStrategies.ALL,
  };
  const { results } = await searching.multiSearch<MultiSearchParams>(
    { queries: [stateQuery(index), asked] },
    { signal },
  );
  const [state, found] = results;
  generationOf(state, index);
  return foundSchema.parse(found).hits.map(({ id }) => id);
}
