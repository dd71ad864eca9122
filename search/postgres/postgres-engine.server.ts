import type { Sql } from "sql-template-tag";
import type { SearchAnswer, SearchEngine, SearchHit } from "../engine.ts";
import type { SearchQuery } from "../query.ts";
import {
  foundDeepSchema,
  foundShortSchema,
  type HitsRequest,
  hitsByWords,
  hitsDeeper,
  toHit,
} from "./hits-statement.ts";
import { matchedAgain } from "./match-tiers.ts";
import type { DocumentMemory } from "./memory/document-memory.server.ts";
import { oneRow, type SearchClient } from "./one-row.server.ts";
import { sessionConditions } from "./session-conditions.ts";
import { openSessions } from "./sessions.server.ts";
import { countByStatement } from "./sessions-by-statement.server.ts";
import { widened, widening } from "./widening.ts";
import { answerWordsInMemory } from "./words-in-memory.server.ts";

interface Found {
  readonly hits: readonly SearchHit[];
  readonly approximate: boolean;
  /** Selects the ids of the trainings that match the words, whatever the filters. */
  readonly trainings: Sql;
}

/** The PostgreSQL engine behind the search port, on a given connection. `memory`: null to ask the tables alone. */
export function createPostgresEngine(client: SearchClient, memory: DocumentMemory | null = null): SearchEngine {
  return { name: "postgres", search: (query) => search(client, memory, query) };
}

/** Answers a question from the schema `search`: from memory where it can, else by statements. */
async function search(client: SearchClient, memory: DocumentMemory | null, query: SearchQuery): Promise<SearchAnswer> {
  const { words, approximate } = query.question;
  if (words.length === 0) {
    const sessions = await openSessions(client, memory, null);
    return { ...(await widening(query.place, (place) => sessions.answer({ ...query, place }))), approximate };
  }
  const held = memory === null ? null : await answerWordsInMemory(client, memory, query);
  if (held !== null) return held;
  const found = await findHits(client, { query, conditions: sessionConditions(query) });
  const counted = await widening(query.place, (place) =>
    countByStatement(client, { ...query, place }, found.trainings),
  );
  const wider = { ...query, place: widened(query.place, counted.widenedToKm) };
  const page =
    counted.widenedToKm === null
      ? found
      : await findHits(client, { query: wider, conditions: sessionConditions(wider) });
  return { ...counted, hits: page.hits, approximate: found.approximate || approximate };
}

/** A page of hits alone, for a question with words: ranked, with their matching sessions. The circle is not enlarged. */
export async function findHits(client: SearchClient, request: HitsRequest): Promise<Found> {
  const { words } = request.query.question;
  const found = await oneRow(client, hitsByWords(request), foundShortSchema);
  const deep = found.isEnough ? null : await oneRow(client, hitsDeeper(request, found), foundDeepSchema);
  const level = deep?.level ?? "short";
  return {
    hits: (deep ?? found).hits.map(toHit),
    approximate: level === "near",
    trainings: matchedAgain(level, found, words.length),
  };
}
