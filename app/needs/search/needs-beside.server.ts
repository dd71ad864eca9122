import { todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { understandSearch } from "#app/training/search/understand-search.server.ts";
import { rankNeedsElsewhere } from "#search/choose-engine.server.ts";
import { type NeedQuery, noNeedFilters } from "#search/needs/need-query.ts";
import type { TrainingSearchParameters } from "#search/training-parameters.ts";
import { type FoundNeed, selectFoundNeeds } from "./found-need-store.server.ts";

/** The needs shown to everybody that answer a search of trainings: the first ones, and how many there are. */
export interface NeedsBeside {
  readonly needs: readonly FoundNeed[];
  readonly total: number;
}

const SHOWN = 3;

/**
 * What companies look for, beside the trainings of a search: by its words or its jobs, where it is. Nothing is asked of the database when
 * it has neither, or when its place is not understood.
 */
export async function needsBeside(database: Database, parameters: TrainingSearchParameters): Promise<NeedsBeside> {
  const none = { needs: [], total: 0 };
  const asked = await understandSearch(parameters, todayIso());
  if (!asked.ok || asked.value.doubt !== null) return none;
  const { question, place, filters } = asked.value.query;
  if (question.words.length === 0 && filters.rome.length === 0) return none;
  const query = {
    ...{ question, place, filters: { ...noNeedFilters, metiers: filters.rome } },
    ...({ sight: 0, page: 1, perPage: SHOWN, today: todayIso() } as const),
  };
  return readBeside(database, query);
}

async function readBeside({ pool }: Database, query: NeedQuery): Promise<NeedsBeside> {
  const ranked = await rankNeedsElsewhere(query, null);
  if (ranked !== null && !ranked.approximate) {
    const found = await selectFoundNeeds(pool, query, { by: "ids", ranked });
    if (found.generation === ranked.generation) return found;
  }
  return selectFoundNeeds(pool, query, { by: "all-words" });
}
