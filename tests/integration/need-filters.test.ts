import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { MemberActor } from "#app/access/actor.ts";
import { commandNeed } from "#app/needs/command-need.server.ts";
import { mergeNeeds } from "#app/needs/same/merge-needs.server.ts";
import { allNeeds, type NeedSearch, needSearchAddress, readNeedSearch } from "#app/needs/search/need-search.ts";
import { needsBeside } from "#app/needs/search/needs-beside.server.ts";
import { type FoundNeeds, searchNeeds } from "#app/needs/search/search-needs.server.ts";
import { closeDatabase, type Database, openDatabase, useDatabase } from "#app/platform/database.server.ts";
import { applyEnvironment } from "#app/platform/env.server.ts";
import { withPoolClient } from "#app/platform/transaction.server.ts";
import { understandSearch } from "#app/training/search/understand-search.server.ts";
import type { EngineName } from "#search/engine.ts";
import { configuredServer } from "#search/meilisearch/configured-server.server.ts";
import { needs as needsIndex } from "#search/meilisearch/fed-index.ts";
import { compareIndex, feedIndexes } from "#search/meilisearch/feed-index.server.ts";
import { rebuildNeedDocuments } from "#search/postgres/write-needs.server.ts";
import { noSearchParameters } from "#search/training-parameters.ts";
import { demonstrationActor } from "#seeds/access/demonstration-actor.ts";
import { type AccessBuilders, openAccessBuilders } from "#tests/support/access-builders.ts";
import { buildNeed } from "#tests/support/build-need.ts";
import {
  enginesHere,
  openScratchMeilisearch,
  PATIENT_MS,
  type UsedMeilisearch,
  useMeilisearch,
} from "#tests/support/meilisearch-server.ts";
import { postedNeed } from "#tests/support/needs.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

let server: TestDatabase;
let db: Database;
let build: AccessBuilders;
let sensor: MemberActor;
let meilisearch: UsedMeilisearch | undefined;

/** Needs that everybody sees, by what this test calls them. */
const made: Readonly<Record<string, string>> = {
  "welder in Maubeuge": `job_label = 'soudeuse', metier_code = 'H2913', commune_code = '59392', contract = 'permanent', naf = '2511Z',
    starts_on = '2027-03-01'`,
  "welder in Lille": `job_label = 'soudeur', metier_code = 'H2913', commune_code = '59350', contract = 'temporary', naf = '7820Z',
    starts_on = NULL`,
  "mason in Beauvais": `job_label = 'maçon', metier_code = 'F1703', commune_code = '60057', contract = 'work-study', naf = '4399C',
    starts_on = '2027-09-01'`,
  "in their own words": `job_label = 'bricoleur zorglub', metier_code = NULL, commune_code = '59392', contract = 'seasonal', naf = NULL,
    starts_on = '2027-06-01'`,
};
const ids = new Map<string, string>();

beforeAll(async () => {
  server = await createTestDatabase("demonstration");
  db = useDatabase(openDatabase(server.appUrl));
  build = openAccessBuilders(server);
  sensor = await demonstrationActor(db, "operatrice");
  await build.rewrite("UPDATE need SET visibility = 'sensors'");
  for (const [name, columns] of Object.entries(made)) {
    const { id } = await buildNeed(build);
    await build.rewrite(
      `UPDATE need SET ${columns}, state = 'confirmed', visibility = 'public', company_name = 'Kwiziq' WHERE id = $1`,
      [id],
    );
    ids.set(id, name);
  }
  const [{ ogr }] = (await build.query(
    "SELECT ogr FROM skill WHERE kind = 'skill' AND NOT is_withdrawn ORDER BY ogr LIMIT 1",
  )) as [{ ogr: number }];
  skill = ogr;
  const mason = [...ids].find(([, name]) => name === "mason in Beauvais")?.[0];
  await build.query("INSERT INTO need_skill VALUES ($1, 1, $2, 'Poser un faîtage', 'essential')", [mason, ogr]);
  await withPoolClient(db.pool, async (client) => {
    await client.query("BEGIN");
    await rebuildNeedDocuments(client);
    await client.query("COMMIT");
  });
  meilisearch = await withPoolClient(db.pool, (client) => useMeilisearch(client));
});
afterAll(async () => {
  await meilisearch?.leave();
  await build?.close();
  await closeDatabase();
  await server?.drop();
});
let skill: number;

async function search(
  asked: Partial<NeedSearch>,
  engine: EngineName | null = null,
  actor: MemberActor | null = null,
): Promise<FoundNeeds> {
  const answer = await searchNeeds(db, actor, { ...allNeeds, ...asked }, { perPage: 50, engine });
  if (!answer.ok) throw new Error(answer.refusal.message);
  return answer.value;
}

const namesOf = ({ needs }: FoundNeeds): readonly string[] => needs.map(({ id }) => ids.get(id) ?? id);

