import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { understandLately } from "#app/training/search/understand-lately.ts";
import { answerQuestion } from "#search/choose-engine.server.ts";
import type { TrainingDocument } from "#search/documents.ts";
import type { EngineName, SearchAnswer } from "#search/engine.ts";
import { refreshJobVocabulary } from "#search/postgres/vocabulary.server.ts";
import { refreshSearchDocuments } from "#search/postgres/write-documents.server.ts";
import type { SearchQuery } from "#search/query.ts";
import { noSearchParameters } from "#search/training-parameters.ts";
import { foldText } from "#search/understanding/fold-text.ts";
import { loadLexicon } from "#search/understanding/load-lexicon.server.ts";
import { understandText } from "#search/understanding/understand-text.ts";
import { enginesHere } from "#tests/support/meilisearch-server.ts";
import { makeCorpus, today } from "#tests/support/search-corpus.ts";
import { openSearchDatabase, type SearchDatabase } from "#tests/support/search-database.ts";

/** Trainings with one session each; the word « padding » only fills the catalogue. */
const titles = [
  { title: "Soudage semi-automatique", romes: ["H2913"] },
  { title: "Soudeur assembleur industriel", romes: ["H2913"] },
  { title: "Assemblage de structures", romes: ["H2915"] },
  { title: "Boulanger", romes: ["D1102"] },
  { title: "Développeur d'applications C++ et .NET", romes: [] },
  { title: "Gestion d’accueil", romes: [], rncps: ["RNCP34441"], blocks: ["RNCP34441BC01"], formacodes: ["42084"] },
  { title: "Éducation à l’été en plein air", romes: [] },
  { title: "Conduite d’engins", romes: [], body: "Tarière hydraulique et compactage" },
] as const;

let database: SearchDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await openSearchDatabase(namedCorpus(), async (opened) => {
    client = opened;
    await insertJobs();
    await refreshJobVocabulary(client);
  });
});
afterAll(() => database.close());

test("a question asked again is understood once, unless it holds a word that nobody knows, or a digit", async () => {
  const lexicon = await loadLexicon(client);
  const asked = understandLately(lexicon, "soudeur assembleur");
  expect(asked).toEqual(understandText(lexicon, "soudeur assembleur"));
  expect(understandLately(lexicon, "soudeur assembleur")).toBe(asked);
  for (const text of ["soudeur xqzwkj", "soudeur 0612345678"])
    expect(understandLately(lexicon, text)).not.toBe(understandLately(lexicon, text));
  for (let other = 0; other < 600; other += 1) understandLately(lexicon, `soudeur${" ".repeat(other)}`);
  expect(understandLately(lexicon, "soudeur assembleur")).not.toBe(asked);
});

/** The engine under test: the suite is the same for each. */
let engine: EngineName = "postgres";

