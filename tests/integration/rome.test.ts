import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ImportReport } from "#app/imports/import-report.ts";
import { readCsv } from "#app/imports/reading/csv-file.server.ts";
import type { FileNotice } from "#app/imports/reading/file-notice.ts";
import { type Database, openDatabase } from "#app/platform/database.server.ts";
import { findMetiers } from "#app/skills/find-metiers.server.ts";
import { importRome } from "#app/skills/import-rome.server.ts";
import { readMetier } from "#app/skills/read-metier.server.ts";
import { relatedRomes } from "#app/skills/rome-relatives.server.ts";
import { lacksSharedData, SHARED_DATA } from "#tests/support/shared-data.ts";
import { shuffleCsvFiles } from "#tests/support/shuffle-csv.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const REAL = path.join(SHARED_DATA, "rome-v460");
const now = () => new Date();

describe.skipIf(lacksSharedData("rome-v460"))("the ROME as France Travail publishes it", () => {
  let place: TestDatabase;
  let db: Database;
  let first: ImportReport;
  let scratch: string;

  beforeAll(async () => {
    scratch = await mkdtemp(path.join(tmpdir(), "hub-rome-"));
    place = await createTestDatabase();
    db = openDatabase(place.appUrl);
    first = await importRome({ directory: REAL, db, now });
  }, 120_000);

  afterAll(async () => {
    await db.close();
    await place.drop();
    await rm(scratch, { recursive: true, force: true });
  });

  const count = async (sql: string): Promise<number> => Number((await db.pool.query(sql)).rows[0].count);
  /** Which transaction wrote each row, added up: a row added, removed or written again changes it. */
  const fingerprint = async (): Promise<string> => {
    const tables = [
      "rome_metier",
      "rome_appellation",
      "skill",
      "metier_skill",
      "metier_proximity",
      "catalogue_version",
    ];
    const parts = tables.map((name) => `(SELECT count(*) || ':' || sum(xmin::text::bigint) FROM ${name})`);
    return (await db.pool.query(`SELECT concat_ws('-', ${parts.join(", ")}) AS print`)).rows[0].print;
  };

  test("every record of the export is in the catalogue", async () => {
    expect(first).toMatchObject({
      kind: "rome",
      source: "rome",
      outcome: "switched",
      catalogueVersion: 1,
      refusals: [],
    });
    expect(await count("SELECT count(*) FROM rome_grand_domaine")).toBe(14);
    expect(await count("SELECT count(*) FROM rome_domaine")).toBe(110);
    expect(await count("SELECT count(*) FROM rome_metier")).toBe(1584);
    expect(await count("SELECT count(*) FROM rome_appellation")).toBe(13_120);
    expect(await count("SELECT count(*) FROM skill WHERE kind <> 'knowledge'")).toBe(18_317);
    expect(await count("SELECT count(*) FROM skill WHERE kind = 'soft_skill'")).toBe(16);
    expect(await count("SELECT count(*) FROM skill WHERE kind = 'macro_skill'")).toBe(507 - 16);
    expect(await count("SELECT count(*) FROM skill WHERE kind = 'knowledge'")).toBe(15_354);
    expect(await count("SELECT count(*) FROM metier_skill")).toBe(54_695 + 35_861);
    expect(await count("SELECT count(*) FROM metier_proximity")).toBe(14_912);
    expect(await count("SELECT count(*) FROM rome_metier WHERE parent_code IS NULL")).toBe(532);
  });

  test("every métier of ROME 3 that is a parent is a métier, so a feed in ROME 3 codes loses no training", async () => {
    const orphans = "SELECT count(*) FROM rome_metier c WHERE parent_code IS NOT NULL AND NOT EXISTS";
    expect(
      await count(`${orphans} (SELECT FROM rome_metier p WHERE p.code = c.parent_code AND p.parent_code IS NULL)`),
    ).toBe(0);
  });

  test("texts are whole sentences, with single apostrophes", async () => {
    expect(
      await count("SELECT count(*) FROM rome_metier WHERE definition LIKE '%''''%' OR access_text LIKE '%''''%'"),
    ).toBe(0);
    const welder = await readMetier("H2913", db.pool);
    expect(welder).toMatchObject({ ok: true, value: { domaine: { code: "H29" }, grandDomaine: { code: "H" } } });
    const detail = welder.ok ? welder.value : undefined;
    expect(detail?.definition).toMatch(/^Artisan de la précision.* secteurs d'activité\. Assemble .*nucléaire\.$/);
    expect(detail?.accessText).toContain("CAP");
    expect(detail?.skills.map(({ importance }) => importance)).toEqual(
      detail?.skills.map(({ importance }) => importance).toSorted((a, b) => order(a) - order(b)),
    );
    expect(detail?.near.length).toBeGreaterThan(5);
    expect(detail?.appellations[0]?.isMain).toBe(true);
  });

  test("a second run changes nothing: no version, no row rewritten", async () => {
    const before = await fingerprint();
    const again = await importRome({ directory: REAL, db, now });
    expect(again).toMatchObject({ outcome: "unchanged", catalogueVersion: 1 });
    expect(again.counts["metiers"]).toMatchObject({
      read: 1584,
      created: 0,
      updated: 0,
      unchanged: 1584,
      withdrawn: 0,
    });
    expect(await fingerprint()).toBe(before);
  });

  test("the same export with its rows in another order changes nothing", async () => {
    const shuffled = path.join(scratch, "shuffled");
    await shuffleCsvFiles({ from: REAL, to: shuffled, seed: 7 });
    const before = await fingerprint();
    expect(await importRome({ directory: shuffled, db, now })).toMatchObject({
      outcome: "unchanged",
      catalogueVersion: 1,
    });
    expect(await fingerprint()).toBe(before);
  });

  test("a run whose connection is cut after its merge leaves the catalogue as it was, and the next one can run", async () => {
    const edited = await editedCopy("cut", "referentiel_code_rome", (text) => text.replaceAll("Soudeuse", "Soudeure"));
    const before = await fingerprint();
    const failure = importRome({
      directory: edited,
      db,
      now,
      afterChange: async (client) => {
        const { rows } = await client.query("SELECT pg_backend_pid() AS pid");
        await cutConnection(rows[0].pid);
      },
    });
    await expect(failure).rejects.toThrow();
    expect(await fingerprint()).toBe(before);
  });

  test.each([
    ["a code", /^"A1101","11"/m, '"ZZ","11"', "colonne « code_rome »"],
    ["a parent", /"A1101"$/m, '"A9999"', "« A9999 » ne figure nulle part"],
    ["a header", "code_rome_parent", "parent", "la colonne « code_rome_parent » manque"],
    ["quotes", '"A1101","11"', '"A1101,"11', "n’est pas un CSV lisible"],
  ])("an export with %s that is wrong is refused whole, and says where", async (name, found, replaced, said) => {
    const edited = await editedCopy(`wrong-${name}`, "referentiel_code_rome", (text) => text.replace(found, replaced));
    const before = await fingerprint();
    const report = await importRome({ directory: edited, db, now });
    expect(report).toMatchObject({ outcome: "refused", catalogueVersion: 1 });
    expect(report.refusals[0]?.message).toContain(said);
    expect(report.refusals[0]?.message).toContain("Rien n’a été modifié.");
    expect(await fingerprint()).toBe(before);
  });

  test("a folder without the export is refused", async () => {
    const report = await importRome({ directory: path.join(scratch, "nowhere"), db, now });
    expect(report.refusals[0]).toMatchObject({ rule: "missing-file", record: "file" });
  });

  test("the published file that is not in UTF-8 in spite of its name is read with its accents, and said", async () => {
    const notices: FileNotice[] = [];
    const labels = new Set<string>();
    const file = path.join(REAL, "unix_arborescence_secteur_naf_v460_utf8.csv");
    const rows = readCsv({ path: file, columns: ["libelle_rome"] }, (notice) => notices.push(notice));
    for await (const { values } of rows) labels.add(values.libelle_rome);
    expect(notices).toEqual([{ kind: "not-in-utf-8", file: path.basename(file), encoding: "iso-8859-15" }]);
    expect([...labels].join()).not.toMatch(/[\uFFFD¼½]/);
    expect(labels).toContain("Manœuvre bâtiment");
    const utf8 = new Set((await db.pool.query("SELECT label FROM rome_metier")).rows.map(({ label }) => label));
    expect([...labels].filter((label) => !utf8.has(label))).toEqual([]);
  });

  test("a v3 code reaches its children, a 4.0 code its parent", async () => {
    const children = (await db.pool.query("SELECT code FROM rome_metier WHERE parent_code = 'A1101' ORDER BY code"))
      .rows;
    const child: string = children[0].code;
    expect(await relatedRomes(["A1101"], db.pool)).toEqual(["A1101", ...children.map(({ code }) => code)]);
    expect(await relatedRomes([child], db.pool)).toEqual([child, "A1101"]);
    expect(await relatedRomes(["Z0000"], db.pool)).toEqual(["Z0000"]);
    expect(await relatedRomes([], db.pool)).toEqual([]);
  });

  test("métiers are found by name, appellation, slip and code", async () => {
    expect((await findMetiers("soudeur", 5, db.pool))[0]).toMatchObject({ code: "H2913" });
    expect((await findMetiers("soudeurr", 5, db.pool))[0]?.code).toBe("H2913");
    expect((await findMetiers("aide soignante", 5, db.pool))[0]?.code).toBe("J1501");
    expect(await findMetiers("H2913", 5, db.pool)).toHaveLength(1);
    expect(await findMetiers("in", 500, db.pool)).toHaveLength(50);
    expect(await findMetiers("e", 500, db.pool)).toEqual([]);
  });

  test("what is gone from the export is withdrawn, its links go, and all comes back", async () => {
    const without = path.join(scratch, "without");
    await shuffleCsvFiles({ from: REAL, to: without, seed: 1, keep: (line) => !line.includes('"A1102"') });
    const hook: string[] = [];
    const gone = await importRome({
      directory: without,
      db,
      now,
      afterChange: async (client) => {
        hook.push(
          (await client.query("SELECT is_withdrawn::text FROM rome_metier WHERE code = 'A1102'")).rows[0].is_withdrawn,
        );
      },
    });
    expect(gone).toMatchObject({ outcome: "switched", catalogueVersion: 2 });
    expect(gone.counts["metiers"]).toMatchObject({ withdrawn: 1 });
    expect(hook).toEqual(["true"]);
    expect(await count("SELECT count(*) FROM metier_skill WHERE metier_code = 'A1102'")).toBe(0);
    expect(
      (await findMetiers("conducteur engins exploitation forestiere", 50, db.pool)).map(({ code }) => code),
    ).not.toContain("A1102");
    const back = await importRome({ directory: REAL, db, now });
    expect(back.counts["metiers"]).toMatchObject({ created: 0, updated: 1, withdrawn: 0 });
    expect(await count("SELECT count(*) FROM rome_metier WHERE is_withdrawn")).toBe(0);
  });

  async function cutConnection(pid: number): Promise<void> {
    const admin = new pg.Client({ connectionString: place.superuserUrl });
    await admin.connect();
    await admin.query("SELECT pg_terminate_backend($1)", [pid]);
    await admin.end();
  }

  async function editedCopy(name: string, stem: string, edit: (text: string) => string): Promise<string> {
    const directory = path.join(scratch, name.replaceAll(" ", "-"));
    await mkdir(directory);
    for (const published of await readdir(REAL))
      await symlink(path.join(REAL, published), path.join(directory, published));
    const file = path.join(directory, `unix_${stem}_v460_utf8.csv`);
    const text = await readFile(file, "utf8");
    expect(edit(text)).not.toBe(text);
    await rm(file);
    await writeFile(file, edit(text));
    return directory;
  }
});

function order(importance: string): number {
  return ["core", "emerging", "other"].indexOf(importance);
}
