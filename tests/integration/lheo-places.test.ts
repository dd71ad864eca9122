import path from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Database, openDatabase } from "#app/platform/database.server.ts";
import { importTerritories } from "#app/territories/import-territories.server.ts";
import { importLheo } from "#app/training/import/import-lheo.server.ts";
import type { CatalogueReport } from "#app/training/import/import-report.ts";
import { action, feed, formation } from "#tests/fixtures/lheo/feed.ts";
import { loadSmallReferences } from "#tests/fixtures/lheo/load-references.ts";
import { lacksSharedData, SHARED_DATA } from "#tests/support/shared-data.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

/** Postal code, town, and the commune of today; null where nothing tells which. */
const WRITINGS: readonly (readonly [string, string, string | null])[] = [
  ["62507", "ST OMER CEDEX", "62765"],
  ["59033", "LILLE CEDEX", "59350"],
  ["80015", "Amiens Cedex 1", "80021"],
  ["59 000", "Lille", "59350"],
  ["2100", "SAINT QUENTIN", "02691"],
  ["59260", "HELLEMMES", "59350"],
  ["59160", "LOMME", "59350"],
  ["59240", "ROSENDAEL", "59183"],
  ["59430", "ST POL SUR MER", "59183"],
  ["62120", "Molinghem", "62473"],
  ["02370", "JOUY", "02008"],
  ["62520", "LE TOUQUET", "62826"],
  ["59600", "Ailleurs", null],
  ["75012", "PARIS CEDEX 12", null],
];

describe.skipIf(lacksSharedData("territoires"))("towns of a feed on the real territories", () => {
  let place: TestDatabase;
  let db: Database;
  let report: CatalogueReport;

  beforeAll(async () => {
    place = await createTestDatabase();
    await loadSmallReferences(place.ownerUrl);
    db = openDatabase(place.appUrl);
    await importTerritories({ directory: path.join(SHARED_DATA, "territoires"), db, now: () => new Date() });
    const formations = WRITINGS.map(([code, town], rank) => {
      const address = `<adresse><codepostal>${code}</codepostal><ville>${town}</ville></adresse>`;
      const places = `<lieu-de-formation><coordonnees>${address}</coordonnees></lieu-de-formation>`;
      return formation({ number: `32_${rank}`, actions: [action({ number: `AC_${rank}`, places })] });
    });
    report = await importLheo({
      input: Readable.from([Buffer.from(feed(formations))]),
      source: { id: "carif", label: "carif" },
      db,
      yes: false,
      now: () => new Date("2026-12-01T09:00:00Z"),
    });
  });

  afterAll(async () => {
    await db.close();
    await place.drop();
  });

  test("each is placed in its commune of today, with a point", async () => {
    const { rows } = await db.pool.query(
      "SELECT number, commune_insee, latitude IS NOT NULL AS placed FROM training_action ORDER BY id",
    );
    const found = new Map(rows.map(({ number, commune_insee, placed }) => [number, placed ? commune_insee : null]));
    expect(WRITINGS.map(([code, town], rank) => [code, town, found.get(`AC_${rank}`)])).toEqual(WRITINGS);
  });

  test("what cannot be placed is counted, with what was written", () => {
    expect(report.warnings.map(({ rule, value }) => [rule, value])).toEqual([
      ["unplaced-town", "59600 Ailleurs"],
      ["unplaced-town", "75012 PARIS CEDEX 12"],
    ]);
  });
});
