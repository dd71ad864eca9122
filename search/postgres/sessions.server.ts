import sql from "sql-template-tag";
import { z } from "zod";
import type { SearchQuery } from "../query.ts";
import { countCandidates } from "./memory/count-candidates.ts";
import { type DocumentColumns, placeIn, placesIn } from "./memory/document-columns.ts";
import type { DocumentMemory } from "./memory/document-memory.server.ts";
import { keepCandidates } from "./memory/keep-candidates.ts";
import { readDocumentsVersion } from "./memory/load-columns.server.ts";
import type { Scores } from "./memory/order-trainings.ts";
import { pageOfCandidates } from "./memory/page-of-candidates.ts";
import { oneRow, type SearchClient } from "./one-row.server.ts";
import { type SortedFilters, sortFilters, trainingsBearing } from "./session-conditions.ts";
import type { RankedIds, Sessions, SessionsAnswer } from "./sessions.ts";
import { sessionsByStatement } from "./sessions-by-statement.server.ts";
import { toStatement } from "./statement.ts";

/**
 * The sessions of trainings whose words nobody has to read, for every engine: from the columns in memory when they are of the very version
 * that this connection reads, else by statements; both answer the same. `trainings`: null when there are no words.
 */
export async function openSessions(
  client: SearchClient,
  memory: DocumentMemory | null,
  trainings: RankedIds | null,
): Promise<Sessions> {
  const columns = memory === null ? null : memory.columnsOf((await readDocumentsVersion(client)).version);
  if (columns === null) return sessionsByStatement(client, trainings);
  return sessionsInMemory(client, columns, trainings === null ? null : inColumns(columns, trainings));
}

/** Trainings that match the words: places in `trainingIds`, ascending, and what they are worth. */
interface MatchedPlaces {
  readonly trainings: Int32Array;
  readonly scores: Scores;
}

function inColumns({ trainingIds }: DocumentColumns, { ids, ranked }: RankedIds): MatchedPlaces {
  const scored = ranked
    .map(({ id, score }) => ({ training: placeIn(trainingIds, id), score }))
    .filter(({ training }) => training >= 0)
    .toSorted((one, other) => one.training - other.training);
  return {
    trainings: placesIn(trainingIds, Int32Array.from(ids)),
    scores: {
      trainings: Int32Array.from(scored, ({ training }) => training),
      values: Float64Array.from(scored, ({ score }) => score),
      tiers: null,
    },
  };
}

/** The sessions of the columns. `matched`: null when there are no words. */
export function sessionsInMemory(
  client: SearchClient,
  columns: DocumentColumns,
  matched: MatchedPlaces | null,
): Sessions {
  const scores = matched?.scores ?? null;
  let read: Promise<Int32Array | null> | undefined;
  // The codes asked for are the same in every circle: their trainings are read once.
  const placesFor = ({ ofTraining }: SortedFilters): Promise<Int32Array | null> => {
    read ??= placesOf(client, columns, ofTraining, matched);
    return read;
  };
  return {
    async answer(query) {
      const filters = sortFilters(query);
      const places = await placesFor(filters);
      const answer = (): SessionsAnswer => {
        const candidates = keepCandidates(columns, query, filters, places);
        const hits = pageOfCandidates(columns, query, candidates, scores);
        return { ...countCandidates(columns, query, filters, candidates), hits };
      };
      return places === null ? answeredBefore(columns, query, filters, answer) : answer();
    },
  };
}

/** Answers of a version that were given once: the question without any wish is asked most, and reads every session. */
const answers = new WeakMap<DocumentColumns, Map<string, SessionsAnswer>>();
/** About 10 kB each. */
const MAX_ANSWERS = 200;

function answeredBefore(
  columns: DocumentColumns,
  query: SearchQuery,
  filters: SortedFilters,
  answer: () => SessionsAnswer,
): SessionsAnswer {
  const known = answers.get(columns) ?? new Map<string, SessionsAnswer>();
  answers.set(columns, known);
  const { place, blocks, sort, page, perPage, today } = query;
  const key = JSON.stringify([place, blocks, sort, page, perPage, today, filters]);
  const found = known.get(key) ?? answer();
  known.delete(key);
  known.set(key, found);
  for (const oldest of known.keys()) {
    if (known.size <= MAX_ANSWERS) break;
    known.delete(oldest);
  }
  return found;
}

/** Ids as bytes: thousands are read faster than a list of texts. */
export const idsSchema = z.instanceof(Buffer);
const ID_BYTES = 4;

export function toIds(bytes: Buffer): Int32Array {
  return Int32Array.from({ length: bytes.length / ID_BYTES }, (_, index) => bytes.readInt32BE(index * ID_BYTES));
}

const bearingSchema = z.object({ ids: idsSchema });

/** Where the trainings stand that match the words and bear the codes asked for; null when neither is asked. */
async function placesOf(
  client: SearchClient,
  { trainingIds }: DocumentColumns,
  ofTraining: SortedFilters["ofTraining"],
  matched: MatchedPlaces | null,
): Promise<Int32Array | null> {
  if (ofTraining.length === 0) return matched?.trainings ?? null;
  const statement = sql`SELECT coalesce(string_agg(int4send(m.id), ''), '') AS ids FROM (${trainingsBearing(ofTraining)}) AS m`;
  const { ids } = await oneRow(client, toStatement(statement), bearingSchema);
  const bearing = placesIn(trainingIds, toIds(ids));
  if (matched === null) return bearing;
  const isBearing = new Set(bearing);
  return matched.trainings.filter((place) => isBearing.has(place));
}
