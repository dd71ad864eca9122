import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const failure = z.object({ code: z.number(), stdout: z.string(), stderr: z.string() });
const line = z.strictObject({
  block: z.string(),
  skills: z.array(
    z.strictObject({
      ogr: z.int(),
      confidence: z.number().min(0).max(1),
      evidence: z.string().min(1),
      shown: z.boolean(),
    }),
  ),
});

describe("npm run blocks", () => {
  let folder: string;
  let place: TestDatabase;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "hub-blocks-"));
    place = await createTestDatabase();
  });

  afterAll(async () => {
    await place.drop();
    await rm(folder, { recursive: true, force: true });
  });

  /** The built command, as its npm script runs it. */
  function run(...args: readonly string[]): Promise<z.infer<typeof failure>> {
    const env = { ...process.env, DATABASE_URL: place.appUrl, MEILI_URL: "" };
    return promisify(execFile)(process.execPath, ["app/cli/run-built.js", "blocks", ...args], { env }).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      (error: unknown) => failure.parse(error),
    );
  }

  async function codes(...lines: readonly string[]): Promise<string> {
    const file = path.join(folder, "codes.txt");
    await writeFile(file, lines.join("\n"));
    return file;
  }

  it("says in French what is missing: the option, the file, the ROME", async () => {
    expect(await run("link", "--tout")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("Usage : npm run blocks"),
    });
    expect(await run("link", "--codes", path.join(folder, "absent.txt"))).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("n’a pas pu être lu"),
    });
    expect(await run("link", "--codes", await codes("RNCP1BC01", "RNCP1"))).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("Ligne 2 : « RNCP1 » n’est pas un code de bloc."),
    });
    expect(await run("link", "--codes", await codes("RNCP1BC01"))).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("Le ROME n’est pas dans le catalogue."),
    });
  });

  it("prints one block a line, with skills, confidence and evidence", async () => {
    const client = new pg.Client({ connectionString: place.appUrl });
    await client.connect();
    await client.query(`
      INSERT INTO skill (ogr, kind, label) VALUES (900001, 'skill', 'Réparer les moteurs');
      INSERT INTO rome_grand_domaine (code, label) VALUES ('I', 'Maintenance');
      INSERT INTO rome_domaine (code, label, grand_domaine_code) VALUES ('I16', 'Véhicules', 'I');
      INSERT INTO rome_metier (code, ogr, label, domaine_code) VALUES ('I1604', 1604, 'Mécanicien', 'I16');
      INSERT INTO metier_skill (metier_code, skill_ogr, importance) VALUES ('I1604', 900001, 'core');
      INSERT INTO certification (code, register, title, is_active) VALUES ('RNCP1', 'rncp', 'Mécanicien de véhicules', true);
      INSERT INTO certification_rome (certification_code, rome_code) VALUES ('RNCP1', 'I1604');
      INSERT INTO skill_block (code, certification_code, label) VALUES ('RNCP1BC01', 'RNCP1', 'Réparation des moteurs'),
        ('RNCP1BC02', 'RNCP1', 'Langue vivante étrangère');`);
    await client.end();
    const { code, stdout, stderr } = await run("link", "--codes", await codes("RNCP1BC02", "RNCP1BC01"));
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.any(String) });
    const lines = stdout
      .trimEnd()
      .split("\n")
      .map((text) => line.parse(JSON.parse(text)));
    expect(lines).toEqual([
      { block: "RNCP1BC02", skills: [] },
      { block: "RNCP1BC01", skills: [expect.objectContaining({ ogr: 900_001, shown: true })] },
    ]);
    expect(await run("link", "--codes", await codes("RNCP1BC01", "RNCP9BC09"))).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("Blocs inconnus : RNCP9BC09."),
    });
  });
});
