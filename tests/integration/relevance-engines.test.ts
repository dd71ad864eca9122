import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applyEnvironment } from "#app/platform/env.server.ts";
import { hasEngine } from "#search/choose-engine.server.ts";
import { configuredServer } from "#search/meilisearch/configured-server.server.ts";
import { trainings } from "#search/meilisearch/fed-index.ts";
import { compareIndex, feedIndexes } from "#search/meilisearch/feed-index.server.ts";
import { readyEngine } from "#tests/relevance/ready-engine.ts";
import { enginesHere, openScratchMeilisearch, type ScratchMeilisearch } from "#tests/support/meilisearch-server.ts";
import { makeCorpus } from "#tests/support/search-corpus.ts";
import { openSearchDatabase, type SearchDatabase } from "#tests/support/search-database.ts";

const withoutServer = { MEILI_URL: undefined, MEILI_KEY: undefined, MEILI_WRITE_KEY: undefined };
let corpus: SearchDatabase;
let other: SearchDatabase;

beforeAll(async () => {
  corpus = await openSearchDatabase(makeCorpus(1, 12));
  other = await openSearchDatabase(makeCorpus(2, 8));
  applyEnvironment(withoutServer);
});
afterAll(async () => {
  await other.close();
  await corpus.close();
});

test("PostgreSQL is printed with its own version", async () => {
  expect(await readyEngine("postgres", "18.4", corpus.client)).toMatchObject({ version: "18.4" });
});

describe.runIf(enginesHere.includes("meilisearch"))("Meilisearch", () => {
  test("is started, fed from the corpus, printed with its own version, and gone afterwards", async () => {
    const ready = await readyEngine("meilisearch", "18.4", corpus.client);
    try {
      expect(ready?.version).toMatch(/^1\.\d+\.\d+$/);
      const server = configuredServer();
      if (server === undefined) throw new Error("The program was not started");
      expect(await compareIndex(corpus.client, server, trainings)).toEqual({ held: 12, missing: [], superfluous: [] });
    } finally {
      await ready?.leave();
    }
    expect(hasEngine("meilisearch")).toBe(false);
  });

  describe("given by its address", () => {
    let scratch: ScratchMeilisearch;
    beforeAll(async () => {
      scratch = await openScratchMeilisearch();
      applyEnvironment(scratch.settings);
    });
    afterAll(async () => {
      applyEnvironment(withoutServer);
      await scratch.close();
    });

    test("is fed when it is empty, and left running", async () => {
      const ready = await readyEngine("meilisearch", "18.4", corpus.client);
      await ready?.leave();
      expect(hasEngine("meilisearch")).toBe(true);
      expect(await compareIndex(corpus.client, scratch.server, trainings)).toMatchObject({ held: 12, missing: [] });
    });

    test("is left as it is when it holds another catalogue", async () => {
      await feedIndexes(other.client, scratch.server);
      await expect(readyEngine("meilisearch", "18.4", corpus.client)).rejects.toThrow("holds another catalogue");
      expect(await compareIndex(other.client, scratch.server, trainings)).toMatchObject({ held: 8, missing: [] });
    });
  });
});
