import type pg from "pg";
import { describe, expect, it, test } from "vitest";
import { findCertifications } from "#app/blocks/find-certifications.server.ts";
import { applyEnvironment } from "#app/platform/env.server.ts";
import { findSkills } from "#app/skills/find-skills.server.ts";
import { usualEngine } from "#search/choose-engine.server.ts";
import type { EngineName } from "#search/engine.ts";
import { awaitTasks } from "#search/meilisearch/await-tasks.server.ts";
import { certifications, jobs, skills } from "#search/meilisearch/fed-index.ts";
import { compareIndex, feedIndexes, repairIndexes } from "#search/meilisearch/feed-index.server.ts";
import { readHeldGeneration } from "#search/meilisearch/held-documents.server.ts";
import { beginGenerationOfCertifications, beginGenerationOfJobs } from "#search/postgres/generation.server.ts";
import { onFedRegion } from "#tests/support/fed-region.ts";
import { enginesHere, type ScratchMeilisearch } from "#tests/support/meilisearch-server.ts";

let client: pg.Client;
let scratch: ScratchMeilisearch | undefined;

onFedRegion(
  (region) => {
    ({ client, scratch } = region);
  },
  `INSERT INTO certification (code, register, title, kind, level, is_active) VALUES
    ('RNCP99001', 'rncp', 'Cuisine des lunes', 'Certificat d''aptitude professionnelle', 3, true),
    ('RNCP99002', 'rncp', 'Cuisine des lunes', 'Certificat d''aptitude professionnelle', 3, false),
    ('RNCP99003', 'rncp', 'Cuisine des lunes', 'Baccalauréat professionnel', 4, true),
    ('RNCP99004', 'rncp', 'Maçon des lunes', 'Titre professionnel', 3, true);
  INSERT INTO skill_block (code, certification_code, label) VALUES
    ('RNCP99004BC02', 'RNCP99004', 'Bâtir un observatoire en brique');`,
);

async function certificationsOf(text: string, engine: EngineName | null = null): Promise<readonly string[]> {
  return (await findCertifications(text, 50, client, engine)).map(({ code }) => code);
}

describe.each(enginesHere)("found by %s", (engine) => {
  it.each([
    ["CAP cuisine des lunes", ["RNCP99001", "RNCP99002"]],
    ["j’ai un CAP de cuisine des lunes", ["RNCP99001", "RNCP99002"]],
    ["bac pro cuisine lunes", ["RNCP99003"]],
    ["titre pro maçon des lunes", ["RNCP99004"]],
    ["TP macon lunes", ["RNCP99004"]],
    ["observatoire brique", ["RNCP99004"]],
    ["observatiore brique", ["RNCP99004"]],
    ["RNCP99004BC02", ["RNCP99004"]],
    ["rncp 99004 bc02", ["RNCP99004"]],
    ["99004", ["RNCP99004"]],
  ])("« %s » is these certifications, in force first", async (text, codes) => {
    expect(await certificationsOf(text, engine)).toEqual(codes);
  });

  it("a certification comes with its blocks, and CléA by its name", async () => {
    const [found] = await findCertifications("RNCP99004", 1, client, engine);
    expect(found).toMatchObject({
      ...{ title: "Maçon des lunes", kind: "Titre professionnel", level: 3, isActive: true },
      blocks: [{ code: "RNCP99004BC02", label: "Bâtir un observatoire en brique", skills: [] }],
    });
    expect((await certificationsOf("CléA", engine))[0]).toBe("RS7003");
  });

  it("every know-how of ROME is found by all of its words, and by its number", async () => {
    const { rows } = await client.query<{ ogr: number; label: string }>(
      "SELECT ogr, label FROM skill_document ORDER BY md5(ogr::text) LIMIT 40",
    );
    for (const { ogr, label } of rows) {
      // The server reads ten words of a question at most.
      const words = label.split(/[\s,]+/).slice(0, 9);
      const found = await findSkills(words.join(" "), 50, client, engine);
      expect(
        found.map((skill) => skill.ogr),
        label,
      ).toContain(ogr);
      expect((await findSkills(String(ogr), 5, client, engine))[0]?.ogr).toBe(ogr);
    }
  });

  it("what nobody calls so finds nothing, nor do words around a name", async () => {
    for (const text of ["zzqxzzqx", "un diplôme", "e", "", "RNCP88888"]) {
      expect(await certificationsOf(text, engine), text).toEqual([]);
      expect(await findSkills(text, 5, client, engine), text).toEqual([]);
    }
  });
});

