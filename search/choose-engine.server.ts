import type { Pool } from "pg";
import { type Environment, env } from "#app/platform/env.server.ts";
import type { EngineName, RankedTrainings, SearchAnswer } from "./engine.ts";
import { configuredServer } from "./meilisearch/configured-server.server.ts";
import type { FedIndex } from "./meilisearch/fed-index.ts";
import { type WatchedServer, watchServer } from "./meilisearch/watched-server.server.ts";
import type { NeedQuery, RankedNeeds } from "./needs/need-query.ts";
import { answerRanked } from "./postgres/answer-ranked.server.ts";
import { createDocumentMemory, type DocumentMemory } from "./postgres/memory/document-memory.server.ts";
import type { SearchClient } from "./postgres/one-row.server.ts";
import { createPostgresEngine } from "./postgres/postgres-engine.server.ts";
import type { SearchQuery } from "./query.ts";

/**
 * An answer and who gave it. `degraded`: the engine that should have answered could not, PostgreSQL did. `generation`: that of the
 * documents that Meilisearch searched; null when it was not asked.
 */
export interface EngineAnswer extends SearchAnswer {
  readonly engine: EngineName;
  readonly degraded: boolean;
  readonly generation: number | null;
}

/** Answers a question whose words are already read, on a connection whose transaction reads one version of the catalogue. */
export type Answering = (client: SearchClient) => Promise<EngineAnswer>;

let kept: DocumentMemory | null = null;
let watched: { readonly settings: Environment; readonly server: WatchedServer } | undefined;

/** The engine a check may ask for, so that checks can compare them: outside production only. Null lets the portal choose. */
export function engineAsked(asked: EngineName | null): EngineName | null {
  return env().NODE_ENV === "production" ? null : asked;
}

export function hasEngine(name: EngineName): boolean {
  return name === "postgres" || env().MEILI_URL !== undefined;
}

/** The engine that answers when nobody asks for another, and whether it can at present. */
export function usualEngine(): { readonly name: EngineName; readonly isTrusted: boolean } {
  if (!hasEngine("meilisearch")) return { name: "postgres", isTrusted: true };
  return { name: "meilisearch", isTrusted: watchedServer().isTrusted() };
}

/** From now on this process answers from the documents of a database kept in memory, once they are read: when the promise settles. */
export function keepDocumentsInMemory(pool: Pool): Promise<void> {
  kept = createDocumentMemory(pool);
  return kept.prepare();
}

/**
 * Reads the words with the engine asked for, else with the usual one; no connection is taken meanwhile. Without words Meilisearch has
 * nothing to say: PostgreSQL answers for it. `memory`: what this process keeps, null for the tables alone.
 */
export async function readWords(
  query: SearchQuery,
  asked: EngineName | null,
  memory: DocumentMemory | null = kept,
): Promise<Answering> {
  const engine = asked ?? usualEngine().name;
  const fromPostgres = async (client: SearchClient, name: EngineName, degraded: boolean): Promise<EngineAnswer> => {
    const answer = await createPostgresEngine(client, memory).search(query);
    return { ...answer, engine: name, degraded, generation: null };
  };
  if (engine === "postgres" || query.question.words.length === 0)
    return (client) => fromPostgres(client, engine, false);
  const ranked = await watchedServer().rank(query);
  return async (client) => (await fromRanked(client, memory, query, ranked)) ?? fromPostgres(client, "postgres", true);
}

/**
 * The ids of what a text names in an index, best first, when Meilisearch is the engine that answers; null when the names in memory are to
 * be asked.
 */
export async function rankNamedElsewhere(
  index: FedIndex,
  text: string,
  asked: EngineName | null,
): Promise<readonly string[] | null> {
  return (asked ?? usualEngine().name) === "meilisearch" ? watchedServer().rankNamed(index, text) : null;
}

/**
 * The needs that Meilisearch finds for the words of a question, when it is the engine that answers; null when PostgreSQL is to read them:
 * it was asked for, there is no word, or the other does not answer.
 */
export async function rankNeedsElsewhere(query: NeedQuery, asked: EngineName | null): Promise<RankedNeeds | null> {
  const isElsewhere = (asked ?? usualEngine().name) === "meilisearch" && query.question.words.length > 0;
  return isElsewhere ? watchedServer().rankNeeds(query) : null;
}

/** Answers a question with the engine asked for, else with the usual one. */
export async function answerQuestion(
  client: SearchClient,
  query: SearchQuery,
  asked: EngineName | null,
  memory: DocumentMemory | null = kept,
): Promise<EngineAnswer> {
  const answer = await readWords(query, asked, memory);
  return answer(client);
}

/** Null when Meilisearch did not answer, or has not caught up with the catalogue. */
async function fromRanked(
  client: SearchClient,
  memory: DocumentMemory | null,
  query: SearchQuery,
  ranked: RankedTrainings | null,
): Promise<EngineAnswer | null> {
  const answer = ranked === null ? null : await answerRanked(client, memory, query, ranked);
  if (ranked === null || answer === null) return null;
  return { ...answer, engine: "meilisearch", degraded: false, generation: ranked.generation };
}

/** The server of the settings, watched for as long as they are the same. */
function watchedServer(): WatchedServer {
  const settings = env();
  if (watched?.settings === settings) return watched.server;
  const server = configuredServer();
  if (server === undefined) throw new Error("MEILI_URL is not set: there is no Meilisearch to ask");
  watched = { settings, server: watchServer(server, settings.MEILI_DEADLINE_MS) };
  return watched.server;
}