describe.each(enginesHere)("the words of a question asked of %s", (name) => {
  beforeAll(() => {
    engine = name;
  });

  test("the other gender of a job finds the same trainings", async () => {
    expect(await found("soudeuse")).toEqual(await found("soudeur"));
    expect(await found("boulangère")).toEqual(["Boulanger"]);
  });

  test("a job's name finds trainings that bear its code and not its name", async () => {
    expect(await found("soudeur")).toContain("Soudage semi-automatique");
  });

  test.each([
    ["chalumeau", "Soudeur assembleur industriel"],
    ["la baguette", "Boulanger"],
    ["soudage MAG", "Soudeur assembleur industriel"],
  ])("what people of the trade say finds the trade and is no slip: %s", async (text, title) => {
    expect(await found(text)).toContain(title);
    expect(await corrected(text)).toEqual([]);
  });

  test("titles that bear the word come before trainings of the job", async () => {
    expect((await found("soudeur"))[0]).toBe("Soudeur assembleur industriel");
  });

  test("a training that does not recruit comes after all those of the job that do", async () => {
    const all = await found("soudeur");
    expect(all.length).toBeGreaterThan(1);
    await client.query("BEGIN");
    await client.query(
      "UPDATE search.session SET recruits_until = CASE id WHEN 2 THEN date '2000-01-01' ELSE '2099-12-31' END",
    );
    const closed = await found("soudeur");
    await client.query("ROLLBACK");
    expect(closed.at(-1)).toBe("Soudeur assembleur industriel");
    expect(closed.toSorted()).toEqual(all.toSorted());
  });

  test("a job of ROME 4.0 finds trainings coded with its parent, and the parent those coded with its child", async () => {
    expect((await found("robotisé")).sort()).toEqual([
      "Assemblage de structures",
      "Soudage semi-automatique",
      "Soudeur assembleur industriel",
    ]);
    expect(await found("soudeur")).toContain("Assemblage de structures");
  });

  test("one job must bear all the words", async () => {
    expect(await found("soudeur manuel")).toContain("Soudage semi-automatique");
    expect(await found("soudeur boulanger", { approximate: true })).toContain("Boulanger");
  });

  test.each(["soudeurr", "soudur", "soudeyr", "suodeur", "souddeur"])("one slip is corrected: %s", async (slip) => {
    expect(await corrected(slip)).toEqual([{ from: slip, to: "soudeur" }]);
    expect(await found(slip)).toEqual(await found("soudeur"));
  });

  test("words that exist are never corrected, nor are codes", async () => {
    for (const text of ["soudeur", "RNCP34442", "34442", "H2914"]) expect(await corrected(text)).toEqual([]);
  });

  test("the beginning of a word finds it when nothing else does", async () => {
    expect(await found("assemb")).toContain("Assemblage de structures");
  });

  test("accents, capitals, plurals and small words change nothing", async () => {
    const expected = ["Éducation à l’été en plein air"];
    for (const text of ["education", "ÉDUCATIONS", "l'éducation en été", "une formation d’éducation à"])
      expect(await found(text)).toEqual(expected);
  });

  test("technical names keep their signs", async () => {
    expect(await found("c++")).toEqual(["Développeur d'applications C++ et .NET"]);
    expect(await found(".net")).toEqual(["Développeur d'applications C++ et .NET"]);
  });

  test.each(["RNCP34441", "rncp 34441", "34441", "RNCP34441BC01", "rncp34441 bc01", "42084"])(
    "a code finds its training: %s",
    async (code) => {
      expect(await found(code)).toEqual(["Gestion d’accueil"]);
    },
  );

  test("a ROME code finds its relatives, a SIRET its organisation", async () => {
    expect(await found("H2913")).toContain("Assemblage de structures");
    expect((await ask("123 456 789 00000")).total).toBe(titles.length);
  });

  test("the whole text is asked when titles give little", async () => {
    expect(await found("tarière")).toEqual(["Conduite d’engins"]);
    expect(await found("conduite compactage")).toEqual(["Conduite d’engins"]);
  });

  test("when nothing bears all the words, near answers come, those with most words first", async () => {
    const answer = await ask("gestion soudage structures accueil");
    expect(answer.approximate).toBe(true);
    expect((await titlesOf(answer))[0]).toBe("Gestion d’accueil");
  });

  test("near answers never drop a filter", async () => {
    const answer = await ask("gestion soudage accueil", { filters: { ...noSearchParameters, permanent: true } });
    expect(answer).toMatchObject({ total: 0, hits: [], approximate: true });
  });

  test.each(["une formation de", "---", "😀"])(
    "« %s » holds no word to search: everything is shown, as near answers",
    async (text) => {
      expect(await ask(text)).toMatchObject({ total: titles.length, approximate: true });
    },
  );

  test.each([
    "'); DROP TABLE training; --",
    "& | ! :* <-> ()",
    "\\' \"",
    "\u0000nul\u0000",
    "😀🏽",
    "\ud800",
    "a".repeat(5000),
    "x ".repeat(500),
    "%_",
    "soudeur'::tsquery",
  ])("any text gets an answer: %j", async (text) => {
    expect((await ask(text)).total).toBeGreaterThanOrEqual(0);
  });
});

