import { ok, type Result } from "#app/platform/result.ts";
import { type NearMetier, selectNearMetiers } from "#app/skills/near-metiers-store.server.ts";
import { knownArrondissement } from "#app/territories/known-places.server.ts";
import type { TrainingSearchParameters } from "#search/training-parameters.ts";
import type { TrainingSearchView } from "../reading/training-view.ts";
import type { LackingBlocks } from "./lacking-blocks.ts";
import { type SearchRefusal, searchTrainings } from "./search-trainings.server.ts";
import type { SearchTerms } from "./understand-search.server.ts";

/** What the results page needs besides the answer of the search: whom to call nearby, and near jobs when nothing is found. */
export interface PersonSearch {
  readonly found: TrainingSearchView;
  readonly arrondissement: string | null;
  readonly nearMetiers: readonly NearMetier[];
}

/**
 * Searches as a person means it. Five bare digits are a postal code for people, where the API refuses to guess; the answer names the
 * place, so a wrong guess shows. `lacking`: what blocks bring to them; `onUnderstood`: as in `SearchTerms`. Refusals: an unknown place,
 * with readings when there are any.
 */
export async function searchForPerson(
  parameters: TrainingSearchParameters,
  lacking?: LackingBlocks,
  onUnderstood?: SearchTerms["onUnderstood"],
): Promise<Result<PersonSearch, SearchRefusal>> {
  const terms = { ...termsOf(lacking), onUnderstood };
  const asked = await searchTrainings(parameters, null, terms);
  const answer = asked.ok ? asked : await searchLikelyPlace(parameters, terms, asked.refusal);
  if (!answer.ok) return answer;
  const found = answer.value;
  const place = found.query.understood.find(({ kind }) => kind === "place");
  const [arrondissement, nearMetiers] = await Promise.all([
    place === undefined ? null : knownArrondissement(place.value),
    found.hits.length > 0 ? [] : nearMetiersOf(found),
  ]);
  return ok({ found, arrondissement, nearMetiers });
}

async function searchLikelyPlace(
  parameters: TrainingSearchParameters,
  terms: SearchTerms,
  refusal: SearchRefusal,
): Promise<Result<TrainingSearchView, SearchRefusal>> {
  const likely = refusal.readings.find(({ value }) => value.startsWith("postcode:")) ?? refusal.readings[0];
  if (likely === undefined) return { ok: false, refusal };
  return searchTrainings({ ...parameters, place: likely.value }, null, terms);
}

/** What a training brings to somebody is told of the session that brings the most: every session is then needed. */
function termsOf(lacking: LackingBlocks | undefined): SearchTerms {
  return { lacking, detail: lacking === undefined ? "first-session" : "all-sessions" };
}

async function nearMetiersOf(found: TrainingSearchView): Promise<readonly NearMetier[]> {
  const romes = found.query.understood
    .filter(({ kind }) => kind === "rome" || kind === "job")
    .map(({ value }) => value);
  return romes.length === 0 ? [] : selectNearMetiers(romes);
}
