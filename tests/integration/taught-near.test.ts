import { afterAll, beforeAll, expect, test } from "vitest";
import { NEED_RADIUS_KM } from "#app/matching/need-people/people-figures.ts";
import { taughtNear } from "#app/matching/need-people/taught-near.server.ts";
import type { ReadNeed } from "#app/needs/read-need.ts";
import { closeDatabase, type Database, openDatabase, useDatabase } from "#app/platform/database.server.ts";
import { type GlobePoint, kmBetween } from "#app/territories/km-between.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

let server: TestDatabase;
let db: Database;

beforeAll(async () => {
  server = await createTestDatabase("demonstration");
  db = useDatabase(openDatabase(server.appUrl));
});
afterAll(async () => {
  await closeDatabase();
  await server?.drop();
});

type Wanted = ReadNeed["skills"][number];
const asked = (ogr: number | null, importance: Wanted["importance"] = "essential"): Wanted => ({
  ...{ ogr, label: `n° ${ogr}`, importance, contested: null },
});

interface Taught {
  readonly ogr: number;
  readonly session: number;
  readonly isRemote: boolean;
  /** Null: no place is known. */
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly insee: string | null;
}

/** Which session teaches which skill and where, after the tables of the catalogue alone, whether one may still enter or not. */
async function allTaught(): Promise<readonly Taught[]> {
  const { rows } = await db.pool.query<Taught>(`
    SELECT DISTINCT k.skill_ogr AS ogr, s.id AS session, a.modality = 'remote' AS "isRemote", a.latitude, a.longitude,
      a.commune_insee AS insee
    FROM block_skill k JOIN skill_block b ON b.code = k.block_code JOIN certification c ON c.code = b.certification_code AND c.is_active
    CROSS JOIN training_session s JOIN training_action a ON a.id = s.action_id
    WHERE coalesce(k.verdict = 'accepted', k.is_shown) AND CASE WHEN s.block_list_id IS NULL
      THEN EXISTS (SELECT FROM training_certification t WHERE t.training_id = a.training_id AND t.rncp = c.code)
      ELSE EXISTS (SELECT FROM listed_block l WHERE l.list_id = s.block_list_id AND l.code = b.code) END`);
  return rows;
}

async function centreOf(insee: string): Promise<GlobePoint> {
  const { rows } = await db.pool.query<GlobePoint>("SELECT latitude, longitude FROM commune WHERE insee = $1", [insee]);
  return rows[0] ?? { latitude: 0, longitude: 0 };
}

function kmTo(home: GlobePoint, { latitude, longitude }: Taught): number {
  return latitude === null || longitude === null ? Number.POSITIVE_INFINITY : kmBetween({ latitude, longitude }, home);
}

test("each essential skill says how many sessions teach it near the need, the soonest, and the seats that are known", async () => {
  const all = await allTaught();
  const towns = [...new Set(all.flatMap(({ insee }) => insee ?? []))].slice(0, 12);
  const skills = [...new Set(all.map(({ ogr }) => ogr))].slice(0, 8);
  let found = 0;
  for (const communeCode of towns) {
    const home = await centreOf(communeCode);
    const taught = await taughtNear(db.pool, { communeCode, skills: skills.map((ogr) => asked(ogr)) });
    expect(taught.map(({ ogr }) => ogr)).toEqual(skills);
    for (const { ogr, hasBlock, sessions, next, seats, isCut } of taught) {
      const near = all.filter((one) => one.ogr === ogr && (one.isRemote || kmTo(home, one) <= NEED_RADIUS_KM + 0.1));
      expect([ogr, hasBlock, isCut, sessions <= near.length]).toEqual([ogr, true, false, true]);
      expect((next === null) === (sessions === 0)).toBe(true);
      if (sessions === 0) expect(seats).toBeNull();
      found += sessions;
    }
  }
  expect(found).toBeGreaterThan(0);
});

test("a skill that no block teaches says so; those that are useful, contested, or in own words are left out", async () => {
  const none = { ogr: 1, label: "n° 1", hasBlock: false, sessions: 0, seats: null, next: null, isCut: false };
  const skills = [asked(1), asked(1, "useful"), asked(null), { ...asked(2), contested: "wrong-skill" as const }];
  expect(await taughtNear(db.pool, { communeCode: "59350", skills })).toEqual([none]);
  expect(await taughtNear(db.pool, { communeCode: "59350", skills: skills.slice(1) })).toEqual([]);
});
