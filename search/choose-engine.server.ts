import type { Pool } from "pg";
import { env } from "#app/platform/env.server.ts";
import type { EngineName, SearchAnswer, SearchEngine } from "./engine.ts";
import { createSessionMemory, type SessionMemory } from "./postgres/memory/session-memory.server.ts";
import type { SearchClient } from "./postgres/one-row.server.ts";
import { createPostgresEngine } from "./postgres/postgres-engine.server.ts";
import type { SearchQuery } from "./query.ts";

type OpenEngine = (client: SearchClient, memory: SessionMemory | null) => SearchEngine;

/** The engines this portal has, each on a connection whose transaction reads one version of the catalogue. */
const engines: Readonly<Partial<Record<EngineName, OpenEngine>>> = {
  postgres: createPostgresEngine,
};

/** The one that answers when nobody asks for another. */
const USUAL: EngineName = "postgres";

/** An answer and who gave it. `degraded`: the engine that should have answered could not. */
export interface EngineAnswer extends SearchAnswer {
  readonly engine: EngineName;
  readonly degraded: boolean;
}

/** The engine a check may ask for, so that checks can compare them: outside production only. Null lets the portal choose. */
export function engineAsked(asked: EngineName | null): EngineName | null {
  return env().NODE_ENV === "production" ? null : asked;
}

export function hasEngine(name: EngineName): boolean {
  return engines[name] !== undefined;
}

let kept: SessionMemory | null = null;

/** From now on this process answers from the sessions of a database kept in memory, once they are read. */
export function keepSessionsInMemory(pool: Pool): void {
  kept = createSessionMemory(pool);
  void kept.prepare();
}

/** Answers a question with the engine asked for, else with the usual one. `memory`: what this process keeps, null for the tables alone. */
export async function answerQuestion(
  client: SearchClient,
  query: SearchQuery,
  asked: EngineName | null,
  memory: SessionMemory | null = kept,
): Promise<EngineAnswer> {
  const name = asked ?? USUAL;
  const open = engines[name];
  if (open === undefined) throw new Error(`There is no search engine ${name}`);
  return { ...(await open(client, memory).search(query)), engine: name, degraded: false };
}
