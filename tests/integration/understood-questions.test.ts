import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { todayIso } from "#app/platform/clock.server.ts";
import { closeDatabase, database, openDatabase, useDatabase } from "#app/platform/database.server.ts";
import { importLheo } from "#app/training/import/import-lheo.server.ts";
import type { TrainingSearchView } from "#app/training/reading/training-view.ts";
import { searchTrainings } from "#app/training/search/search-trainings.server.ts";
import { noSearchParameters, type TrainingSearchParameters } from "#search/training-parameters.ts";
import { action, feed, formation, session } from "#tests/fixtures/lheo/feed.ts";
import { loadSmallReferences } from "#tests/fixtures/lheo/load-references.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const nextYear = Number(todayIso().slice(0, 4)) + 1;
const CACES = "Certificat d’aptitude à conduire en sécurité (CACES)";
/** A job that no training here leads to, and certificates of the register. */
const REFERENCES = `
  INSERT INTO rome_grand_domaine VALUES ('L', 'Spectacle'), ('N', 'Transport');
  INSERT INTO rome_domaine (code, label, grand_domaine_code) VALUES ('L15', 'Spectacle', 'L'), ('N11', 'Magasinage', 'N');
  INSERT INTO rome_metier (code, ogr, label, domaine_code) VALUES
    ('L1508', 3, 'Technicien / Technicienne du son', 'L15'), ('N1101', 4, 'Cariste', 'N11');
  INSERT INTO certification (code, register, title, is_active) VALUES
    ('RS6869', 'rs', '${CACES} - recommandation 489 catégorie 3 – chariots élévateurs', true),
    ('RS6870', 'rs', '${CACES} - recommandation 489 catégorie 5 : chariots à mât', true),
    ('RS7041', 'rs', '${CACES} Recommandation 482 catégorie B1 : Engins', true)`;

let testDatabase: TestDatabase;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  await loadSmallReferences(testDatabase.ownerUrl);
  const owner = new pg.Client({ connectionString: testDatabase.ownerUrl });
  await owner.connect();
  await owner.query(REFERENCES);
  await owner.end();
  useDatabase(openDatabase(testDatabase.appUrl));
  await switchTo([
    formationOf("plaquiste", "Plaquiste", "F1604", "<code-RNCP>34441</code-RNCP>"),
    formationOf("chariot", "Conduite de chariots", "N1101", "<code-RS>6869</code-RS>"),
    formationOf("autre", "Gerbeurs et transpalettes", "N1101", "<code-RNCP>34441</code-RNCP>"),
    ...["Fournir des services", "Routage de lignes", "Accouvage", "Embaucheur", "Etalage", "Cidrier"].map((title) =>
      formationOf(title.slice(0, 5), title, "F1604", "<code-RNCP>34441</code-RNCP>"),
    ),
  ]);
});

afterAll(async () => {
  await closeDatabase();
  await testDatabase.drop();
});

function formationOf(number: string, title: string, rome: string, certification: string): string {
  const dated = session({ number: `SE_${number}`, from: `${nextYear}0315`, to: `${nextYear}0531` });
  return formation({
    number,
    title,
    actions: [action({ number: `AC_${number}`, sessions: [dated] })],
    edit: (xml) => xml.replace("F1604", rome).replace("<code-RNCP>34441</code-RNCP></cert", `${certification}</cert`),
  });
}

async function switchTo(formations: readonly string[]): Promise<void> {
  const source = { id: "feed", label: "feed" };
  const input = Readable.from([feed(formations)]);
  const report = await importLheo({ input, source, db: database(), yes: true, now: () => new Date() });
  expect([report.outcome, report.refusals]).toEqual(["switched", []]);
}

async function ask(q: string, asked: Partial<TrainingSearchParameters> = {}): Promise<TrainingSearchView> {
  const found = await searchTrainings({ ...noSearchParameters, ...asked, q });
  if (!found.ok) throw new Error(found.refusal.message);
  return found.value;
}

const numbersOf = ({ hits }: TrainingSearchView): readonly string[] => hits.map(({ number }) => number).toSorted();

