import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Database, openDatabase } from "#app/platform/database.server.ts";
import { importLheo } from "#app/training/import/import-lheo.server.ts";
import type { CatalogueReport } from "#app/training/import/import-report.ts";
import { action, feed, formation, session } from "#tests/fixtures/lheo/feed.ts";
import { loadSmallReferences } from "#tests/fixtures/lheo/load-references.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

/** Every test holds whether the feed is merged at once or a formation or two at a time. */
const ONE_BATCH = { pieceBytes: 65_536, batchCharacters: 6_000_000 };
const MANY_BATCHES = { pieceBytes: 1500, batchCharacters: 1 };
let setting = ONE_BATCH;

const NOW = new Date("2026-12-01T09:00:00Z");
let testDatabase: TestDatabase;
let db: Database;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  await loadSmallReferences(testDatabase.ownerUrl);
  db = openDatabase(testDatabase.appUrl);
});

afterAll(async () => {
  await db.close();
  await testDatabase.drop();
});

beforeEach(async () => {
  await db.pool.query(`DELETE FROM training_session; DELETE FROM training_action; DELETE FROM training;
    DELETE FROM training_organisation; DELETE FROM catalogue_version; DELETE FROM import; DELETE FROM source;
    DELETE FROM search.session; DELETE FROM search.posting; DELETE FROM search.training_body; DELETE FROM search.training`);
});

function run(xml: string | Buffer, options: { source?: string; yes?: boolean } = {}): Promise<CatalogueReport> {
  const id = options.source ?? "carif";
  const input = Readable.from(pieces(Buffer.from(xml)));
  const { batchCharacters } = setting;
  return importLheo({
    input,
    source: { id, label: id },
    db,
    yes: options.yes ?? false,
    now: () => NOW,
    batchCharacters,
  });
}

function* pieces(bytes: Buffer): Generator<Buffer> {
  for (let from = 0; from < bytes.length; from += setting.pieceBytes)
    yield bytes.subarray(from, from + setting.pieceBytes);
}

const many = (count: number, edit?: (xml: string) => string): string[] =>
  Array.from({ length: count }, (_, rank) => formation({ number: `32_${rank}`, ...(edit ? { edit } : {}) }));

/** Physical versions of every catalogue row: equal before and after means nothing was written. */
async function rowVersions(): Promise<unknown> {
  const { rows } = await db.pool.query(`
    SELECT 'o' AS kind, siret AS key, xmin::text FROM training_organisation
    UNION ALL SELECT 'f', number, xmin::text FROM training UNION ALL SELECT 'a', number, xmin::text FROM training_action
    UNION ALL SELECT 's', number, xmin::text FROM training_session
    UNION ALL SELECT 'b', list_id || code, xmin::text FROM listed_block
    UNION ALL SELECT 'd', id::text, xmin::text FROM search.session ORDER BY 1, 2`);
  return rows;
}

