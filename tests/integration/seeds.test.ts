import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "#app/platform/database.server.ts";
import { recordPurchaseFrames } from "#app/training/record-purchase-frames.server.ts";
import { loadDemonstrationRegion } from "#seeds/load.ts";
import type { RegionCounts } from "#seeds/region-store.server.ts";
import { openAccessBuilders } from "#tests/support/access-builders.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const TODAY = "2026-12-01";
const ANNOUNCED = { metiers: 60, skills: 500, certifications: 80, towns: 150, organisations: 120, sessions: 440 };

let server: TestDatabase;
let db: Database;
let counts: RegionCounts;

beforeAll(async () => {
  server = await createTestDatabase();
  db = openDatabase(server.appUrl);
  counts = await load();
});

afterAll(async () => {
  await db?.close();
  await server?.drop();
});

async function load(): Promise<RegionCounts> {
  const loaded = await loadDemonstrationRegion(db, { today: TODAY, seed: 1 });
  if (!loaded.ok) throw new Error(loaded.refusal.kind);
  return loaded.value;
}

/** Every row of every table that the portal reads, but the journal of imports: one digest a table, with the physical version of rows. */
async function digests(): Promise<Readonly<Record<string, string>>> {
  const { rows: tables } = await db.pool.query<{ name: string }>(
    `SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) AS name FROM pg_tables
     WHERE schemaname IN ('public', 'search') AND tablename <> 'import'
       AND has_table_privilege(format('%I.%I', schemaname, tablename), 'SELECT') ORDER BY 1`,
  );
  const digest = async (name: string): Promise<readonly [string, string]> => {
    const { rows } = await db.pool.query<{ digest: string }>(
      `SELECT md5(coalesce(string_agg(md5(t.xmin::text || t::text), '' ORDER BY md5(t::text)), '')) AS digest FROM ${name} t`,
    );
    return [name, rows[0]?.digest ?? ""];
  };
  return Object.fromEntries(await Promise.all(tables.map(({ name }) => digest(name))));
}

async function one(sql: string): Promise<number> {
  const { rows } = await db.pool.query<{ n: number }>(sql);
  return rows[0]?.n ?? -1;
}