describe("the documents", () => {
  test("the database folds a text as the portal folds a question", async () => {
    const texts = [
      ...titles.map(({ title }) => title),
      "Œuvre, ÆTHER ; naïve Noël — 50 % d’été n°3 (C#, F#) « guillemets » ½ ﬁn ǅ ß I\u0307 \u00a0 😀 łódź Đông ñandú",
      ".NET C++ c++builder asp.net",
    ];
    const { rows } = await client.query<{ text: string; folded: string }>(
      "SELECT text, search.fold(text) AS folded FROM unnest($1::text[]) AS text",
      [texts],
    );
    expect(rows.map(({ text, folded }) => [text, folded])).toEqual(texts.map((text) => [text, foldText(text)]));
  });

  test("a training refreshed alone shows its new title, its new dates and its words", async () => {
    await client.query("BEGIN");
    await client.query("UPDATE training SET title = 'Zinguerie' WHERE id = 4");
    await refreshSearchDocuments(client, [4]);
    expect(await found("zingerie")).toEqual(["Zinguerie"]);
    expect((await ask("boulanger")).total).toBe(1);
    await client.query("UPDATE training SET withdrawn_at = now() WHERE id = 4");
    await refreshSearchDocuments(client, [4]);
    expect((await ask("zinguerie")).total).toBe(0);
    await client.query("ROLLBACK");
  });
});

function namedCorpus(): ReturnType<typeof makeCorpus> {
  const model = makeCorpus(1, 1);
  const [session] = model.sessions;
  const [training] = model.trainings;
  if (session === undefined || training === undefined) throw new Error("an empty corpus");
  const trainings = titles.map(
    (named, index): TrainingDocument => ({
      ...training,
      body: "",
      rncps: [],
      formacodes: [],
      ...named,
      trainingId: index + 1,
      number: `T${index + 1}`,
      organisation: "Centre",
      organisationSiret: "12345678900000",
    }),
  );
  const sessions = trainings.map(({ trainingId, blocks }) => ({
    ...session,
    trainingId,
    sessionId: trainingId,
    startsOn: "2027-02-01",
    endsOn: null,
    recruitsUntil: null,
    isPermanent: false,
    blocks,
  }));
  return { trainings, sessions };
}

/** H2915 « Soudeur robotisé » is a child of H2913 « Soudeur manuel ». */
async function insertJobs(): Promise<void> {
  await client.query("UPDATE rome_metier SET label = 'Soudeur / Soudeuse' WHERE code = 'H2913'");
  await client.query(
    "UPDATE rome_metier SET label = 'Opérateur robotisé / Opératrice robotisée', parent_code = 'H2913' WHERE code = 'H2915'",
  );
  await client.query("UPDATE rome_metier SET label = 'Boulanger / Boulangère' WHERE code = 'D1102'");
  await client.query(`INSERT INTO rome_appellation (ogr, label, short_label, metier_code, classification) VALUES
    (1, 'Soudeur manuel / Soudeuse manuelle', 'Soudeur', 'H2913', 'main'),
    (2, 'Boulanger / Boulangère', 'Boulanger', 'D1102', 'main')`);
}

async function ask(text: string, filters: Partial<SearchQuery> = {}): Promise<SearchAnswer> {
  return answerQuestion(
    client,
    {
      question: understandText(await loadLexicon(client), text),
      place: null,
      filters: noSearchParameters,
      sort: "relevance",
      page: 1,
      perPage: 50,
      today,
      ...filters,
    },
    engine,
  );
}

async function corrected(text: string): Promise<SearchQuery["question"]["corrections"]> {
  return understandText(await loadLexicon(client), text).corrections;
}

async function found(
  text: string,
  expected: { readonly approximate: boolean } = { approximate: false },
): Promise<string[]> {
  const answer = await ask(text);
  expect({ text, approximate: answer.approximate }).toEqual({ text, ...expected });
  return titlesOf(answer);
}

async function titlesOf(answer: SearchAnswer): Promise<string[]> {
  const { rows } = await client.query<{ id: number; title: string }>("SELECT id, title FROM training");
  const byId = new Map(rows.map(({ id, title }) => [id, title]));
  return answer.hits.map(({ trainingId }) => byId.get(trainingId) ?? "");
}