describe.each([
  ["in one batch", ONE_BATCH],
  ["in many batches", MANY_BATCHES],
])("a feed merged %s", (_, chosen) => {
  beforeEach(() => {
    setting = chosen;
  });

  test("a feed is switched in, counted, searchable, and written down", async () => {
    const report = await run(feed(many(3)));
    const three = { read: 3, created: 3, updated: 0, unchanged: 0, withdrawn: 0, refused: 0 };
    expect(report).toMatchObject({
      kind: "lheo",
      source: "carif",
      outcome: "switched",
      catalogueVersion: 1,
      counts: { formations: three, actions: three, sessions: three, organisations: { ...three, read: 1, created: 1 } },
      warnings: [],
      refusals: [],
    });
    const { rows } = await db.pool.query(
      `SELECT (SELECT count(*) FROM search.session)::int AS documents, (SELECT count(*) FROM training_session
        JOIN listed_block ON list_id = block_list_id)::int AS blocks,
       (SELECT count(*) FROM block_list)::int AS lists,
       (SELECT count(*) FROM recruitment_meeting)::int AS meetings, (SELECT count(*) FROM training_rome)::int AS romes,
       (SELECT count(*) FROM action_funder WHERE funded_seats = 12)::int AS funders, (SELECT outcome FROM import) AS outcome`,
    );
    expect(rows[0]).toEqual({
      documents: 3,
      blocks: 6,
      lists: 1,
      meetings: 3,
      romes: 3,
      funders: 3,
      outcome: "switched",
    });
  });

  test("words that tags kept apart are found each, and the markup is counted", async () => {
    const edit = (xml: string) =>
      xml.replace("Cloisons ; doublages ; plafonds", "Levage<br/>Manutention &amp;eacute;lectrique");
    const report = await run(feed([formation({ number: "32_1", edit })]));
    expect(report.warnings.map(({ rule }) => rule)).toEqual(["markup-in-text"]);
    const { rows } = await db.pool.query("SELECT content FROM training");
    expect(rows).toEqual([{ content: "Levage\nManutention électrique" }]);
    const found = await db.pool.query(
      "SELECT word FROM search.training_body, unnest(tsvector_to_array(tsv)) AS word WHERE word ~ '^(levag|manut|electr)'",
    );
    expect(found.rows).toHaveLength(3);
  });

  test("the same feed shuffled, indented otherwise and compressed changes nothing", async () => {
    const formations = many(5).map((xml) => xml.replace("Cloisons ; doublages", "Cloisons ;\n  doublages"));
    await run(feed(formations));
    const before = await rowVersions();
    const indented = feed(formations.toReversed())
      .replaceAll(/>\s*</g, ">\n\t  <")
      .replaceAll("<intitule-formation>", "<intitule-formation>\n   ")
      .replaceAll("Cloisons ;\n  doublages", "Cloisons ; doublages");
    const report = await run(gzipSync(indented));
    expect(report).toMatchObject({
      outcome: "unchanged",
      catalogueVersion: 1,
      counts: { formations: { unchanged: 5 } },
    });
    expect(await rowVersions()).toEqual(before);
  });

  test("children in another order are the same record", async () => {
    const one = session({ number: "SE_1" });
    const two = session({ number: "SE_2" });
    const blocks = /(<bloc-competences>.*BC01.*<\/bloc-competences>)\n(<bloc-competences>.*BC02.*<\/bloc-competences>)/;
    const publics = /(<code-public-vise>83056<\/code-public-vise>)\n(<code-public-vise>80010<\/code-public-vise>)/;
    const make = (sessions: string[]) =>
      feed([formation({ number: "32_1", actions: [action({ number: "AC", sessions })] })]);
    await run(make([one, two]));
    const report = await run(make([two.replace(blocks, "$2$1"), one]).replace(publics, "$2$1"));
    expect(report.outcome).toBe("unchanged");
  });

  test("only what changed is written, and its lists with it", async () => {
    await run(feed(many(3)));
    const spoiled = many(3);
    spoiled[1] = formation({
      number: "32_1",
      title: "Plaquiste confirmé",
      edit: (xml) => xml.replace("F1604", "H2913"),
    });
    const report = await run(feed(spoiled));
    expect(report).toMatchObject({
      outcome: "switched",
      catalogueVersion: 2,
      counts: { formations: { updated: 1, unchanged: 2 }, sessions: { unchanged: 3 } },
    });
    const { rows } = await db.pool.query(
      "SELECT t.title, r.rome_code FROM training t JOIN training_rome r ON r.training_id = t.id WHERE t.number = '32_1'",
    );
    expect(rows).toEqual([{ title: "Plaquiste confirmé", rome_code: "H2913" }]);
  });

  test("the modules to follow before are kept as the feed gives them, and replaced with it", async () => {
    const modules = (own: string, prior: string) => (xml: string) =>
      xml.replace(
        "</formation>",
        `<identifiant-module>${own}</identifiant-module><modules-prerequis>${prior}</modules-prerequis></formation>`,
      );
    const asked = (reference: string) => `<reference-module>${reference}</reference-module>`;
    const first = formation({ number: "32_1", edit: modules("M1", "") });
    const kept = async () =>
      (
        await db.pool.query(`SELECT t.number, t.module_reference, array_agg(m.reference::text ORDER BY m.reference) AS prior
          FROM training t LEFT JOIN training_prior_module m ON m.training_id = t.id GROUP BY t.id ORDER BY t.number`)
      ).rows;
    await run(feed([first, formation({ number: "32_2", edit: modules("M2", asked("M1") + asked("M0")) })]));
    expect(await kept()).toEqual([
      { number: "32_1", module_reference: "M1", prior: [null] },
      { number: "32_2", module_reference: "M2", prior: ["M0", "M1"] },
    ]);
    await run(feed([first, formation({ number: "32_2", edit: modules("M2", asked("M3")) })]));
    expect((await kept())[1]).toEqual({ number: "32_2", module_reference: "M2", prior: ["M3"] });
  });

  test("a record gone from the feed is withdrawn, never deleted, and comes back with the feed", async () => {
    await run(feed(many(3)));
    const less = await run(feed(many(2)));
    expect(less.counts).toMatchObject({
      formations: { withdrawn: 1 },
      actions: { withdrawn: 1 },
      sessions: { withdrawn: 1 },
    });
    const live = () =>
      db.pool.query(`SELECT (SELECT count(*)::int FROM training_session) AS kept,
      (SELECT count(*)::int FROM training_session WHERE withdrawn_at IS NULL) AS live, (SELECT count(*)::int FROM search.session)
        AS found`);
    expect((await live()).rows[0]).toEqual({ kept: 3, live: 2, found: 2 });
    const back = await run(feed(many(3)));
    expect(back.counts).toMatchObject({
      formations: { updated: 1, unchanged: 2, created: 0 },
      sessions: { updated: 1 },
    });
    expect((await live()).rows[0]).toEqual({ kept: 3, live: 3, found: 3 });
  });

  test("a number used twice in the file keeps the first record and refuses the second", async () => {
    const twice = [
      formation({ number: "32_1", title: "Premier" }),
      formation({ number: "32_1", title: "Second", actions: [action({ number: "AC_2" })] }),
    ];
    const report = await run(feed(twice));
    expect(report.refusals).toMatchObject([
      { index: 2, formation: "32_1", record: "formation", number: "32_1", rule: "duplicate-number", value: "32_1" },
    ]);
    expect(report.refusals[0]?.line).toBeGreaterThan(20);
    expect(report.counts).toMatchObject({
      formations: { read: 2, created: 1, refused: 1 },
      sessions: { read: 2, created: 1, refused: 1 },
    });
    expect((await db.pool.query("SELECT title FROM training")).rows).toEqual([{ title: "Premier" }]);
  });

  test("parents that lose their only session to a duplicate go with it", async () => {
    const other = formation({
      number: "32_2",
      actions: [action({ number: "AC_2", sessions: [session({ number: "SE_1" })] })],
    });
    const first = formation({
      number: "32_1",
      actions: [action({ number: "AC_1", sessions: [session({ number: "SE_1" })] })],
    });
    const report = await run(feed([first, other]));
    expect(report.refusals.map(({ index, record, rule }) => `${index} ${record} ${rule}`).sort()).toEqual([
      "2 action duplicate-number",
      "2 formation duplicate-number",
      "2 session duplicate-number",
    ]);
    expect(report.counts.formations).toMatchObject({ read: 2, created: 1, refused: 1 });
  });

  test("a source never touches the records of another", async () => {
    await run(feed(many(2)));
    const report = await run(feed([...many(1), formation({ number: "62_1" })]), { source: "greta" });
    expect(report.refusals).toMatchObject([{ index: 1, number: "32_0", rule: "duplicate-number" }]);
    expect(report.counts.formations).toMatchObject({ created: 1, withdrawn: 0, refused: 1 });
    const { rows } = await db.pool.query(
      "SELECT source_id, count(*)::int FROM training WHERE withdrawn_at IS NULL GROUP BY 1 ORDER BY 1",
    );
    expect(rows).toEqual([
      { source_id: "carif", count: 2 },
      { source_id: "greta", count: 1 },
    ]);
  });

  test("a feed that would withdraw over 30 % of the sessions waits for a yes", async () => {
    await run(feed(many(60)));
    const before = await rowVersions();
    // The records it keeps are changed, so that a merge left standing would show.
    const held = await run(feed(many(30, (xml) => xml.replaceAll("Cloisons", "Parois"))));
    expect(held).toMatchObject({
      outcome: "awaiting-confirmation",
      catalogueVersion: 1,
      counts: { sessions: { withdrawn: 30 } },
    });
    expect(await rowVersions()).toEqual(before);
    const confirmed = await run(feed(many(30)), { yes: true });
    expect(confirmed).toMatchObject({
      outcome: "switched",
      catalogueVersion: 2,
      counts: { sessions: { withdrawn: 30 } },
    });
  });

  test("a refused file changes nothing, and the run is written down", async () => {
    await run(feed(many(3)));
    const before = await rowVersions();
    // Changed and new records come before the fault: some are merged by then, and none may stay.
    const changed = many(6, (xml) => xml.replaceAll("Cloisons", "Parois"));
    const report = await run(feed(changed).slice(0, -40));
    expect(report).toMatchObject({
      outcome: "refused",
      catalogueVersion: 1,
      refusals: [{ index: 0, rule: "truncated" }],
    });
    expect(await rowVersions()).toEqual(before);
    const { rows } = await db.pool.query(
      "SELECT i.outcome, r.rule FROM import i LEFT JOIN import_refusal r ON r.import_id = i.id ORDER BY r.rule",
    );
    expect(rows).toEqual([
      { outcome: "refused", rule: "truncated" },
      { outcome: "switched", rule: null },
    ]);
  });

  test("refused records do not stop the others, and each refusal is kept for the operator", async () => {
    const late = action({ number: "AC_9", sessions: [session({ number: "SE_9", from: "20270507", to: "20270111" })] });
    const report = await run(
      feed([...many(2), formation({ number: "32_9", actions: [late, action({ number: "AC_10" })] })]),
    );
    expect(report.outcome).toBe("switched");
    const { rows } = await db.pool.query(
      "SELECT position, record, number, rule, value FROM import_refusal ORDER BY rank",
    );
    expect(rows.map(({ record, number }) => `${record} ${number}`).sort()).toEqual(["action AC_9", "session SE_9"]);
    expect(rows[0]).toMatchObject({ position: 3, rule: "end-before-start" });
    for (const counts of Object.values(report.counts)) {
      expect(counts.created + counts.updated + counts.unchanged + counts.refused).toBe(counts.read);
    }
  });

  test("an action that moves to another formation keeps its identity", async () => {
    const moving = action({ number: "AC_M" });
    await run(
      feed([
        formation({ number: "32_1", actions: [moving, action({ number: "AC_1" })] }),
        formation({ number: "32_2" }),
      ]),
    );
    const second = [
      formation({ number: "32_1", actions: [action({ number: "AC_1" })] }),
      formation({ number: "32_2", actions: [action({ number: "AC_32_2" }), moving] }),
    ];
    const report = await run(feed(second));
    expect(report.counts.actions).toEqual({ read: 3, created: 0, updated: 1, unchanged: 2, withdrawn: 0, refused: 0 });
    const { rows } = await db.pool.query(
      "SELECT t.number FROM training_action a JOIN training t ON t.id = a.training_id WHERE a.number = 'AC_M'",
    );
    expect(rows).toEqual([{ number: "32_2" }]);
  });

  test("an organisation described in two ways is one organisation, whatever the order of the file", async () => {
    const formations = [
      formation({ number: "32_1" }),
      formation({ number: "32_2", edit: (xml) => xml.replace("<nom-organisme>Centre", "<nom-organisme>Institut") }),
    ];
    await run(feed(formations));
    expect((await run(feed(formations.toReversed()))).outcome).toBe("unchanged");
  });

  test("without the ROME reference the run does not begin", async () => {
    const empty = await createTestDatabase();
    const other = openDatabase(empty.appUrl);
    try {
      const input = Readable.from([Buffer.from(feed(many(1)))]);
      const report = await importLheo({
        input,
        source: { id: "carif", label: "carif" },
        db: other,
        yes: false,
        now: () => NOW,
      });
      expect(report).toMatchObject({ outcome: "refused", refusals: [{ rule: "no-rome-reference" }] });
    } finally {
      await other.close();
      await empty.drop();
    }
  });
});