describe("the job understood", () => {
  test("is shown as a piece, beside the place", async () => {
    const { query } = await ask("plaquiste maubeuge");
    expect(query.understood).toEqual([
      { kind: "place", value: "insee:59392", label: "Maubeuge", without: "plaquiste" },
      { kind: "job", value: "F1604", label: "Plaquiste", without: null },
    ]);
  });

  test("is not read in words searched as they stand", async () => {
    expect((await ask("plaquiste", { asTyped: true })).query.understood).toEqual([]);
  });

  test("answers as asked when a training here leads to it", async () => {
    expect((await ask("cariste")).query.approximate).toBe(false);
    expect((await ask("plaquiste")).query.approximate).toBe(false);
  });

  test("is not said to answer nearly when it finds nothing", async () => {
    const { total, query } = await ask("technicien du son");
    expect([total.value, query.approximate]).toEqual([0, false]);
  });
});

describe("a right word that nothing here bears", () => {
  // Titles here have « Etalage » and « Cidrier ».
  test.each(["étamage", "cirier", "ciriers"])("« %s » is not read as another", async (q) => {
    expect((await ask(q)).query.corrections).toEqual([]);
  });

  test.each([
    ["etallage", "étalage"],
    ["cidrrier", "cidrier"],
  ])("« %s », which is none, is read as « %s »", async (from, to) => {
    expect((await ask(from)).query.corrections).toEqual([{ from, to }]);
  });
});

describe("a sentence without the name of a job", () => {
  // No name, skill, title or synonym bears these words: only those people use of the job do.
  test.each([
    ["mettre de la laine de verre dans les greniers", "F1604"],
    ["charger des camions au rack", "N1101"],
  ])("« %s » leads to it, and is no near answer", async (q, rome) => {
    const { hits, query } = await ask(q);
    expect([hits[0]?.rome, query.approximate]).toEqual([[rome], false]);
  });
});

describe("a certificate asked by its name", () => {
  test.each(["caces 3", "CACES R489 cat 3", "caces r489"])("« %s » finds what leads to it", async (q) => {
    const found = await ask(q);
    expect(numbersOf(found)).toEqual(["chariot"]);
    expect(found.query.understood).toEqual([
      {
        kind: "rncp",
        value: "RS6869",
        label: `${CACES} - recommandation 489 catégorie 3 – chariots élévateurs`,
        without: "",
      },
    ]);
  });

  test.each([
    ["caces 5", "RS6870"],
    ["caces r482 b1", "RS7041"],
  ])("« %s » answers nearly when nothing leads to it", async (q, code) => {
    const { query } = await ask(q);
    expect(query.approximate).toBe(true);
    expect(query.understood.map(({ value }) => value)).toContain(code);
  });
});

test.each(["fournil", "rognage", "accordage", "embaumer"])(
  "« %s », a right word, is not read as a word of our titles that is near",
  async (q) => {
    expect((await ask(q)).query.corrections).toEqual([]);
  },
);

test.each([
  ["routaeg", "routage"],
  ["accuvage", "accouvage"],
])("« %s » is still read as « %s »", async (from, to) => {
  expect((await ask(from)).query.corrections).toEqual([{ from, to }]);
});

test("words of a new catalogue are known soon after it has switched", async () => {
  const title = "Zorglubeur de précision";
  expect((await ask("zorglubeurr")).query.corrections).toEqual([]);
  await switchTo([formationOf("plaquiste", title, "F1604", "<code-RNCP>34441</code-RNCP>")]);
  const isKnown = async (): Promise<boolean> => {
    const { query } = await ask("zorglubeurr");
    return JSON.stringify(query.corrections) === JSON.stringify([{ from: "zorglubeurr", to: "zorglubeur" }]);
  };
  for (let tries = 0; !(await isKnown()); tries += 1) {
    if (tries > 100) throw new Error("the words of the new catalogue were never read");
    await sleep(100);
  }
  expect(numbersOf(await ask("zorglubeurr"))).toEqual(["plaquiste"]);
});