describe("demonstration region", () => {
  it("holds what is announced, within ten in a hundred", () => {
    for (const [name, announced] of Object.entries(ANNOUNCED)) {
      const held = Object.entries(counts).find(([key]) => key === name)?.[1] ?? 0;
      expect(Math.abs(held - announced), `${name}: ${held}`).toBeLessThanOrEqual(announced / 10);
    }
    expect(counts.blocks).toBeGreaterThan(200);
    expect(counts.purchaseFrames).toBeGreaterThan(10);
  });

  it("changes nothing when loaded again", async () => {
    const before = await digests();
    expect(await load()).toEqual(counts);
    expect(await digests()).toEqual(before);
  });

  it("has no refused record and no warning", async () => {
    expect(await one("SELECT count(*)::int AS n FROM import_refusal")).toBe(0);
    const { rows } = await db.pool.query("SELECT source_id, warnings FROM import WHERE warnings::text <> '[]'");
    expect(rows).toEqual([]);
  });

  it("says of each organisation, source and session that it is fictional", async () => {
    expect(
      await one("SELECT count(*)::int AS n FROM training_organisation WHERE name NOT LIKE 'Organisme fictif %'"),
    ).toBe(0);
    expect(await one("SELECT count(*)::int AS n FROM training_organisation WHERE email NOT LIKE '%.invalid'")).toBe(0);
    expect(await one("SELECT count(*)::int AS n FROM source WHERE NOT is_fictional")).toBe(0);
    expect(await one("SELECT count(*)::int AS n FROM training_session WHERE NOT is_simulated")).toBe(0);
  });

  it("knows every code its trainings use", async () => {
    const orphans = async (table: string, column: string, known: string): Promise<readonly string[]> => {
      const { rows } = await db.pool.query<{ code: string }>(
        `SELECT DISTINCT ${column} AS code FROM ${table} WHERE ${column} NOT IN (SELECT code FROM ${known})`,
      );
      return rows.map(({ code }) => code);
    };
    expect(await orphans("listed_block", "code", "skill_block")).toEqual([]);
    expect(await orphans("listed_block", "certification_code", "certification")).toEqual([]);
    expect(await orphans("training_certification", "rncp", "certification")).toEqual([]);
    expect(await orphans("training_certification", "rs", "certification")).toEqual([]);
    expect(await orphans("training_formacode", "code", "formacode")).toEqual([]);
    expect(await orphans("training_nsf", "code", "nsf_group")).toEqual([]);
    expect(await orphans("action_public", "public_code", "training_public")).toEqual([]);
    const communes =
      "SELECT count(*)::int AS n FROM training_action WHERE commune_insee NOT IN (SELECT insee FROM commune)";
    expect(await one(communes)).toBe(0);
  });

  it("has a town in each of the 26 arrondissements and 24 employment zones, and sessions in at least 20 of the first", async () => {
    expect(await one("SELECT count(DISTINCT arrondissement_code)::int AS n FROM commune")).toBe(26);
    expect(await one("SELECT count(DISTINCT employment_zone_code)::int AS n FROM commune")).toBe(24);
    const served = await one(
      `SELECT count(DISTINCT c.arrondissement_code)::int AS n FROM training_session s
       JOIN training_action a ON a.id = s.action_id JOIN commune c ON c.insee = a.commune_insee`,
    );
    expect(served).toBeGreaterThanOrEqual(20);
  });

  it("starts every session after today, but those that people of the demonstration entered", async () => {
    const begun = await db.pool.query(`SELECT number FROM training_session WHERE starts_on <= '${TODAY}' ORDER BY 1`);
    expect(begun.rows.map(({ number }) => number)).toEqual([
      ...["SE_DEMO_SECRETARIAT_1", "SE_DEMO_SECRETARIAT_2"],
      ...["SE_DEMO_SOUDEUR_1", "SE_DEMO_SOUDEUR_2", "SE_DEMO_SOUDEUR_3"],
    ]);
  });

  it("lets each organisation that prescribes position people from its first day", async () => {
    const builders = openAccessBuilders(server);
    const rows = await builders.query(
      `SELECT o.kind::text AS kind, a.state = 'validated' AND (o.kind NOT IN ('departement', 'delegated_body') OR EXISTS (
           SELECT FROM association_agreement g WHERE g.organisation_id = coalesce(o.parent_id, o.id))) AS may
       FROM organisation o LEFT JOIN authorisation a ON a.organisation_id = o.id
       WHERE o.kind IN ('departement', 'delegated_body', 'mission_locale') ORDER BY o.kind`,
    );
    await builders.close();
    expect(rows).toEqual([
      { kind: "departement", may: true },
      { kind: "departement", may: true },
      { kind: "delegated_body", may: true },
      { kind: "mission_locale", may: true },
    ]);
  });

  it("finds a welder's training at Maubeuge or near it", async () => {
    const near = await one(
      `SELECT count(*)::int AS n FROM training_session s JOIN training_action a ON a.id = s.action_id
       JOIN training_rome r ON r.training_id = a.training_id JOIN commune c ON c.insee = a.commune_insee
       WHERE r.rome_code = 'H2913' AND c.employment_zone_code = '3217'`,
    );
    expect(near).toBeGreaterThan(0);
  });

  it("gives its documents to the search", async () => {
    expect(await one("SELECT count(*)::int AS n FROM search.session")).toBe(counts.sessions);
    expect(await one("SELECT count(*)::int AS n FROM search.training")).toBe(counts.trainings);
  });

  it("ties actions to lots, grants and individual aids", async () => {
    const kinds = await one(
      "SELECT count(DISTINCT f.kind)::int AS n FROM purchase_frame f JOIN training_action a ON a.purchase_frame_id = f.id",
    );
    expect(kinds).toBe(3);
  });

  it("refuses purchase frames whose actions are unknown or named twice, and writes none of them", async () => {
    const frame = { reference: "LOT-1", kind: "market_lot", label: "Lot 1", orderedHours: 100, usedHours: 0 } as const;
    const record = (actions: readonly string[]) =>
      recordPurchaseFrames({ sourceId: "demonstration", frames: [{ ...frame, actions }], db });
    expect(await record(["AC_DEMO_1_1", "AC_NOWHERE"])).toEqual({
      ok: false,
      refusal: { kind: "unknown-action", numbers: ["AC_NOWHERE"] },
    });
    expect(await record(["AC_DEMO_1_1", "AC_DEMO_1_1"])).toEqual({
      ok: false,
      refusal: { kind: "action-in-two-frames", numbers: ["AC_DEMO_1_1"] },
    });
    expect(await one("SELECT count(*)::int AS n FROM purchase_frame WHERE reference = 'LOT-1'")).toBe(0);
  });

  it("keeps out of a database that holds real data", async () => {
    const source = { id: "carif-hdf", kind: "lheo", label: "Un vrai émetteur" } as const;
    await db.prisma.source.create({ data: source });
    expect(await loadDemonstrationRegion(db, { today: TODAY })).toEqual({
      ok: false,
      refusal: { kind: "real-data-present" },
    });
  });
});
