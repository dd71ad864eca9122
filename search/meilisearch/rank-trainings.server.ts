import { MatchingStrategies, type MultiSearchParams, type MultiSearchQuery } from "meilisearch";
import { z } from "zod";
import type { RankedTrainings } from "../engine.ts";
import type { SearchQuery } from "../query.ts";
import type { UnderstoodWords } from "../understanding/understood-words.ts";
import { coarseFilter } from "./coarse-filter.ts";
import { indexDigest } from "./documents-statement.ts";
import { shortAttributes } from "./index-settings.ts";
import { type MeilisearchServer, STATE, TRAININGS } from "./meilisearch-server.server.ts";
import { type Wording, wordingsOf } from "./wordings.ts";

/** The index is missing, or made in another way than this version of the portal makes it. */
export class UnusableIndex extends Error {
  override readonly name = "UnusableIndex";
}

/** How many trainings are ranked; those beyond follow in the order of their next entry. */
const RANKED = 200;
/** Under this many trainings the whole texts are asked as well. */
const ENOUGH = 20;

/**
 * How much of the documents a question needs, one after the other: all words in what names a training, all words anywhere, the rarest of
 * the words. It depends on the words alone, never on the filters, so that following a facet cannot change it.
 */
const levels = [
  { attributes: shortAttributes, strategy: MatchingStrategies.ALL, enough: ENOUGH, approximate: false },
  { attributes: ["*"], strategy: MatchingStrategies.ALL, enough: 1, approximate: false },
  { attributes: shortAttributes, strategy: MatchingStrategies.FREQUENCY, enough: 0, approximate: true },
] as const;

const stateSchema = z.object({ hits: z.tuple([z.object({ generation: z.number(), settings: z.string() })]) });
const foundSchema = z.object({
  hits: z.array(z.object({ id: z.int(), _rankingScore: z.number() })),
  facetDistribution: z.object({ id: z.record(z.string(), z.number()) }),
});
const rankedSchema = foundSchema.pick({ hits: true });

/** Finds the trainings for the words of a question, in as few requests as they need: one for most. Throws when the server does not. */
export async function rankTrainings(
  { searching }: MeilisearchServer,
  query: SearchQuery,
  signal: AbortSignal,
): Promise<RankedTrainings> {
  const filter = coarseFilter(query);
  const wordings = wordingsOf(query.question);
  for (const level of levels) {
    const queries = wordings.flatMap(({ words }) => wordQueries(words, filter, level));
    const { results } = await searching.multiSearch<MultiSearchParams>(
      { queries: [stateQuery, tradeQuery(query.question), ...queries] },
      { signal },
    );
    const [state, ofTrades, ...answers] = results;
    const generation = generationOf(state);
    const scores = scoresOf(wordings, answers, idsOf(ofTrades));
    if (scores.size < level.enough) continue;
    return { ids: [...scores.keys()], scores: [...scores.values()], approximate: level.approximate, generation };
  }
  throw new Error("The last level is always enough");
}

/** The generation that the server holds; throws when it does not answer or has no index that this portal can use. */
export async function readIndexGeneration({ searching }: MeilisearchServer, signal: AbortSignal): Promise<number> {
  const { results } = await searching.multiSearch<MultiSearchParams>({ queries: [stateQuery] }, { signal });
  return generationOf(results[0]);
}

/** Asked first of all: what follows is searched in this state of the index, or in a later one. */
const stateQuery: MultiSearchQuery = { indexUid: TRAININGS, q: "", filter: `id = ${STATE}`, limit: 1 };

/** The trainings of the jobs that are meant: they answer even without the words. How likely each job is, is for who ranks them. */
function tradeQuery({ trades, meansTrades }: UnderstoodWords): MultiSearchQuery {
  const romes = meansTrades ? trades.map(({ rome }) => JSON.stringify(rome)) : [];
  return { indexUid: TRAININGS, q: "", filter: `romes IN [${romes.join(", ")}]`, facets: ["id"], limit: 0 };
}

/** The ids of all that matches, whatever the filters, as facets count without them; then the best of what the filters may keep. */
function wordQueries(words: string, filter: string[], level: (typeof levels)[number]): MultiSearchQuery[] {
  const asked = {
    indexUid: TRAININGS,
    q: words,
    attributesToSearchOn: [...level.attributes],
    matchingStrategy: level.strategy,
    attributesToRetrieve: ["id"],
    showRankingScore: true,
  };
  if (filter.length === 0) return [{ ...asked, facets: ["id"], limit: RANKED }];
  return [
    { ...asked, facets: ["id"], limit: 0 },
    { ...asked, filter, limit: RANKED },
  ];
}

/**
 * The best score of each training over the wordings of the question, 0 for those beyond the ranks and those of the jobs alone; `answers`
 * as `wordQueries` asked.
 */
function scoresOf(
  wordings: readonly Wording[],
  answers: readonly unknown[],
  ofTrades: readonly number[],
): ReadonlyMap<number, number> {
  const scores = new Map(ofTrades.map((id) => [id, 0]));
  const each = answers.length / wordings.length;
  wordings.forEach(({ weight }, index) => {
    const all = foundSchema.parse(answers[index * each]);
    for (const id of idsOf(all)) scores.set(id, scores.get(id) ?? 0);
    const { hits } = each === 1 ? all : rankedSchema.parse(answers[index * each + 1]);
    for (const { id, _rankingScore } of hits) scores.set(id, Math.max(scores.get(id) ?? 0, _rankingScore * weight));
  });
  return scores;
}

function idsOf(answer: unknown): readonly number[] {
  return Object.keys(foundSchema.parse(answer).facetDistribution.id).map(Number);
}

function generationOf(state: unknown): number {
  const parsed = stateSchema.safeParse(state);
  if (!parsed.success) throw new UnusableIndex("The index does not say what it holds", { cause: parsed.error });
  const [{ generation, settings }] = parsed.data.hits;
  if (settings !== indexDigest) throw new UnusableIndex("The index was made in another way");
  return generation;
}
