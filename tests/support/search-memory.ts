import { openPool } from "#app/platform/connections.server.ts";
import { createDocumentMemory, type DocumentMemory } from "#search/postgres/memory/document-memory.server.ts";
import { readDocumentsVersion } from "#search/postgres/memory/load-columns.server.ts";
import type { SearchDatabase } from "./search-database.ts";

/** The sessions of a database in memory, on connections of their own. */
export interface OpenMemory {
  readonly sessions: DocumentMemory;
  close(): Promise<void>;
}

/** Reads the documents that are committed; whoever asks of the same version is then answered from memory. */
export async function openMemory({ url, client }: SearchDatabase): Promise<OpenMemory> {
  const pool = openPool({ connectionString: url, max: 2 });
  const sessions = createDocumentMemory(pool);
  await sessions.prepare();
  if (sessions.columnsOf((await readDocumentsVersion(client)).version) === null)
    throw new Error("Nothing was read into memory");
  return { sessions, close: () => pool.end() };
}
