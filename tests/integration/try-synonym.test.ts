import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readWordsRequest } from "#app/cli/search-words.ts";
import { closeDatabase, openDatabase, useDatabase } from "#app/platform/database.server.ts";
import { searchTrainings } from "#app/training/search/search-trainings.server.ts";
import { type SynonymTrial, trySynonym } from "#app/training/search/unknown-words/try-synonym.server.ts";
import { synonymLine } from "#search/synonyms/synonym.ts";
import { noSearchParameters } from "#search/training-parameters.ts";
import { enginesHere, type UsedMeilisearch, useMeilisearch } from "#tests/support/meilisearch-server.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

let place: TestDatabase;
let client: pg.Client;
let meilisearch: UsedMeilisearch | undefined;

beforeAll(async () => {
  place = await createTestDatabase("demonstration");
  client = new pg.Client({ connectionString: place.appUrl });
  await client.connect();
  meilisearch = await useMeilisearch(client);
  useDatabase(openDatabase(place.appUrl));
});
afterAll(async () => {
  await meilisearch?.leave();
  await closeDatabase();
  await client.end();
  await place.drop();
});

async function tryOut(text: string, ...questions: readonly string[]): Promise<SynonymTrial> {
  const trial = await trySynonym(text, questions);
  if (!trial.ok) throw new Error(trial.refusal.kind);
  return trial.value;
}

describe("a synonym that is tried", () => {
  test("shows what each engine answers without it and with it, and is not kept", async () => {
    const { tried, jobs } = await tryOut("zingotage=couvreur-zingueur");
    expect(jobs.map(({ rome }) => rome)).toEqual(["F1619"]);
    expect(tried.map(({ engine }) => engine)).toEqual(enginesHere);
    for (const { without, with: after } of tried) {
      expect(without).toMatchObject({ total: 0, degraded: false, first: [] });
      expect(after.degraded).toBe(false);
      expect(after.total).toBeGreaterThan(0);
      expect(after.first.length).toBeLessThanOrEqual(3);
      expect(after.first[0]?.title).toMatch(/couv/i);
    }
    const found = await searchTrainings({ ...noSearchParameters, q: "zingotage" });
    expect(found.ok && found.value.total.value).toBe(0);
  });

  test("is tried in the reviewer's own questions too", async () => {
    const { tried } = await tryOut("zingotage=couvreur-zingueur", "zingotage le soir");
    expect(tried.map(({ question }) => question)).toEqual(
      ["zingotage", "zingotage le soir"].flatMap((question) => enginesHere.map(() => question)),
    );
  });

  test.each([
    ["Zingotage=couvreur-zingueur", "slang", "zingotage\tcouvreur-zingueur\tF1619\tusage\tanywhere"],
    ["cz=couvreur-zingueur", "acronyms", "cz\tcouvreur-zingueur\tF1619\tinitiales\tanywhere"],
  ])("says which line to write in which file: %s", async (text, file, line) => {
    const { synonym } = await tryOut(text);
    expect([synonym.kind, synonymLine(synonym)]).toEqual([file, line]);
  });

  test("hides neither a synonym that exists nor a word that is already found", async () => {
    expect((await tryOut("placo=couvreur-zingueur")).known.map(({ means }) => means)).toEqual([["plaquiste"]]);
    expect((await tryOut("soudeur=couvreur-zingueur")).uses).toBeGreaterThan(0);
    expect(await tryOut("zingotage=couvreur-zingueur")).toMatchObject({ known: [], uses: 0 });
  });

  test.each([
    ["zingotage", "not-a-synonym"],
    ["=couvreur", "not-a-synonym"],
    ["zingotage=a=b", "not-a-synonym"],
    ["zingotage=arracheur de lunes", "no-job"],
  ])("is refused when it says no official name: %s", async (text, kind) => {
    expect(await trySynonym(text)).toMatchObject({ ok: false, refusal: { kind } });
  });
});

test.each([
  [[], { kind: "list" }],
  [["--try", "a=b"], { kind: "try", synonym: "a=b", questions: [] }],
  [["--try", "a=b", "a le soir"], { kind: "try", synonym: "a=b", questions: ["a le soir"] }],
  [["--remove", "Zingotagé"], { kind: "remove", word: "zingotage" }],
  [["zingotage"], undefined],
  [["--try"], undefined],
  [["--other"], undefined],
  [["--try", "a=b", "--remove", "a"], undefined],
])("« words » followed by %j asks for %j", (args, asked) => {
  expect(readWordsRequest(args)).toEqual(asked);
});
