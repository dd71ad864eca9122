import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { TrainingDetail } from "#app/training/reading/training-detail.ts";
import { trainingDetailSchema } from "#app/training/reading/training-detail-schema.ts";
import type { PublicSearchView } from "#app/training/reading/training-view.ts";
import { trainingSearchSchema } from "#app/training/reading/training-view-schema.ts";
import { followFacet } from "#app/training/search/follow-facet.ts";
import { fromApi } from "#app/training/search/search-parameters-from-url.ts";
import { toApi } from "#app/training/search/search-parameters-to-url.ts";
import { type EngineName, publicFacetNames } from "#search/engine.ts";
import { feedIndexes } from "#search/meilisearch/feed-index.server.ts";
import type { MeilisearchServer } from "#search/meilisearch/meilisearch-server.server.ts";
import { publicFields } from "#search/training-parameters.ts";
import { enginesHere, openScratchMeilisearch, type ScratchMeilisearch } from "#tests/support/meilisearch-server.ts";
import { type OpenApiValidator, readOpenApi } from "#tests/support/openapi-validator.ts";
import { type ServedPortal, servePortal } from "#tests/support/served-portal.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

let db: TestDatabase;
let portal: ServedPortal;
let meilisearch: ScratchMeilisearch | undefined;
let api: OpenApiValidator;
/** The engine asked, for the suites that are the same for each. */
let engine: EngineName = "postgres";

beforeAll(async () => {
  db = await createTestDatabase("demonstration");
  meilisearch = enginesHere.includes("meilisearch") ? await openScratchMeilisearch() : undefined;
  if (meilisearch !== undefined) await fill(meilisearch.server);
  portal = await servePortal(db.appUrl, { ...meilisearch?.settings, MEILI_DEADLINE_MS: "30000" });
  api = await readOpenApi(portal.url);
});
afterAll(async () => {
  await meilisearch?.close();
  await portal.stop();
  await db.drop();
});

async function fill(server: MeilisearchServer): Promise<void> {
  const client = new pg.Client({ connectionString: db.appUrl });
  await client.connect();
  await feedIndexes(client, server);
  await client.end();
}

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

async function ask(address: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  const response = await fetch(`${portal.url}/api/v1/${address}`, { headers });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === "" ? null : JSON.parse(text) };
}

async function search(query: string): Promise<PublicSearchView> {
  const { status, body } = await ask(`trainings?${query}&engine=${engine}`);
  expect([query, status]).toEqual([query, 200]);
  expect(api.problems("/api/v1/trainings", 200, body)).toEqual([]);
  return trainingSearchSchema.parse(body);
}

async function read(number: string): Promise<TrainingDetail> {
  const { body } = await ask(`trainings/${number}`);
  expect(api.problems("/api/v1/trainings/{number}", 200, body)).toEqual([]);
  return trainingDetailSchema.parse(body);
}

const sessionsOf = (found: PublicSearchView): PublicSearchView["hits"][number]["sessions"][number][] =>
  found.hits.flatMap((hit) => hit.sessions);

describe("the description", () => {
  it("is OpenAPI 3.1 and names every parameter of the search, and no other", () => {
    expect(api.document.openapi).toBe("3.1.0");
    const described = api.document.paths["/api/v1/trainings"]?.get?.parameters.map(({ name }) => name) ?? [];
    expect(described.toSorted()).toEqual([...publicFields, "engine"].toSorted());
  });

  it("is what answers are held against: it notices a missing and a wrong field", async () => {
    const found = await search("perPage=1");
    expect(api.problems("/api/v1/trainings", 200, { ...found, total: { value: "many", exact: true } })).toHaveLength(1);
    expect(api.problems("/api/v1/trainings", 200, { hits: [] })).not.toEqual([]);
  });

  it("describes its refusals, and they are as described", async () => {
    const refusals: readonly (readonly [string, string, number])[] = [
      ["/api/v1/trainings", "trainings?unheard=1", 400],
      ["/api/v1/trainings/{number}", "trainings/none", 404],
      ["/api/v1/sessions/{number}", "sessions/none", 404],
      ["/api/v1/metiers", "metiers", 400],
      ["/api/v1/metiers/{rome}", "metiers/Z0000", 404],
      ["/api/v1/skills", "skills", 400],
      ["/api/v1/certifications", "certifications?q=", 400],
      ["/api/v1/needs", "needs?rome=soudeur", 400],
    ];
    for (const [path, address, status] of refusals) {
      const answer = await ask(address);
      expect([path, answer.status, api.problems(path, status, answer.body)]).toEqual([path, status, []]);
    }
  });
});

