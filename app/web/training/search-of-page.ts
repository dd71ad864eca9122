import { fromPage } from "#app/training/search/search-parameters-from-url.ts";
import { toPage } from "#app/training/search/search-parameters-to-url.ts";
import type { TrainingSearchParameters } from "#search/training-parameters.ts";
import { noSearchParameters } from "#search/training-parameters.ts";

const sessionName = "session";

/** The search a training was found by, and the session that made its card. */
export interface SearchOfPage {
  readonly parameters: TrainingSearchParameters;
  readonly session: string | null;
}

/** Somebody who comes without a search. */
export const noSearch: SearchOfPage = { parameters: noSearchParameters, session: null };

/** The address of a training, with the search it was found by: place, dates, funder and the session shown are kept. */
export function trainingAddress(url: string, { parameters, session }: SearchOfPage): string {
  const kept = toPage(parameters);
  if (session !== null) kept.set(sessionName, session);
  return kept.size === 0 ? url : `${url}?${kept}`;
}

/** Reads that address again; what cannot be used is left out. */
export function searchOfPage(url: URLSearchParams): SearchOfPage {
  return { parameters: fromPage(url).parameters, session: url.get(sessionName) };
}
