import type { ClientBase } from "pg";
import { z } from "zod";
import { eachInTurns } from "#app/platform/in-turns.ts";
import { arrangeSynonyms, type SynonymFinder } from "../synonyms/find-synonyms.ts";
import { readSynonyms } from "../synonyms/read-synonyms.server.ts";
import { foldText } from "./fold-text.ts";
import { arrangeLexicon, type Lexicon } from "./lexicon.ts";
import { arrangeMeaning, type Meaning } from "./meaning.ts";
import { readEverydayWords } from "./read-everyday-words.server.ts";
import { readFrenchWords } from "./read-french-words.server.ts";
import { readVectors } from "./read-vectors.server.ts";

const wordRows = z.array(z.object({ word: z.string(), documents: z.int() }));
const jobRows = z.array(
  z.object({
    code: z.string(),
    parent: z.string().nullable(),
    names: z.array(z.string()),
    skills: z.array(z.string()),
    definition: z.string(),
  }),
);
const codeRows = z.array(z.object({ code: z.string() }));
const titleRows = z.array(z.object({ title: z.string() }));
const twinRows = z.array(z.object({ term: z.string(), twin: z.string() }));
const stemRow = z.object({ stems: z.array(z.string()) });

/** Codes of jobs borne by a training; posting_pkey. */
const TAUGHT = `SELECT DISTINCT upper(term) AS code FROM search.posting WHERE term ~ '^[a-n][0-9]{4}$'`;

/** A connection or a pool: what is read need not belong to one moment. */
type Reader = Pick<ClientBase, "query">;

/**
 * Reads the words of the catalogue, of the jobs and of the language: a second or two, some tens of megabytes. Requests are answered
 * meanwhile.
 */
export async function loadLexicon(client: Reader): Promise<Lexicon> {
  const rows = async (sql: string): Promise<unknown> => (await client.query(sql)).rows;
  const meaning = await readMeaning();
  const words = wordRows.parse(await rows("SELECT word, documents FROM search.lexeme"));
  const jobs = jobRows.parse(
    await rows(
      "SELECT code, parent_code AS parent, label || names AS names, skills, definition FROM job_document ORDER BY code",
    ),
  );
  const titleList = titleRows.parse(
    await rows("SELECT DISTINCT t.title FROM search.training s JOIN training_document t ON t.id = s.id"),
  );
  const titles = titleList.map(({ title }) => title);
  const taught = codeRows.parse(await rows(TAUGHT));
  const twins = twinRows.parse(await rows("SELECT term, twin FROM search.gender_twin"));
  const everyday = await everydayWords();
  const written = jobs.flatMap(({ names, skills, definition }) => [...names, ...skills, definition]);
  const wordsOf = await foldEach([...written, ...everyday.values(), ...titles]);
  const every = new Set(words.map(({ word }) => word));
  await eachInTurns([...wordsOf.values(), meaning.knownWords], (some) => {
    for (const word of some) every.add(word);
  });
  return arrangeLexicon({
    words,
    jobs,
    taught: taught.map(({ code }) => code),
    titles,
    wordsOf,
    stems: await stemsOf(client, [...every]),
    twins,
    meaning,
    synonyms: await findSynonyms(),
    everyday,
    french: await frenchWords(),
  });
}

/** The folded words of each text: many jobs share their skills, so each text is folded once. */
async function foldEach(texts: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const wordsOf = new Map<string, readonly string[]>();
  await eachInTurns(texts, (text) => {
    if (!wordsOf.has(text)) wordsOf.set(text, foldText(text).split(" "));
  });
  return wordsOf;
}

let finder: Promise<SynonymFinder> | undefined;

/** Synonyms change with the code only. */
function findSynonyms(): Promise<SynonymFinder> {
  finder ??= readSynonyms().then(arrangeSynonyms);
  return finder;
}

let daily: Promise<ReadonlyMap<string, string>> | undefined;

/** They change with the code only. */
function everydayWords(): Promise<ReadonlyMap<string, string>> {
  daily ??= readEverydayWords();
  return daily;
}

let french: Promise<ReadonlySet<string>> | undefined;

/** They change with the code only. */
function frenchWords(): Promise<ReadonlySet<string>> {
  french ??= readFrenchWords();
  return french;
}

let meaning: Promise<Meaning> | undefined;

/** The vectors never change while a process runs. */
function readMeaning(): Promise<Meaning> {
  meaning ??= Promise.all([readVectors(), everydayWords()]).then(([files, everyday]) =>
    arrangeMeaning(files, everyday),
  );
  return meaning;
}

const WORDS_A_STATEMENT = 5000;

/** As the engine's own dictionary stems them. */
async function stemsOf(client: Reader, words: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const stems = new Map<string, string>();
  for (let from = 0; from < words.length; from += WORDS_A_STATEMENT) {
    const some = words.slice(from, from + WORDS_A_STATEMENT);
    const { rows } = await client.query(
      `SELECT array_agg(coalesce((ts_lexize('pg_catalog.french_stem', word))[1], word) ORDER BY place) AS stems
       FROM unnest($1::text[]) WITH ORDINALITY AS w(word, place)`,
      [some],
    );
    const read = stemRow.parse(rows[0]).stems;
    some.forEach((word, at) => void stems.set(word, read[at] ?? word));
  }
  return stems;
}
