import { todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import type { SearchSaid } from "#app/training/search/understand-search.server.ts";
import { rankNeedsElsewhere } from "#search/choose-engine.server.ts";
import { type NeedQuery, noNeedFilters } from "#search/needs/need-query.ts";
import { type FoundNeed, selectFoundNeeds } from "./found-need-store.server.ts";

/** The needs shown to everybody that answer a search of trainings: the first ones, and how many there are. */
export interface NeedsBeside {
  readonly needs: readonly FoundNeed[];
  readonly total: number;
}

const SHOWN = 3;

/**
 * What companies look for, beside the trainings of a search that was understood: by its words or its jobs, where it is. Nothing is asked
 * of the database when it has neither, or when nothing can be where it asks.
 */
export async function needsBeside(
  database: Database,
  { question, place, metiers, isSomewhere }: SearchSaid,
): Promise<NeedsBeside> {
  if (!isSomewhere || (question.words.length === 0 && metiers.length === 0)) return { needs: [], total: 0 };
  const query = {
    ...{ question, place, filters: { ...noNeedFilters, metiers } },
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