describe.each(enginesHere)("by %s", (engine) => {
  test.each<[string, Partial<NeedSearch>, readonly string[]]>([
    ["a job, whatever its gender", { q: "soudeur" }, ["welder in Lille", "welder in Maubeuge"]],
    ["a slip", { q: "souduer" }, ["welder in Lille", "welder in Maubeuge"]],
    ["words of the company", { q: "zorglub" }, ["in their own words"]],
    ["a word of a skill", { q: "faîtage" }, ["mason in Beauvais"]],
    ["a company that everybody may read", { q: "kwiziq", contracts: ["seasonal"] }, ["in their own words"]],
    ["a place among the words", { q: "soudeur maubeuge" }, ["welder in Maubeuge"]],
    ["a place", { place: "Maubeuge" }, ["in their own words", "welder in Maubeuge"]],
    ["a place, wider", { q: "soudeur", place: "Maubeuge", radiusKm: 100 }, ["welder in Lille", "welder in Maubeuge"]],
    ["a département", { place: "departement:60" }, ["mason in Beauvais"]],
    ["a métier", { metier: "F1703" }, ["mason in Beauvais"]],
    ["a code among the words", { q: "F1703" }, ["mason in Beauvais"]],
    ["a contract", { contracts: ["temporary", "work-study"] }, ["mason in Beauvais", "welder in Lille"]],
    ["a sector", { sector: "F" }, ["mason in Beauvais"]],
    ["the sector of temporary work", { sector: "N" }, ["welder in Lille"]],
    ["a first day, from", { from: "2027-06-01" }, ["in their own words", "mason in Beauvais"]],
    ["a first day, to: as soon as possible is today", { to: "2027-03-01" }, ["welder in Lille", "welder in Maubeuge"]],
    ["words and filters", { q: "soudeur", contracts: ["permanent"] }, ["welder in Maubeuge"]],
    ["a company", { company: "kwizi", metier: "F1703" }, ["mason in Beauvais"]],
    ["a SIRET, begun", { company: "130 025 265", metier: "F1703" }, ["mason in Beauvais"]],
    ["a SIRET of another", { company: "13002527" }, []],
    ["a state that nobody but sensors sees", { state: "filled" }, []],
  ])("finds by %s", async (_, asked, wanted) => {
    const found = await search(asked, engine);
    expect(namesOf(found).toSorted()).toEqual(wanted);
    expect([found.total, found.approximate]).toEqual([wanted.length, false]);
  });

  test("finds by a skill of ROME", async () => {
    expect(namesOf(await search({ skill }, engine))).toEqual(["mason in Beauvais"]);
  });

  test("the nearest first, with its distance", async () => {
    const { needs } = await search({ metier: "H2913", place: "Maubeuge", radiusKm: 100 }, engine);
    expect(needs.map(({ town }) => town)).toEqual(["Maubeuge", "Lille"]);
    expect(needs.map(({ km }) => Math.round(km ?? -1))).toEqual([0, expect.closeTo(75, -2)]);
  });

  test("the need that bears the words before those of a job that they may mean", async () => {
    const [first, ...others] = namesOf(await search({ q: "bricoleur" }, engine));
    expect([first, others.length > 0]).toEqual(["in their own words", true]);
  });

  test("near needs when none has all the words", async () => {
    const found = await search({ q: "zorglub faîtage" }, engine);
    expect(found.approximate).toBe(true);
    expect(namesOf(found).toSorted()).toEqual(["in their own words", "mason in Beauvais"]);
  });

  test("a page at a time, and nothing past the end", async () => {
    const page = async (number: number) =>
      searchNeeds(db, null, { ...allNeeds, q: "soudeur", page: number }, { perPage: 1, engine });
    const pages = [await page(1), await page(2), await page(3)].map((one) => (one.ok ? one.value : undefined));
    expect(pages.map((one) => [one?.total, one?.needs.length])).toEqual([
      [2, 1],
      [2, 1],
      [2, 0],
    ]);
    expect(new Set(pages.flatMap((one) => one?.needs ?? []).map(({ id }) => id)).size).toBe(2);
  });
});

test.each([
  ["an unknown place", "Nullepartville-sur-Rien"],
  ["a place elsewhere", "Marseille"],
])("%s is told, and nothing is found", async (_, place) => {
  const answer = await searchNeeds(db, null, { ...allNeeds, place }, { perPage: 5 });
  expect(answer.ok).toBe(false);
});

test("beside a search of trainings: three at most, the same place, nothing without words or job", async () => {
  const beside = async (asked: object): Promise<number | null> => {
    const understood = await understandSearch({ ...noSearchParameters, ...asked }, "2026-12-01");
    if (!understood.ok) return null;
    const { query, doubt } = understood.value;
    const { question, place, filters } = query;
    return (await needsBeside(db, { question, place, metiers: filters.rome, isSomewhere: doubt === null })).total;
  };
  expect(await beside({ q: "soudeur" })).toBe(2);
  expect(await beside({ q: "soudeur", place: "Maubeuge" })).toBe(1);
  expect(await beside({ rome: ["F1703"] })).toBe(1);
  expect(await beside({ q: "" })).toBe(0);
  expect(await beside({ place: "Maubeuge" })).toBe(0);
  expect(await beside({ q: "soudeur", place: "Marseille" })).toBe(0);
});

