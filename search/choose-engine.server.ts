import { type Environment, env } from "#app/platform/env.server.ts";
import type { EngineName, RankedTrainings, SearchAnswer } from "./engine.ts";
import { configuredServer } from "./meilisearch/configured-server.server.ts";
import { type WatchedServer, watchServer } from "./meilisearch/watched-server.server.ts";
import { answerRanked, createPostgresEngine, type SearchClient } from "./postgres/postgres-engine.server.ts";
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

/**
 * Reads the words with the engine asked for, else with the usual one; no connection is taken meanwhile. Without words Meilisearch has
 * nothing to say: PostgreSQL answers for it.
 */
export async function readWords(query: SearchQuery, asked: EngineName | null): Promise<Answering> {
  const engine = asked ?? usualEngine().name;
  if (engine === "postgres" || query.question.words.length === 0)
    return (client) => fromPostgres(client, query, engine);
  const ranked = await watchedServer().rank(query);
  return async (client) => (await fromRanked(client, query, ranked)) ?? standIn(client, query);
}

/** Answers a question with the engine asked for, else with the usual one. */
export async function answerQuestion(
  client: SearchClient,
  query: SearchQuery,
  asked: EngineName | null,
): Promise<EngineAnswer> {
  const answer = await readWords(query, asked);
  return answer(client);
}

async function fromRanked(
  client: SearchClient,
  query: SearchQuery,
  ranked: RankedTrainings | null,
): Promise<EngineAnswer | null> {
  const answer = ranked === null ? null : await answerRanked(client, query, ranked);
  if (ranked === null || answer === null) return null;
  return { ...answer, engine: "meilisearch", degraded: false, generation: ranked.generation };
}

async function fromPostgres(client: SearchClient, query: SearchQuery, engine: EngineName): Promise<EngineAnswer> {
  return { ...(await createPostgresEngine(client).search(query)), engine, degraded: false, generation: null };
}

/** PostgreSQL in the place of the other, which is down, or has not caught up with the catalogue. */
async function standIn(client: SearchClient, query: SearchQuery): Promise<EngineAnswer> {
  return { ...(await fromPostgres(client, query, "postgres")), degraded: true };
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
