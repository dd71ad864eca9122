import sql, { type Sql } from "sql-template-tag";
import { z } from "zod";
import type { SearchQuery } from "../query.ts";
import { countCandidates } from "./memory/count-candidates.ts";
import { keepCandidates } from "./memory/keep-candidates.ts";
import { readDocumentsVersion } from "./memory/load-columns.server.ts";
import { pageOfCandidates, type Scores } from "./memory/page-of-candidates.ts";
import type { SessionColumns } from "./memory/session-columns.ts";
import type { SessionMemory } from "./memory/session-memory.server.ts";
import { oneRow, type SearchClient } from "./one-row.server.ts";
import { type SortedFilters, sortFilters, trainingsBearing } from "./session-conditions.ts";
import type { MatchedTrainings, Sessions, SessionsAnswer } from "./sessions.ts";
import { sessionsByStatement } from "./sessions-by-statement.server.ts";
import { toStatement } from "./statement.ts";

/**
 * The one way to ask sessions, for every engine: from the columns in memory when they are of the very version that this connection
 * reads, else by statements; both answer the same. `trainings`: null when there are no words.
 */
export async function openSessions(
  client: SearchClient,
  memory: SessionMemory | null,
  trainings: MatchedTrainings | null,
): Promise<Sessions> {
  const columns = memory === null ? null : memory.columnsOf(await readDocumentsVersion(client));
  return columns === null ? sessionsByStatement(client, trainings) : sessionsInMemory(client, columns, trainings);
}

function sessionsInMemory(client: SearchClient, columns: SessionColumns, trainings: MatchedTrainings | null): Sessions {
  const scores = scoresOf(columns, trainings);
  let read: Promise<Int32Array | null> | undefined;
  // The codes asked for are the same in every circle: their trainings are read once.
  const placesFor = ({ ofTraining }: SortedFilters): Promise<Int32Array | null> => {
    read ??= placesOf(client, columns, ofTraining, trainings);
    return read;
  };
  return {
    async count(query) {
      const filters = sortFilters(query);
      return countCandidates(
        columns,
        query,
        filters,
        keepCandidates(columns, query, filters, await placesFor(filters)),
      );
    },
    async answer(query) {
      const filters = sortFilters(query);
      const places = await placesFor(filters);
      const answer = (): SessionsAnswer => {
        const candidates = keepCandidates(columns, query, filters, places);
        const hits = pageOfCandidates(columns, query, candidates, scores);
        return { ...countCandidates(columns, query, filters, candidates), hits };
      };
      return places === null ? answeredBefore(columns, query, answer) : answer();
    },
  };
}

/** Answers of a version that were given once: the question without any wish is asked most, and reads every session. */
const answers = new WeakMap<SessionColumns, Map<string, SessionsAnswer>>();
/** About 10 kB each. */
const MAX_ANSWERS = 200;

function answeredBefore(columns: SessionColumns, query: SearchQuery, answer: () => SessionsAnswer): SessionsAnswer {
  const known = answers.get(columns) ?? new Map<string, SessionsAnswer>();
  answers.set(columns, known);
  const { place, blocks, sort, page, perPage, today } = query;
  const key = JSON.stringify([place, blocks, sort, page, perPage, today, sortFilters(query)]);
  const found = known.get(key) ?? answer();
  known.delete(key);
  known.set(key, found);
  for (const oldest of known.keys()) {
    if (known.size <= MAX_ANSWERS) break;
    known.delete(oldest);
  }
  return found;
}

const idsSchema = z.object({ ids: z.instanceof(Buffer) });
const ID_BYTES = 4;

/** Where the trainings stand that match the words and bear the codes asked for; null when neither is asked. */
async function placesOf(
  client: SearchClient,
  columns: SessionColumns,
  ofTraining: SortedFilters["ofTraining"],
  trainings: MatchedTrainings | null,
): Promise<Int32Array | null> {
  const bearing = ofTraining.length === 0 ? null : await readIds(client, trainingsBearing(ofTraining));
  if (trainings === null) return bearing === null ? null : placesIn(columns, bearing);
  const matched = placesIn(columns, await idsOf(client, trainings));
  if (bearing === null) return matched;
  const isBearing = new Set(placesIn(columns, bearing));
  return matched.filter((place) => isBearing.has(place));
}

function idsOf(client: SearchClient, trainings: MatchedTrainings): Promise<Int32Array> | Int32Array {
  return trainings.by === "ids" ? Int32Array.from(trainings.ids) : readIds(client, trainings.select);
}

/** Thousands of ids as bytes: reading them as a list of texts takes longer than finding them. */
async function readIds(client: SearchClient, select: Sql): Promise<Int32Array> {
  const statement = sql`SELECT coalesce(string_agg(int4send(m.id), ''::bytea), '') AS ids FROM (${select}) AS m`;
  const { ids } = await oneRow(client, toStatement(statement), idsSchema);
  return Int32Array.from({ length: ids.length / ID_BYTES }, (_, index) => ids.readInt32BE(index * ID_BYTES));
}

/** The places of trainings, ascending; what has no session has none. */
function placesIn({ trainingIds }: SessionColumns, ids: Int32Array): Int32Array {
  return ids
    .map((id) => placeOf(trainingIds, id))
    .filter((place) => place >= 0)
    .sort();
}

function placeOf(trainingIds: Int32Array, id: number): number {
  let [low, high] = [0, trainingIds.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((trainingIds[middle] ?? 0) < id) low = middle + 1;
    else high = middle;
  }
  return trainingIds[low] === id ? low : -1;
}

function scoresOf({ trainingIds }: SessionColumns, trainings: MatchedTrainings | null): Scores {
  if (trainings?.by !== "ids") return null;
  return new Map(trainings.ranked.map(({ id, score }) => [placeOf(trainingIds, id), score]));
}