describe("a need that changes", () => {
  const command = async (needId: string, version: number, more: Parameters<typeof commandNeed>[2]["command"]) => {
    expect((await commandNeed(db, sensor, { needId, version, command: more })).ok).toBe(true);
  };
  const seen = async (actor: MemberActor | null): Promise<readonly string[]> =>
    (await search({ q: "zingueur" }, "postgres", actor)).needs.map(({ id }) => id);
  const another = { jobLabel: "zingueur", metierCode: null, visibility: "public" };

  test("is found by whoever may see it as soon as the change is committed, and by nobody else", async () => {
    const id = await postedNeed({ db }, another);
    expect([await seen(null), await seen(sensor)]).toEqual([[], [id]]);
    await command(id, 1, { name: "confirm", companyName: "Toits du Nord" });
    expect([await seen(null), await seen(sensor)]).toEqual([[id], [id]]);
    await command(id, 2, { name: "stop" });
    expect([await seen(null), await seen(sensor)]).toEqual([[], [id]]);
  });

  test("and that a merge narrows is found no more by everybody", async () => {
    const [one, other] = [
      await postedNeed({ db }, another),
      await postedNeed({ db }, { ...another, visibility: "sensors" }),
    ];
    await command(one, 1, { name: "confirm", companyName: "Toits du Nord" });
    expect(await seen(null)).toEqual([one]);
    const both = { needId: one, version: 2, otherId: other, otherVersion: 1 };
    expect((await mergeNeeds(db, sensor, both)).ok).toBe(true);
    expect(await seen(null)).toEqual([]);
    expect(await seen(sensor)).toContain(one);
  });

  test.runIf(enginesHere.includes("meilisearch"))("is answered by PostgreSQL until the index has it", async () => {
    const id = await postedNeed({ db }, { ...another, jobLabel: "aérostier" });
    const first = await search({ q: "aérostier" }, "meilisearch", sensor);
    expect([first.engine, first.needs.map((need) => need.id)]).toEqual(["postgres", [id]]);
  });
});

test.runIf(enginesHere.includes("meilisearch"))("the index is fed with what changed, and says so", async () => {
  const meili = configuredServer();
  if (meili === undefined) throw new Error("No server");
  const id = await postedNeed({ db }, { jobLabel: "luthier", metierCode: null, visibility: "sensors" });
  const difference = () => withPoolClient(db.pool, (client) => compareIndex(client, meili, needsIndex));
  expect((await difference()).missing).toContain(id);
  await withPoolClient(db.pool, (client) => feedIndexes(client, meili));
  expect(await difference()).toMatchObject({ missing: [], superfluous: [] });
  const found = await search({ q: "luthier" }, "meilisearch", sensor);
  expect([found.engine, found.needs.map((need) => need.id)]).toEqual(["meilisearch", [id]]);
  expect((await search({ q: "luthier" }, "meilisearch")).needs.map((need) => need.id)).not.toContain(id);
});

test.runIf(enginesHere.includes("meilisearch"))(
  "an index that lost every need is compared, and PostgreSQL answers",
  async () => {
    const scratch = await openScratchMeilisearch();
    try {
      const server = scratch.server;
      await withPoolClient(db.pool, (client) => feedIndexes(client, server));
      await scratch.server.writing.index(needsIndex.name).deleteDocuments({ filter: "stamp EXISTS" }).waitTask();
      const difference = await withPoolClient(db.pool, (client) => compareIndex(client, server, needsIndex));
      expect([difference.held, difference.missing.length > 0]).toEqual([0, true]);
      applyEnvironment({ ...scratch.settings, MEILI_DEADLINE_MS: PATIENT_MS });
      const found = await search({ q: "kwiziq" }, "meilisearch");
      expect([found.engine, found.total]).toEqual(["postgres", ids.size]);
    } finally {
      await scratch.close();
    }
  },
);

test("an address says the whole search, and a value that cannot be used is left aside", () => {
  const asked: NeedSearch = {
    ...{ q: "soudeur", place: "Lille", radiusKm: 50, metier: "H2913", skill: 12, contracts: ["permanent", "seasonal"] },
    ...{ sector: "C", state: "qualified", company: "Kwiziq", from: "2027-01-01", to: "2027-02-01", page: 3 },
  };
  const address = needSearchAddress("/besoins", asked);
  expect(readNeedSearch(new URL(address, "http://portal.test").searchParams)).toEqual({
    search: asked,
    isUnderstood: true,
  });
  expect(needSearchAddress("/besoins", allNeeds)).toBe("/besoins");
  const strange = new URLSearchParams("rayon=x&metier=soudeur&contrat=cdi&secteur=Z9&etat=x&debut-apres=hier&page=0");
  expect(readNeedSearch(strange)).toEqual({ search: allNeeds, isUnderstood: false });
});
