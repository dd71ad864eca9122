import { now, todayIso } from "#app/platform/clock.server.ts";
import { instantIso } from "#app/platform/instant-iso.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import type { CodeReading, PlaceRefusal } from "#app/territories/resolved-place.ts";
import { type EngineAnswer, hasEngine, readWords, usualEngine } from "#search/choose-engine.server.ts";
import { type EngineName, eachFacet } from "#search/engine.ts";
import type { TrainingSearchParameters } from "#search/training-parameters.ts";
import { readCatalogue } from "../catalogue-snapshot.server.ts";
import { facetLabels, labelledFacets } from "../reading/reference-labels.server.ts";
import { readHits } from "../reading/training-read-store.server.ts";
import type { PlaceDoubt, TrainingSearchView, Understood } from "../reading/training-view.ts";
import { noteCatalogueVersion } from "./catalogue-lexicon.server.ts";
import { type SearchRefusalFacts, searchRefusalMessage } from "./search-refusal-message.ts";
import { type SearchTerms, understandSearch } from "./understand-search.server.ts";
import { noteSearch } from "./unknown-words/note-unknown-words.server.ts";

/** A search that cannot be made as asked: `readings` are the places one may have meant, each a value of `place`. */
export interface SearchRefusal {
  readonly kind: SearchRefusalFacts["kind"];
  readonly field: "place" | "engine";
  readonly message: string;
  readonly readings: readonly CodeReading[];
}

/**
 * Searches the trainings one may still enter: contract.md § Public API. Hits, their details, the facets and the version of the
 * catalogue come from one reading, so they agree. `engine` is what a check asked for; null lets the portal choose.
 */
export async function searchTrainings(
  parameters: TrainingSearchParameters,
  engine: EngineName | null = null,
  terms: SearchTerms = {},
): Promise<Result<TrainingSearchView, SearchRefusal>> {
  if (engine !== null && !hasEngine(engine)) return refused(refusalOf({ kind: "engine-unavailable", engine }));
  const asOf = now();
  const question = await understandSearch(parameters, todayIso(asOf), terms);
  if (!question.ok) return refused(refusalOf(question.refusal));
  const { query, text, unknown, understood, corrections, doubt, otherPlace } = question.value;
  const isSomewhere = doubt === null;
  terms.onUnderstood?.({ question: query.question, place: query.place, metiers: query.filters.rome, isSomewhere });
  if (query.page === 1) noteSearch({ typed: parameters.q, left: text, unknown });
  const blockNames = blockNamesOf(understood, terms);
  const answer = doubt === null ? await readWords(query, engine) : null;
  const view = await readCatalogue(async (snapshot): Promise<TrainingSearchView> => {
    noteCatalogueVersion(snapshot.version);
    const found = answer === null ? nothingThere(engine) : await answer(snapshot.client);
    const { widenedToKm } = found;
    const approximate = found.approximate && found.total > 0;
    return {
      query: {
        ...{ text, corrections, approximate, understood, widenedToKm, ...told(doubt) },
        ...(otherPlace === null ? {} : { otherPlace }),
      },
      engine: found.engine,
      degraded: found.degraded,
      generation: found.generation,
      catalogueVersion: snapshot.version,
      asOf: instantIso(asOf),
      total: { value: found.total, exact: true },
      facets: labelledFacets(found.facets, await facetLabels(snapshot), blockNames),
      page: query.page,
      perPage: query.perPage,
      hits: await readHits(snapshot, found.hits, query.today, terms.detail),
    };
  });
  return ok(view);
}

function blockNamesOf(understood: readonly Understood[], { lacking }: SearchTerms): ReadonlyMap<string, string> {
  const named = understood.filter(({ kind }) => kind === "block").map(({ value, label }) => [value, label] as const);
  return new Map([...named, ...(lacking?.counted ?? []).map(({ code, label }) => [code, label] as const)]);
}

/** Nothing takes place where the search wants it: no engine is asked. */
function nothingThere(engine: EngineName | null): EngineAnswer {
  return {
    ...{ hits: [], total: 0, facets: eachFacet(() => []), approximate: false, widenedToKm: null },
    ...{ engine: engine ?? usualEngine().name, degraded: false, generation: null },
  };
}

function told(doubt: PlaceDoubt | null): Pick<TrainingSearchView["query"], "outside" | "ambiguous"> {
  if (doubt === null) return {};
  return doubt.kind === "outside" ? { outside: doubt.outside } : { ambiguous: doubt.ambiguous };
}

function refusalOf(facts: SearchRefusalFacts): SearchRefusal {
  return {
    kind: facts.kind,
    field: facts.kind === "engine-unavailable" ? "engine" : "place",
    message: searchRefusalMessage(facts),
    readings: facts.kind === "ambiguous-code" ? readingsOf(facts) : [],
  };
}

function readingsOf({ readings }: Extract<PlaceRefusal, { readonly kind: "ambiguous-code" }>): readonly CodeReading[] {
  return [readings.insee, readings.postcode].filter((reading) => reading !== undefined);
}
