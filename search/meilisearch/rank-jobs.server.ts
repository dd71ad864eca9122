import { MatchingStrategies, type MultiSearchParams } from "meilisearch";
import { z } from "zod";
import { foldText } from "../understanding/fold-text.ts";
import { jobs, STATE } from "./fed-index.ts";
import { generationOf, stateQuery } from "./index-state.ts";
import type { MeilisearchServer } from "./meilisearch-server.server.ts";

const foundSchema = z.object({ hits: z.array(z.object({ id: z.string() })) });
const MOST_JOBS = 50;
/** Two letters may begin a name; one begins thousands. */
const SHORTEST = 2;

/** The codes of the métiers that a text names, begins to name or tells of, the best first. Throws when the server does not. */
export async function rankJobs(
  { searching }: MeilisearchServer,
  text: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const q = foldText(text);
  if (q.length < SHORTEST) return [];
  const asked = {
    indexUid: jobs.name,
    q,
    filter: `id != ${STATE}`,
    limit: MOST_JOBS,
    attributesToRetrieve: ["id"],
    matchingStrategy: MatchingStrategies.ALL,
  };
  const { results } = await searching.multiSearch<MultiSearchParams>(
    { queries: [stateQuery(jobs), asked] },
    { signal },
  );
  const [state, found] = results;
  generationOf(state, jobs);
  return foundSchema.parse(found).hits.map(({ id }) => id);
}
