import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type GapAnswer, gapAnswerSchema } from "#app/exchange/gap-schema.ts";
import { type OpenApiValidator, readOpenApi } from "#tests/support/openapi-validator.ts";
import { type ServedPortal, servePortal } from "#tests/support/served-portal.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

let db: TestDatabase;
let portal: ServedPortal;
let api: OpenApiValidator;
/** Two core skills and a macro-skill of a job, and what a block teaches. */
const CORE = [482_711, 505_060] as const;
const SECRET = "serveuse chez Huguette Lapronce";

beforeAll(async () => {
  db = await createTestDatabase();
  const client = new pg.Client({ connectionString: db.ownerUrl });
  await client.connect();
  // A decision is written as a row, without the reviewer who alone may make it.
  await client.query("ALTER TABLE block_skill DISABLE TRIGGER block_skill_guard");
  await client.query(`
    INSERT INTO skill (ogr, kind, label, tree_code) VALUES (900100, 'macro_skill', 'Accompagner une personne', '4A101');
    INSERT INTO skill (ogr, kind, label, macro_skill_ogr) VALUES (482711, 'skill', 'Encourager l’autonomie', 900100),
      (505060, 'skill', 'Favoriser l’autonomie', 900100), (900003, 'skill', 'Entretenir le linge', NULL),
      (900005, 'skill', 'Conduire un véhicule', NULL);
    INSERT INTO skill (ogr, kind, label) VALUES (900004, 'knowledge', 'Règles d’hygiène');
    INSERT INTO rome_grand_domaine (code, label) VALUES ('K', 'Services');
    INSERT INTO rome_domaine (code, label, grand_domaine_code) VALUES ('K13', 'Aide', 'K');
    INSERT INTO rome_metier (code, ogr, label, domaine_code) VALUES ('K1302', 1302, 'Assistant de vie', 'K13');
    INSERT INTO rome_metier (code, ogr, label, domaine_code, parent_code) VALUES ('K1399', 1399, 'Auxiliaire de nuit', 'K13', 'K1302');
    INSERT INTO metier_skill (metier_code, skill_ogr, importance) VALUES ('K1302', 482711, 'core'), ('K1302', 505060, 'core'),
      ('K1302', 900003, 'other'), ('K1302', 900004, 'core'), ('K1399', 900005, 'core');
    INSERT INTO certification (code, register, title, is_active) VALUES ('RNCP1', 'rncp', 'Assistant', true), ('RNCP2', 'rncp', 'Ancien',
    false);
    INSERT INTO skill_block (code, certification_code, label) VALUES ('RNCP1BC01', 'RNCP1', 'Actes du quotidien'),
      ('RNCP1BC02', 'RNCP1', 'Linge'), ('RNCP1BC03', 'RNCP1', 'Peu sûr'), ('RNCP2BC01', 'RNCP2', 'Repas');
    INSERT INTO block_skill (block_code, skill_ogr, confidence_percent, evidence, is_shown) VALUES ('RNCP1BC01', 482711, 80, '-', true),
      ('RNCP1BC01', 505060, 70, '-', true), ('RNCP1BC02', 900003, 60, '-', true), ('RNCP1BC03', 505060, 30, '-', false),
      ('RNCP2BC01', 482711, 90, '-', true);
    INSERT INTO block_skill (block_code, skill_ogr, confidence_percent, evidence, is_shown, verdict, reviewer, reviewed_at)
      VALUES ('RNCP1BC02', 482711, 90, '-', true, 'rejected', gen_random_uuid(), now());`);
  await client.end();
  portal = await servePortal(db.appUrl, {});
  api = await readOpenApi(portal.url);
});
afterAll(async () => {
  await portal.stop();
  await db.drop();
});

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

async function post(body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  const response = await fetch(`${portal.url}/api/v1/gaps`, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === "" ? null : JSON.parse(text) };
}

async function gap(held: readonly unknown[], rome = "K1302"): Promise<GapAnswer> {
  const { status, body } = await post({ held, target: { rome } });
  expect([status, api.problems("/api/v1/gaps", 200, body, "post")]).toEqual([200, []]);
  return gapAnswerSchema.parse(body);
}

