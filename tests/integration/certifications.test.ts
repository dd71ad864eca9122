import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importCertifications } from "#app/blocks/import-certifications.server.ts";
import type { ImportReport } from "#app/imports/import-report.ts";
import { type Database, openDatabase } from "#app/platform/database.server.ts";
import { lacksSharedData, SHARED_DATA } from "#tests/support/shared-data.ts";
import { shuffleCsvFiles } from "#tests/support/shuffle-csv.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const FOLDERS = ["rncp-2021", "rncp-format-2024", "rncp-titres-2026", "certif-info", "formacode", "nsf-niveaux"];
const now = () => new Date();

describe.skipIf(lacksSharedData(...FOLDERS))("the registers of certifications as published", () => {
  const directories = FOLDERS.map((folder) => path.join(SHARED_DATA, folder));
  let place: TestDatabase;
  let db: Database;
  let first: ImportReport;
  let scratch: string;

  beforeAll(async () => {
    scratch = await mkdtemp(path.join(tmpdir(), "hub-certifications-"));
    place = await createTestDatabase();
    db = openDatabase(place.appUrl);
    first = await importCertifications({ directories, db, now });
  }, 120_000);

  afterAll(async () => {
    await db.close();
    await place.drop();
    await rm(scratch, { recursive: true, force: true });
  });

  const count = async (sql: string): Promise<number> => Number((await db.pool.query(sql)).rows[0].count);
  const certification = async (code: string) =>
    (
      await db.pool.query(
        "SELECT register::text, title, kind, level, is_active, ends_on::text, certif_info FROM certification WHERE code = $1",
        [code],
      )
    ).rows[0];

  test("every certification of the registers, every block, term and group is in the catalogue", async () => {
    expect(first).toMatchObject({ kind: "certifications", outcome: "switched", catalogueVersion: 1, warnings: [] });
    // 17,369 of 2021 and 6,590 of 2026, which share no number; 3 of the official sample are in neither.
    expect(await count("SELECT count(*) FROM certification")).toBe(17_369 + 6590 + 3);
    expect(await count("SELECT count(*) FROM skill_block")).toBe(16_454);
    // 45,165 lines of 2021 without those of a whole domain, and the official sample.
    expect(await count("SELECT count(*) FROM certification_rome WHERE certification_code = 'RNCP34690'")).toBe(1);
    expect(await count("SELECT count(*) FROM formacode")).toBe(2775);
    expect(await count("SELECT count(*) FROM nsf_group")).toBe(115);
  });

  test("levels and dates are read in each register's own way, the newest register is believed", async () => {
    expect(await certification("RNCP1000")).toMatchObject({ level: 4, is_active: false, ends_on: "2016-08-31" });
    expect(await certification("RNCP509")).toMatchObject({ level: 3, ends_on: "2023-08-31" });
    expect(await certification("RNCP35185")).toMatchObject({ level: 4, is_active: true, ends_on: null });
    expect(await certification("RS5000")).toMatchObject({ register: "rs", level: null, ends_on: "2024-05-24" });
    expect(await certification("RNCP34611")).toMatchObject({ certif_info: expect.stringMatching(/^\d+$/) });
  });

  test("what each register calls a certification is kept, for those who say « CAP cuisine »", async () => {
    expect(await certification("RNCP38430")).toMatchObject({ kind: "Certificat d'aptitude professionnelle" });
    expect(await certification("RNCP1000")).toMatchObject({ kind: "Brevet professionnel" });
    expect(await certification("RNCP509")).toMatchObject({ kind: "Certificat d'aptitude professionnelle" });
    expect(await certification("RS5000")).toMatchObject({ kind: "" });
  });

  test("the same files change nothing, in their order or in another", async () => {
    const shuffled = directories.filter((folder) => !folder.endsWith("formacode"));
    const copies = shuffled.map((folder) => path.join(scratch, path.basename(folder)));
    for (const [index, from] of shuffled.entries()) await shuffleCsvFiles({ from, to: copies[index] ?? "", seed: 13 });
    const again = await importCertifications({ directories: copies, db, now });
    expect(again).toMatchObject({ outcome: "unchanged", catalogueVersion: 1 });
  }, 120_000);

  test("an import of one register leaves the others alone", async () => {
    const official = path.join(SHARED_DATA, "rncp-format-2024");
    const report = await importCertifications({ directories: [official], db, now });
    expect(report).toMatchObject({ outcome: "unchanged" });
    expect(await count("SELECT count(*) FROM certification WHERE certif_info IS NOT NULL")).toBeGreaterThan(3000);
  });

  test("a date that does not exist, or a folder without register, refuses the import", async () => {
    const wrong = path.join(scratch, "wrong");
    await mkdir(wrong);
    await writeFile(
      path.join(wrong, "rncp_fiches.csv"),
      "code_rncp,intitule,type_certif,niveau_europe,actif,date_fin_enregistrement\nRNCP1,Titre,,niveau3,ACTIVE,2027-02-30\n",
    );
    const badDate = await importCertifications({ directories: [wrong], db, now });
    expect(badDate.refusals[0]?.message).toContain("rncp_fiches.csv, ligne 2, colonne « date_fin_enregistrement »");
    const none = await importCertifications({ directories: [path.join(SHARED_DATA, "formacode")], db, now });
    expect(none).toMatchObject({ outcome: "refused", catalogueVersion: 1 });
    expect(await count("SELECT count(*) FROM certification WHERE code = 'RNCP1'")).toBe(0);
  });

  test("a name that another kind of source bears is refused", async () => {
    await db.pool.query("INSERT INTO source (id, kind, label) VALUES ('carif', 'lheo', 'Carif')");
    const source = { id: "carif", label: "Carif", isFictional: false };
    const report = await importCertifications({ directories, db, now, source });
    expect(report).toMatchObject({ outcome: "refused", refusals: [{ rule: "source-of-other-kind" }] });
    expect(await count("SELECT count(*) FROM import WHERE source_id = 'carif'")).toBe(0);
  });
});