describe.each(enginesHere)("searching with %s", (name) => {
  beforeAll(() => {
    engine = name;
  });

  it("without a wish finds everything one may still enter, twenty at a time", async () => {
    const found = await search("");
    expect(found.hits).toHaveLength(20);
    expect([found.page, found.perPage, found.engine, found.degraded]).toEqual([1, 20, name, false]);
    expect(found.total.value).toBeGreaterThan(100);
  });

  it.each([
    ["modality=remote", ({ modality }) => modality === "remote"],
    ["modality=on-site&modality=mixed", ({ modality }) => modality !== "remote"],
    ["hoursMin=300&hoursMax=600", ({ hours }) => hours !== null && hours >= 300 && hours <= 600],
    ["funder=2", ({ funders }) => funders.includes("2")],
    ["seats=1", ({ recruiting }) => recruiting === "open"],
    ["permanent=1", ({ permanent }) => permanent],
    [
      "from=2027-01-01&to=2027-06-30",
      ({ startsOn }) => startsOn !== null && startsOn >= "2027-01-01" && startsOn <= "2027-06-30",
    ],
    ["place=insee:59392&radiusKm=50", ({ place }) => place.distanceKm !== null && place.distanceKm <= 50],
    ["lat=50.2783&lon=3.9727&radiusKm=60", ({ place }) => place.distanceKm !== null && place.distanceKm <= 60],
    ["place=departement:62", ({ place }) => place.insee?.startsWith("62") === true],
  ] satisfies [string, (session: ReturnType<typeof sessionsOf>[number]) => boolean][])(
    "%s holds on every session shown",
    async (query, holds) => {
      const sessions = sessionsOf(await search(`${query}&perPage=50`));
      expect(sessions.length).toBeGreaterThan(0);
      expect(sessions.filter((session) => !holds(session))).toEqual([]);
    },
  );

  it.each([
    ["levelOut=4", (hit) => hit.levelOut === 4],
    ["certifying=1", (hit) => hit.certifying],
    ["domain=H", (hit) => hit.rome.some((code) => code.startsWith("H"))],
  ] satisfies [string, (hit: PublicSearchView["hits"][number]) => boolean][])(
    "%s holds on every training",
    async (query, holds) => {
      const { hits } = await search(`${query}&perPage=50`);
      expect(hits.length).toBeGreaterThan(0);
      expect(hits.filter((hit) => !holds(hit))).toEqual([]);
    },
  );

  it("by the codes of a hit finds that hit again", async () => {
    const [hit] = (await search("certifying=1&perPage=50")).hits.filter(
      ({ rome, blocks }) => rome.length > 0 && blocks.length > 0,
    );
    if (hit === undefined) throw new Error("The demonstration region has no training with a job and a block");
    const codes = [
      `rome=${hit.rome[0]}`,
      `rncp=${hit.rncp[0]}`,
      `block=${hit.blocks[0]}`,
      `organisation=${hit.organisation.siret}`,
      `q=${hit.rncp[0]}`,
    ];
    for (const query of codes) {
      const { hits } = await search(`${query}&perPage=50`);
      expect([query, hits.map(({ number }) => number)]).toEqual([query, expect.arrayContaining([hit.number])]);
    }
  });

  it.each([
    "pace=evening",
    "public=80006",
    "aid=meals",
    "levelIn=3",
    "formacode=22334",
    "accessible=1",
    "paid=collective",
  ])("takes %s", async (query) => {
    const all = (await search("")).total.value;
    expect((await search(query)).total.value).toBeLessThan(all);
  });

  it.each(["relevance", "distance", "start", "duration"])("sorts by %s without losing anything", async (sort) => {
    const found = await search(`q=cuisine&place=insee:59350&radiusKm=200&sort=${sort}&perPage=50`);
    expect(found.total.value).toBe((await search("q=cuisine&place=insee:59350&radiusKm=200")).total.value);
    expect(found.hits).toHaveLength(Math.min(50, found.total.value));
  });

  it("understands a place and a code typed among the words", async () => {
    const place = await search("q=soudeur%20maubeuge");
    expect(place.query).toMatchObject({
      text: "soudeur",
      understood: [
        { kind: "place", value: "insee:59392", label: "Maubeuge" },
        { kind: "job", value: "H2913" },
      ],
    });
    const job = await search("q=H2913");
    expect(job.query).toMatchObject({ text: "", understood: [{ kind: "rome", value: "H2913" }] });
  });

  it("gives exactly the count announced when a facet is followed", async () => {
    const query = "q=cuisine&place=insee:59350&radiusKm=60&seats=1";
    const { facets } = await search(query);
    const asked = fromApi(new URLSearchParams(query));
    if (!asked.ok) throw new Error(asked.refusal.message);
    for (const facet of publicFacetNames) {
      for (const { value, count } of facets[facet].slice(0, 3)) {
        const followed = await search(toApi(followFacet(asked.value.parameters, facet, value)).toString());
        expect([facet, value, followed.total.value]).toEqual([facet, value, count]);
      }
    }
  });

  it("pages without overlap", async () => {
    const [first, second] = [await search("perPage=7&page=1"), await search("perPage=7&page=2")];
    const numbers = [...first.hits, ...second.hits].map(({ number }) => number);
    expect(new Set(numbers).size).toBe(14);
  });
});