describe("the gap to a job", () => {
  it("says what is there with its proof, what is close, what is missing, and the blocks that bring it", async () => {
    const found = await gap([{ ogr: CORE[0], level: 3, evidence: SECRET }, { ogr: 900_004 }, { ogr: 7 }]);
    expect(found).toEqual({
      target: { rome: "K1302", label: "Assistant de vie" },
      coverage: { points: 20, of: 40 },
      have: [
        {
          ogr: 482_711,
          label: "Encourager l’autonomie",
          points: 16,
          of: 16,
          because: `Vous savez le faire : ${SECRET}.`,
        },
      ],
      close: [
        {
          ...{ ogr: 505_060, label: "Favoriser l’autonomie", points: 4, of: 16 },
          because: "Elle est proche de « Encourager l’autonomie », que vous savez faire.",
        },
      ],
      missing: [
        {
          ...{ ogr: 900_003, label: "Entretenir le linge", points: 0, of: 4 },
          because: "Elle n’est pas dans ce que vous avez dit. Le ROME la cite pour ce métier.",
        },
        {
          ...{ ogr: 900_005, label: "Conduire un véhicule", points: 0, of: 4 },
          because: "Elle n’est pas dans ce que vous avez dit. Le ROME la cite pour le métier qui précise celui-ci.",
        },
      ],
      blocks: [
        { code: "RNCP1BC01", label: "Actes du quotidien", points: 12, skills: [505_060] },
        { code: "RNCP1BC02", label: "Linge", points: 4, skills: [900_003] },
      ],
      unknownSkills: [7, 900_004],
    });
  });

  it("counts a little for half, and nothing held for nothing", async () => {
    expect((await gap([{ ogr: CORE[0], level: 1 }])).coverage).toEqual({ points: 8, of: 40 });
    expect((await gap([])).coverage).toEqual({ points: 0, of: 40 });
  });

  it("is the same whatever the order, and one more skill never lowers it", async () => {
    const [one, other] = CORE.map((ogr) => ({ ogr }));
    expect(await gap([other, one])).toEqual(await gap([one, other]));
    expect((await gap([one, other])).coverage.points).toBeGreaterThan((await gap([one])).coverage.points);
  });

  it("leaves no trace of what was held: no cookie, no copy kept on the way, no line of the log", async () => {
    const { headers } = await post({ held: [{ ogr: CORE[0], evidence: SECRET }], target: { rome: "K1302" } });
    expect([headers.get("set-cookie"), headers.get("cache-control")]).toEqual([null, "no-store"]);
    await post({ held: [{ ogr: SECRET }], target: { rome: "K1302" } });
    expect(portal.output()).not.toContain("Huguette");
    expect(portal.output()).not.toContain(String(CORE[0]));
  });

  it("may be asked by another site, with JSON", async () => {
    const foreign = { Origin: "https://partenaire.example", "Sec-Fetch-Site": "cross-site" };
    const { status, headers } = await post({ held: [], target: { rome: "K1302" } }, foreign);
    expect([status, headers.get("access-control-allow-origin")]).toEqual([200, "*"]);
    const preflight = await fetch(`${portal.url}/api/v1/gaps`, { method: "OPTIONS" });
    expect([
      preflight.status,
      preflight.headers.get("access-control-allow-methods"),
      preflight.headers.get("access-control-allow-headers"),
    ]).toEqual([204, "POST, OPTIONS", "If-None-Match, Content-Type"]);
  });
});

describe("what is refused", () => {
  const target = { rome: "K1302" };
  const held = [{ ogr: 482_711 }];
  it.each<[string, unknown, number, string, string | undefined]>([
    ["text that is no JSON", "{held", 400, "bad-json", undefined],
    ["no body", "", 400, "bad-json", undefined],
    ["no target", { held }, 400, "bad-value", "target"],
    ["no skill list", { target }, 400, "bad-value", "held"],
    ["a field nobody expects", { held, target, name: "x" }, 400, "unknown-field", "name"],
    ["a field nobody expects in a skill", { held: [{ ogr: 1, who: "x" }], target }, 400, "unknown-field", "held.0.who"],
    ["a skill by its name", { held: [{ ogr: "cuisiner" }], target }, 400, "bad-value", "held.0.ogr"],
    [
      "a proof as long as a letter",
      { held: [{ ogr: 1, evidence: "a".repeat(201) }], target },
      400,
      "bad-value",
      "held.0.evidence",
    ],
    ["501 skills", { held: Array.from({ length: 501 }, () => ({ ogr: 1 })), target }, 400, "bad-value", "held"],
    ["a job by its name", { held, target: { rome: "cuisinier" } }, 400, "bad-value", "target.rome"],
    ["a job and a need", { held, target: { rome: "K1302", need: "1" } }, 400, "bad-value", "target"],
    ["a job nobody knows", { held, target: { rome: "A9999" } }, 404, "unknown-metier", "target.rome"],
    ["a need that nobody knows", { held, target: { need: "1" } }, 404, "unknown-need", "target.need"],
  ])("%s", async (_, body, status, code, field) => {
    const answer = await post(body);
    expect([answer.status, api.problems("/api/v1/gaps", status, answer.body, "post")]).toEqual([status, []]);
    expect(answer.body).toMatchObject({ error: { code, message: expect.stringMatching(/\.$/) } });
    expect(answer.body).toMatchObject({ error: field === undefined ? {} : { field } });
  });

  it("a form, a question in the address, and a body over 1 MiB", async () => {
    const form = await post("held=1", { "Content-Type": "application/x-www-form-urlencoded" });
    expect([form.status, form.body]).toMatchObject([415, { error: { code: "unsupported-body" } }]);
    const read = await fetch(`${portal.url}/api/v1/gaps?rome=K1302`);
    expect([read.status, read.headers.get("allow")]).toEqual([405, "POST, OPTIONS"]);
    const long = await post(`{"held":[],"target":{"rome":"K1302"},"x":"${"a".repeat(1_048_576)}"}`);
    expect([long.status, long.body]).toMatchObject([413, { error: { code: "body-too-large" } }]);
  });
});
