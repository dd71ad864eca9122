import pg from "pg";
import { rebuildSearchDocuments } from "#search/postgres/write-documents.server.ts";
import { useMeilisearch } from "./meilisearch-server.ts";
import type { SearchCorpus } from "./search-corpus.ts";
import { insertCorpus } from "./search-corpus-records.ts";
import { createTestDatabase } from "./test-database.ts";

/** A database of its own that holds a corpus and its search documents, seen by the app role, and a Meilisearch fed from it, if any. */
export interface SearchDatabase {
  readonly url: string;
  readonly client: pg.Client;
  close(): Promise<void>;
}

/** `prepare` runs once the records are there, before their documents are made. */
export async function openSearchDatabase(
  corpus: SearchCorpus,
  prepare: (client: pg.Client) => Promise<unknown> = async () => undefined,
): Promise<SearchDatabase> {
  const database = await createTestDatabase();
  const client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  await client.query("BEGIN");
  await insertCorpus(client, corpus);
  await prepare(client);
  await rebuildSearchDocuments(client);
  await client.query("COMMIT");
  const meilisearch = await useMeilisearch(client);
  return {
    url: database.appUrl,
    client,
    async close(): Promise<void> {
      await meilisearch?.leave();
      await client.end();
      await database.drop();
    },
  };
}