describe("refusing", () => {
  it.each([
    ["trainings?lieu=Lille", "unknown-parameter", "lieu"],
    ["trainings?radiusKm=500", "bad-value", "radiusKm"],
    ["trainings?place=Xyzzyville-les-Bains", "unknown-place", "place"],
    ["trainings?place=59600", "ambiguous-code", "place"],
    ["trainings/DEMO_1?q=a", "unknown-parameter", "q"],
    ["metiers?q=a&q=b", "repeated-parameter", "q"],
    ["metiers?q=soudeur&perPage=0", "bad-value", "perPage"],
    ["skills?q=souder&perPage=51", "bad-value", "perPage"],
    ["skills?q=souder&engine=postgres", "unknown-parameter", "engine"],
    [`certifications?q=${"a".repeat(101)}`, "bad-value", "q"],
    ["certifications?q=a&q=b", "repeated-parameter", "q"],
    ["needs?rome=Z1234", "bad-value", "rome"],
    ["needs?page=0", "bad-value", "page"],
    ["needs?perPage=51", "bad-value", "perPage"],
    ["needs?siret=1", "unknown-parameter", "siret"],
  ])("%s: %s on %s", async (address, code, field) => {
    const { status, body } = await ask(address);
    expect(status).toBe(400);
    expect(body).toMatchObject({ error: { code, field, message: expect.any(String), requestId: expect.any(String) } });
  });

  it("an engine that this portal has not: engine-unavailable on engine", async () => {
    const alone = await servePortal(db.appUrl);
    const answer = await fetch(`${alone.url}/api/v1/trainings?engine=meilisearch`);
    expect([answer.status, await answer.json()]).toMatchObject([
      400,
      { error: { code: "engine-unavailable", field: "engine" } },
    ]);
    await alone.stop();
  });

  it("proposes both readings of five bare digits", async () => {
    const { body } = await ask("trainings?place=59600");
    expect(JSON.stringify(body)).toMatch(/postcode:59600.*insee:59600/);
  });

  it("has one shape for every other address and method", async () => {
    expect((await ask("nothing-here")).body).toMatchObject({ error: { code: "not-found" } });
    const written = await fetch(`${portal.url}/api/v1/trainings`, { method: "POST" });
    expect([written.status, written.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
    expect(await written.json()).toMatchObject({ error: { code: "method-not-allowed" } });
  });
});

describe("one training, one session, one job", () => {
  it("say everything the description promises, for every training of the region", async () => {
    for (let page = 1; page <= 4; page += 1) {
      for (const hit of (await search(`perPage=50&page=${page}`)).hits) {
        const training = await read(hit.number);
        expect(training.sessions.map(({ number }) => number)).toEqual(
          expect.arrayContaining(hit.sessions.map(({ number }) => number)),
        );
        expect(training.near.map(({ number }) => number)).not.toContain(training.number);
        expect(training.sessions.filter(({ place }) => place.distanceKm !== null)).toEqual([]);
      }
    }
  });

  it("a session is the same alone as in its training", async () => {
    const [hit] = (await search("")).hits;
    const training = await read(hit?.number ?? "");
    const [session] = training.sessions;
    const alone = await ask(`sessions/${session?.number}`);
    expect(api.problems("/api/v1/sessions/{number}", 200, alone.body)).toEqual([]);
    expect(alone.body).toEqual(session);
  });

  it("a withdrawn training or session is a 404 that says so", async () => {
    const [, , hit] = (await search("sort=start")).hits;
    const session = hit?.sessions[0]?.number;
    await asOwner(`UPDATE training_session SET withdrawn_at = now() WHERE number = '${session}'`);
    expect((await ask(`sessions/${session}`)).body).toMatchObject({ error: { code: "withdrawn-session" } });
    await asOwner(`UPDATE training SET withdrawn_at = now() WHERE number = '${hit?.number}'`);
    expect((await ask(`trainings/${hit?.number}`)).body).toMatchObject({ error: { code: "withdrawn-training" } });
  });

  it("a job is found by its names and read by its code", async () => {
    const found = await ask("metiers?q=soudeur");
    expect(api.problems("/api/v1/metiers", 200, found.body)).toEqual([]);
    expect(found.body).toMatchObject({
      query: { text: "soudeur" },
      hits: expect.arrayContaining([expect.objectContaining({ rome: "H2913" })]),
    });
    const job = await ask("metiers/h2913");
    expect(api.problems("/api/v1/metiers/{rome}", 200, job.body)).toEqual([]);
    expect(job.body).toMatchObject({ rome: "H2913", domain: { code: "H" } });
  });

  it("a skill is found by its words, and a certification by its name, with what its blocks teach", async () => {
    const known = await ask("metiers/h2913");
    const [skill] = z
      .object({ skills: z.array(z.object({ ogr: z.number(), label: z.string(), kind: z.string() })) })
      .parse(known.body)
      .skills.filter(({ kind, label }) => kind === "skill" && label.length <= 100);
    expect(skill).toBeDefined();
    const found = await ask(`skills?q=${encodeURIComponent(skill?.label ?? "")}&perPage=5`);
    expect(api.problems("/api/v1/skills", 200, found.body)).toEqual([]);
    expect(found.body).toMatchObject({ hits: expect.arrayContaining([expect.objectContaining({ ogr: skill?.ogr })]) });
    const certified = await ask("certifications?q=CléA&perPage=1");
    expect(api.problems("/api/v1/certifications", 200, certified.body)).toEqual([]);
    expect(certified.body).toMatchObject({
      hits: [{ code: "RS7003", kind: null, level: null, active: true, blocks: expect.any(Array) }],
    });
  });
});

describe("being called by others", () => {
  it("answers 304 while nothing changed, whatever the order of the parameters", async () => {
    const first = await ask("trainings?q=cuisine&perPage=5");
    const etag = first.headers.get("etag") ?? "";
    expect(first.headers.get("cache-control")).toMatch(/^public, max-age=\d+$/);
    const again = await ask("trainings?perPage=5&q=cuisine", { "If-None-Match": `"other", ${etag}` });
    expect([again.status, again.headers.get("etag"), again.body]).toEqual([304, etag, null]);
    expect((await ask("trainings?q=soudeur&perPage=5", { "If-None-Match": etag })).status).toBe(200);
  });

  it("answers 200 again after the catalogue switched", async () => {
    const etag = (await ask("trainings")).headers.get("etag") ?? "";
    await asOwner(`WITH run AS (INSERT INTO import (id, source_id, started_at, finished_at, outcome, peak_rss_bytes, counts, warnings)
      SELECT gen_random_uuid(), source_id, now(), now(), 'switched', 0, '{}', '[]' FROM import LIMIT 1 RETURNING id)
      INSERT INTO catalogue_version (version, import_id, switched_at)
      SELECT (SELECT max(version) + 1 FROM catalogue_version), id, now() FROM run`);
    expect((await ask("trainings", { "If-None-Match": etag })).status).toBe(200);
  });

  it("lets any site read it", async () => {
    const answer = await ask("trainings", { Origin: "https://partenaire.example" });
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    expect(answer.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
    const preflight = await fetch(`${portal.url}/api/v1/trainings`, { method: "OPTIONS" });
    expect([preflight.status, preflight.headers.get("access-control-allow-methods")]).toEqual([
      204,
      "GET, HEAD, OPTIONS",
    ]);
  });
});

async function asOwner(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: db.ownerUrl });
  await client.connect();
  await client.query(statement);
  await client.end();
}
