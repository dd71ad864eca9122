import { MatchingStrategies, type MultiSearchParams, type MultiSearchQuery } from "meilisearch";
import { z } from "zod";
import type { RankedTrainings } from "../engine.ts";
import type { SearchQuery } from "../query.ts";
import { guessesJobs, TEXT_SCORE } from "../score-values.ts";
import type { UnderstoodWords } from "../understanding/understood-words.ts";
import { coarseFilter } from "./coarse-filter.ts";
import { trainings } from "./fed-index.ts";
import { shortAttributes } from "./index-settings.ts";
import { generationOf, stateQuery } from "./index-state.ts";
import type { MeilisearchServer } from "./meilisearch-server.server.ts";
import { type Wording, wordingsOf, wordsApart } from "./wordings.ts";

/** How many trainings are ranked; those beyond follow in the order of their next entry. */
const RANKED = 200;
/** Under this many trainings the whole texts are asked as well. */
const ENOUGH = 20;
/** What a training that bears the words in what names it is worth beside one whose text bears them. */
const NAMED_SCORE = 2;

/**
 * How much of the documents a question needs, one after the other: all words in what names a training, all words anywhere, some of the
 * words. It depends on the words alone, never on the filters, so that following a facet cannot change it.
 */
const levels = [
  { attributes: shortAttributes, wordings: wordingsOf, combine: best, enough: ENOUGH, approximate: false },
  { attributes: ["*"], wordings: wordingsOf, combine: best, enough: 1, approximate: false },
  { attributes: shortAttributes, wordings: wordsApart, combine: together, enough: 0, approximate: true },
] as const;
/** Jobs that were only guessed do not hide the trainings whose text bears all the words: each is worth as much, however it bears them. */
const guessed = { ...levels[1], combine: () => TEXT_SCORE } as const;
type Level = (typeof levels)[number] | typeof guessed;

function levelsFor(question: UnderstoodWords): readonly Level[] {
  return guessesJobs(question) ? [guessed, levels[2]] : levels;
}

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
  let before: ReadonlyMap<number, number> = new Map();
  for (const level of levelsFor(query.question)) {
    const wordings = level.wordings(query.question);
    const queries = wordings.flatMap(({ words }) => wordQueries(words, filter, level));
    const { results } = await searching.multiSearch<MultiSearchParams>(
      { queries: [stateQuery(trainings), tradeQuery(query.question, level), ...queries] },
      { signal },
    );
    const [state, ofTrades, ...answers] = results;
    const generation = generationOf(state, trainings);
    const scores = scoresOf(wordings, answers, { start: idsOf(ofTrades), combine: level.combine });
    const found = new Map([...scores, ...before]);
    before = new Map([...scores].map(([id, score]) => [id, score + NAMED_SCORE]));
    if (found.size < level.enough) continue;
    return { ids: [...found.keys()], scores: [...found.values()], approximate: level.approximate, generation };
  }
  throw new Error("The last level is always enough");
}

/** The generation that the server holds; throws when it does not answer or has no index that this portal can use. */
export async function readIndexGeneration({ searching }: MeilisearchServer, signal: AbortSignal): Promise<number> {
  const { results } = await searching.multiSearch<MultiSearchParams>({ queries: [stateQuery(trainings)] }, { signal });
  return generationOf(results[0], trainings);
}

/**
 * The trainings of the jobs that are meant: they answer even without the words; where nothing bears the words, so do those of jobs that
 * may be meant. How likely each job is, is for who ranks them.
 */
function tradeQuery({ trades, meansTrades }: UnderstoodWords, { approximate }: Level): MultiSearchQuery {
  const romes = meansTrades || approximate ? trades.map(({ rome }) => JSON.stringify(rome)) : [];
  return { indexUid: trainings.name, q: "", filter: `romes IN [${romes.join(", ")}]`, facets: ["id"], limit: 0 };
}

/** The ids of all that matches, whatever the filters, as facets count without them; then the best of what the filters may keep. */
function wordQueries(words: string, filter: string[], level: Level): MultiSearchQuery[] {
  const asked = {
    indexUid: trainings.name,
    q: words,
    attributesToSearchOn: [...level.attributes],
    matchingStrategy: MatchingStrategies.ALL,
    attributesToRetrieve: ["id"],
    showRankingScore: true,
  };
  if (filter.length === 0) return [{ ...asked, facets: ["id"], limit: RANKED }];
  return [
    { ...asked, facets: ["id"], limit: 0 },
    { ...asked, filter, limit: RANKED },
  ];
}

/** The whole question was said in several ways: the one that suits the training best counts; beyond the ranks it scores nothing. */
function best(before: number, score: number | undefined, weight: number): number {
  return Math.max(before, (score ?? 0) * weight);
}

/** Each word counts for its share of the question, the more words the better, however well each matches. */
function together(before: number, score: number | undefined, weight: number): number {
  return before + weight * (1 + (score ?? 0) / 10);
}

/** The score of each training over the wordings, 0 for those of the jobs alone; `answers` as `wordQueries` asked. */
function scoresOf(
  wordings: readonly Wording[],
  answers: readonly unknown[],
  { start, combine }: { readonly start: readonly number[]; readonly combine: Level["combine"] },
): ReadonlyMap<number, number> {
  const scores = new Map(start.map((id) => [id, 0]));
  const each = answers.length / wordings.length;
  wordings.forEach(({ weight }, index) => {
    const all = foundSchema.parse(answers[index * each]);
    const { hits } = each === 1 ? all : rankedSchema.parse(answers[index * each + 1]);
    const ranked = new Map(hits.map(({ id, _rankingScore }) => [id, _rankingScore]));
    for (const id of idsOf(all)) scores.set(id, combine(scores.get(id) ?? 0, ranked.get(id), weight));
  });
  return scores;
}

function idsOf(answer: unknown): readonly number[] {
  return Object.keys(foundSchema.parse(answer).facetDistribution.id).map(Number);
}