test.skipIf(!enginesHere.includes("meilisearch"))(
  "both engines answer whole labels with the same first one",
  async () => {
    const { rows } = await client.query<{ label: string }>(
      "SELECT label FROM skill_document WHERE cardinality(string_to_array(label, ' ')) BETWEEN 2 AND 6 ORDER BY md5(label) LIMIT 40",
    );
    for (const { label } of rows) {
      const [one] = await findSkills(label, 1, client, "postgres");
      const [other] = await findSkills(label, 1, client, "meilisearch");
      expect(other?.label, label).toBe(one?.label);
    }
  },
);

describe.skipIf(!enginesHere.includes("meilisearch"))("the indexes of skills and of certifications", () => {
  const server = (): ScratchMeilisearch["server"] => {
    if (scratch === undefined) throw new Error("no server");
    return scratch.server;
  };
  const done = async ({ taskUid }: { readonly taskUid: number }): Promise<void> =>
    awaitTasks(server().writing, [taskUid], 60_000);
  const held = (): Promise<readonly (number | null)[]> =>
    Promise.all([jobs, skills, certifications].map((index) => readHeldGeneration(server(), index)));

  test("are repaired document by document", async () => {
    await done(await server().writing.index(certifications.name).deleteDocument("RNCP99004"));
    const { rows } = await client.query<{ id: string }>(
      "SELECT ogr::text AS id FROM skill_document ORDER BY ogr LIMIT 1",
    );
    const [{ id = "" } = {}] = rows;
    await done(await server().writing.index(skills.name).deleteDocument(id));
    expect(await compareIndex(client, server(), certifications)).toMatchObject({ missing: ["RNCP99004"] });
    expect(await repairIndexes(client, server())).toEqual({ written: 2, removed: 0, isAnew: false });
    expect(await compareIndex(client, server(), skills)).toMatchObject({ missing: [], superfluous: [] });
  });

  test("are written again when their reference changed, each by its own", async () => {
    const [ofJobs, ofSkills, ofCertifications] = await held();
    await client.query("UPDATE certification SET title = 'Maçon des comètes' WHERE code = 'RNCP99004'");
    await beginGenerationOfCertifications(client);
    await feedIndexes(client, server());
    const after = await held();
    expect(after.slice(0, 2)).toEqual([ofJobs, ofSkills]);
    expect(after[2]).toBeGreaterThan(ofCertifications ?? 0);
    for (const engine of enginesHere) expect(await certificationsOf("maçon comètes", engine)).toEqual(["RNCP99004"]);
    await beginGenerationOfJobs(client);
    await feedIndexes(client, server());
    expect((await held())[1]).toBeGreaterThan(ofSkills ?? 0);
  });

  test("gone, or on a server that does not answer: the names in memory answer", async () => {
    await done(await server().writing.deleteIndex(certifications.name));
    for (let times = 0; times < 4; times += 1) expect(await certificationsOf("CAP cuisine lunes")).toHaveLength(2);
    expect(usualEngine()).toEqual({ name: "meilisearch", isTrusted: true });
    applyEnvironment({ MEILI_URL: "http://127.0.0.1:9" });
    for (let times = 0; times < 4; times += 1) expect(await certificationsOf("CAP cuisine lunes")).toHaveLength(2);
    expect(usualEngine()).toEqual({ name: "meilisearch", isTrusted: false });
  });
});
