import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { linkKnownBlocks } from "#app/blocks/links/link-blocks.server.ts";
import { type Database, openDatabase } from "#app/platform/database.server.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

let place: TestDatabase;
let db: Database;

beforeAll(async () => {
  place = await createTestDatabase();
  db = openDatabase(place.appUrl);
  // Decisions are written here as rows: the method must leave them alone by itself.
  const owner = new pg.Client({ connectionString: place.ownerUrl });
  await owner.connect();
  await owner.query("ALTER TABLE block_skill DISABLE TRIGGER block_skill_guard");
  await owner.end();
});
afterAll(async () => {
  await db.close();
  await place.drop();
});

interface StoredLink {
  readonly ogr: number;
  readonly evidence: string;
  readonly verdict: string | null;
}

async function stored(block: string): Promise<readonly StoredLink[]> {
  const { rows } = await db.pool.query<StoredLink>(
    "SELECT skill_ogr AS ogr, evidence, verdict::text FROM block_skill WHERE block_code = $1 ORDER BY skill_ogr",
    [block],
  );
  return rows;
}

test("blocks cannot be linked before ROME is there, nor when nobody knows them; nothing is written", async () => {
  expect(await linkKnownBlocks(db, ["RNCP1BC01"])).toEqual({ ok: false, refusal: { kind: "no-rome" } });
  await db.pool.query(`
    INSERT INTO rome_grand_domaine (code, label) VALUES ('I', 'Maintenance');
    INSERT INTO rome_domaine (code, label, grand_domaine_code) VALUES ('I16', 'Véhicules', 'I');
    INSERT INTO rome_metier (code, ogr, label, domaine_code) VALUES ('I1604', 1604, 'Mécanicien', 'I16');
    INSERT INTO skill (ogr, kind, label) VALUES (900001, 'skill', 'Réparer les moteurs'), (900002, 'skill', 'Peindre une carrosserie'),
      (900003, 'knowledge', 'Réparation des moteurs'), (900004, 'skill', 'Tailler les arbres');
    INSERT INTO metier_skill (metier_code, skill_ogr, importance) VALUES ('I1604', 900001, 'core'), ('I1604', 900002, 'other');
    INSERT INTO certification (code, register, title, is_active) VALUES ('RNCP1', 'rncp', 'Mécanicien de véhicules', true);
    INSERT INTO certification_rome (certification_code, rome_code) VALUES ('RNCP1', 'I1604');
    INSERT INTO skill_block (code, certification_code, label) VALUES ('RNCP1BC01', 'RNCP1', 'Réparation des moteurs'),
      ('RNCP1BC02', 'RNCP1', 'UG1 - Français');`);
  const refused = await linkKnownBlocks(db, ["RNCP1BC01", "RNCP9BC01"]);
  expect(refused).toEqual({ ok: false, refusal: { kind: "unknown-blocks", codes: ["RNCP9BC01"] } });
  expect(await linkKnownBlocks(db, undefined)).toEqual({ ok: false, refusal: { kind: "no-block" } });
  expect(await stored("RNCP1BC01")).toEqual([]);
});

test("the links of a block are answered and kept; knowledge and subjects of school have none", async () => {
  const linked = await linkKnownBlocks(db, ["RNCP1BC02", "RNCP1BC01"]);
  expect(linked).toMatchObject({
    ok: true,
    value: [
      { block: "RNCP1BC02", skills: [] },
      { block: "RNCP1BC01", skills: [{ ogr: 900_001, isShown: true, evidence: expect.stringContaining("I1604") }] },
    ],
  });
  expect(await stored("RNCP1BC01")).toMatchObject([{ ogr: 900_001, verdict: null }]);
  expect(await stored("RNCP1BC02")).toEqual([]);
});

test("linking again takes away what is no longer found, and leaves alone what a reviewer decided", async () => {
  await db.pool.query(`
    INSERT INTO block_skill (block_code, skill_ogr, confidence_percent, evidence, is_shown)
      VALUES ('RNCP1BC01', 900002, 50, 'ancienne méthode', false);
    INSERT INTO block_skill (block_code, skill_ogr, confidence_percent, evidence, is_shown, verdict, reviewer, reviewed_at)
      VALUES ('RNCP1BC01', 900004, 0, 'ajoutée à la relecture', true, 'accepted', gen_random_uuid(), now());
    UPDATE block_skill SET verdict = 'rejected', reviewer = gen_random_uuid(), reviewed_at = now(), evidence = 'lue ainsi'
      WHERE skill_ogr = 900001;`);
  expect(await linkKnownBlocks(db, ["RNCP1BC01"])).toMatchObject({ ok: true });
  expect(await stored("RNCP1BC01")).toEqual([
    { ogr: 900_001, evidence: "lue ainsi", verdict: "rejected" },
    { ogr: 900_004, evidence: "ajoutée à la relecture", verdict: "accepted" },
  ]);
});

test("the database refuses half a review", async () => {
  const half = db.pool.query("UPDATE block_skill SET verdict = 'accepted', reviewer = NULL WHERE skill_ogr = 900004");
  await expect(half).rejects.toThrow("block_skill_review");
});
