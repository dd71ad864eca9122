import type pg from "pg";
import { describe, expect, it, test } from "vitest";
import { applyEnvironment } from "#app/platform/env.server.ts";
import { findMetiers } from "#app/skills/find-metiers.server.ts";
import { usualEngine } from "#search/choose-engine.server.ts";
import type { EngineName } from "#search/engine.ts";
import { awaitTasks } from "#search/meilisearch/await-tasks.server.ts";
import { jobs, STATE, trainings } from "#search/meilisearch/fed-index.ts";
import { compareIndex, feedIndexes, rebuildIndexes, repairIndexes } from "#search/meilisearch/feed-index.server.ts";
import { readHeldGeneration } from "#search/meilisearch/held-documents.server.ts";

import { beginGenerationOfJobs } from "#search/postgres/generation.server.ts";
import { onFedRegion } from "#tests/support/fed-region.ts";
import { enginesHere, type ScratchMeilisearch } from "#tests/support/meilisearch-server.ts";

let client: pg.Client;
let scratch: ScratchMeilisearch | undefined;

onFedRegion((region) => {
  ({ client, scratch } = region);
});

async function codesOf(text: string, engine: EngineName | null = null): Promise<readonly string[]> {
  return (await findMetiers(text, 10, client, engine)).map(({ code }) => code);
}

describe.each(enginesHere)("métiers found by %s", (engine) => {
  it.each([
    ["soudeur", "H2913"],
    ["Soudeuse", "H2913"],
    ["soudeurr", "H2913"],
    ["h2913", "H2913"],
    ["SOUD", "H2913"],
    ["aide soignante", "J1501"],
    ["caissière", "D1505"],
    ["serveuse", "G1803"],
    ["vendeuse", "D1106"],
    ["agente d’entretien", "K2205"],
  ])("« %s » is %s first", async (text, code) => {
    expect((await codesOf(text, engine))[0]).toBe(code);
  });

  it("a word that is a name finds the métiers that bear it, and no other whose texts have the word", async () => {
    expect(await codesOf("serveuse", engine)).toEqual(["G1803"]);
  });

  it("says which of its names answered, and nothing that no name bears", async () => {
    const [first] = await findMetiers("soudeuse", 1, client, engine);
    expect(first?.label).toBe("Soudeur / Soudeuse");
    expect(await codesOf("zzqxzzqx", engine)).toEqual([]);
    expect(await codesOf("e", engine)).toEqual([]);
    expect(await findMetiers("soudeur", 2, client, engine)).toHaveLength(2);
  });
});

describe.skipIf(!enginesHere.includes("meilisearch"))("the index of métiers", () => {
  const server = (): ScratchMeilisearch["server"] => {
    if (scratch === undefined) throw new Error("no server");
    return scratch.server;
  };
  const done = async ({ taskUid }: { readonly taskUid: number }): Promise<void> =>
    awaitTasks(server().writing, [taskUid], 60_000);

  test("finds a métier by what it does, which its names do not say", async () => {
    const { rows } = await client.query<{ code: string; skill: string }>(
      "SELECT code, skills[1] AS skill FROM job_document WHERE skills[1] IS NOT NULL AND code = 'H2913'",
    );
    const [{ code = "", skill = "" } = {}] = rows;
    expect(await codesOf(skill, "postgres")).toEqual([]);
    expect(await codesOf(skill, "meilisearch")).toContain(code);
  });

  test("is made anew beside itself: no question goes without an answer", async () => {
    let isOver = false;
    const found: (readonly string[])[] = [];
    const asking = (async () => {
      while (!isOver) found.push(await codesOf("soudeur", "meilisearch"));
    })();
    expect(await rebuildIndexes(client, server())).toMatchObject({ isAnew: true, removed: 0 });
    isOver = true;
    await asking;
    expect(new Set(found.map(([first]) => first))).toEqual(new Set(["H2913"]));
    await expect(server().writing.getRawIndex(jobs.next)).rejects.toThrow(/not found/);
  });

  test("is repaired document by document, and written again when the reference changed, and then only", async () => {
    await done(await server().writing.index(jobs.name).deleteDocument("H2913"));
    expect(await compareIndex(client, server(), jobs)).toMatchObject({ missing: ["H2913"], superfluous: [] });
    expect(await repairIndexes(client, server())).toEqual({ written: 1, removed: 0, isAnew: false });
    const before = await readHeldGeneration(server(), jobs);
    await beginGenerationOfJobs(client);
    expect((await feedIndexes(client, server())).written).toBeGreaterThan(100);
    expect(await readHeldGeneration(server(), jobs)).toBeGreaterThan(before ?? 0);
    expect(await compareIndex(client, server(), jobs)).toMatchObject({ missing: [], superfluous: [] });
    expect(await readHeldGeneration(server(), trainings)).not.toBeNull();
  });

  test("made in another way, or gone, is not searched: the names in memory answer, and trainings are asked as before", async () => {
    await done(
      await server()
        .writing.index(jobs.name)
        .updateDocuments([{ id: STATE, settings: "another" }]),
    );
    for (let times = 0; times < 4; times += 1) expect((await codesOf("soudeurr"))[0]).toBe("H2913");
    await done(await server().writing.deleteIndex(jobs.name));
    for (let times = 0; times < 4; times += 1) expect((await codesOf("soudeurr"))[0]).toBe("H2913");
    expect(usualEngine()).toEqual({ name: "meilisearch", isTrusted: true });
    expect(await feedIndexes(client, server())).toMatchObject({ isAnew: true });
    expect(await compareIndex(client, server(), jobs)).toMatchObject({ missing: [], superfluous: [] });
  });

  test("on a server that does not answer gives way to the names in memory, within the deadline", async () => {
    applyEnvironment({ MEILI_URL: "http://127.0.0.1:9" });
    for (let times = 0; times < 4; times += 1) expect((await codesOf("soudeurr"))[0]).toBe("H2913");
    expect(usualEngine()).toEqual({ name: "meilisearch", isTrusted: false });
  });
});
