import { MatchingStrategies, type MultiSearchParams, type MultiSearchQuery } from "meilisearch";
import { z } from "zod";
import type { NeedQuery, RankedNeeds } from "../needs/need-query.ts";
import type { UnderstoodWords } from "../understanding/understood-words.ts";
import { among, cellsWorthAsking } from "./coarse-filter.ts";
import { needs, STATE } from "./fed-index.ts";
import { generationOf, stateQuery } from "./index-state.ts";
import type { MeilisearchServer } from "./meilisearch-server.server.ts";
import { type Wording, wordingsOf, wordsApart } from "./wordings.ts";

/** How many needs are ranked; those beyond follow, the newest first. */
const RANKED = 200;

const foundSchema = z.object({
  hits: z.array(z.object({ id: z.string(), _rankingScore: z.number() })),
  facetDistribution: z.object({ id: z.record(z.string(), z.number()).default({}) }),
});
const idsSchema = foundSchema.pick({ facetDistribution: true });

/**
 * Finds the needs for the words of a question: all of the words, else some of them. Who may see one is not its affair: PostgreSQL keeps
 * those. Throws when the server does not answer.
 */
export async function rankNeeds(
  { searching }: MeilisearchServer,
  query: NeedQuery,
  signal: AbortSignal,
): Promise<RankedNeeds> {
  const filter = filtersOf(query);
  for (const level of ["all", "some"] as const) {
    const wordings = level === "all" ? wordingsOf(query.question) : wordsApart(query.question);
    const queries = [jobQuery(query.question, level, filter), ...wordings.map(({ words }) => wordQuery(words, filter))];
    const { results } = await searching.multiSearch<MultiSearchParams>(
      { queries: [stateQuery(needs), ...queries] },
      { signal },
    );
    const [state, ofJobs, ...answers] = results;
    const generation = generationOf(state, needs);
    const scores = scoresOf(wordings, answers);
    for (const id of Object.keys(idsSchema.parse(ofJobs).facetDistribution.id)) scores.set(id, scores.get(id) ?? 0);
    if (scores.size === 0 && level === "all") continue;
    return { ids: [...scores.keys()], scores: [...scores.values()], approximate: level === "some", generation };
  }
  throw new Error("The last level is always enough");
}

function scoresOf(wordings: readonly Wording[], answers: readonly unknown[]): Map<string, number> {
  const scores = new Map<string, number>();
  wordings.forEach(({ weight }, at) => {
    const { hits, facetDistribution } = foundSchema.parse(answers[at]);
    const ranked = new Map(hits.map(({ id, _rankingScore }) => [id, _rankingScore]));
    for (const id of Object.keys(facetDistribution.id)) {
      scores.set(id, Math.max(scores.get(id) ?? 0, (ranked.get(id) ?? 0) * weight));
    }
  });
  return scores;
}

function wordQuery(words: string, filter: string[]): MultiSearchQuery {
  return {
    ...{ indexUid: needs.name, q: words, filter, facets: ["id"], limit: RANKED, attributesToRetrieve: ["id"] },
    ...{ matchingStrategy: MatchingStrategies.ALL, showRankingScore: true },
  };
}

/** The needs of the jobs that are meant, or may be meant where nothing bears the words. */
function jobQuery(
  { trades, meansTrades }: UnderstoodWords,
  level: "all" | "some",
  filter: readonly string[],
): MultiSearchQuery {
  const romes = meansTrades || level === "some" ? trades.map(({ rome }) => rome) : [];
  return { indexUid: needs.name, q: "", filter: [among("metier", romes), ...filter], facets: ["id"], limit: 0 };
}

/** What a document tells exactly, and near which place it is: PostgreSQL asks everything again. Days are for it alone. */
function filtersOf({ filters, place }: NeedQuery): string[] {
  const { metiers, skills, contracts, sectors, states } = filters;
  const asked: readonly (readonly [string, readonly string[]])[] = [
    ["metier", metiers],
    ["skillCodes", skills.map(String)],
    ["contract", contracts],
    ["sector", sectors],
    ["state", states],
    place?.kind === "circle"
      ? ["cell", cellsWorthAsking(place) ?? []]
      : [place?.kind ?? "", place === null ? [] : [place.code]],
  ];
  return [
    `id != ${STATE}`,
    ...asked.filter(([, values]) => values.length > 0).map(([attribute, values]) => among(attribute, values)),
  ];
}
