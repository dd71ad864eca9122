import type { ClientBase } from "pg";
import { z } from "zod";
import { arrangeSynonyms, type SynonymFinder } from "../synonyms/find-synonyms.ts";
import { readSynonyms } from "../synonyms/read-synonyms.server.ts";
import { foldText } from "./fold-text.ts";
import { arrangeLexicon, type Lexicon } from "./lexicon.ts";
import { arrangeMeaning, type Meaning } from "./meaning.ts";
import { readVectors } from "./read-vectors.server.ts";

const wordRows = z.array(z.object({ word: z.string(), documents: z.int() }));
const jobRows = z.array(
  z.object({
    code: z.string(),
    parent: z.string().nullable(),
    names: z.array(z.string()),
    skills: z.array(z.string()),
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

/** Reads the words of the catalogue, of the jobs and of the language: a second or two, some tens of megabytes. */
export async function loadLexicon(client: Reader): Promise<Lexicon> {
  const rows = async (sql: string): Promise<unknown> => (await client.query(sql)).rows;
  const meaning = await readMeaning();
  const words = wordRows.parse(await rows("SELECT word, documents FROM search.lexeme"));
  const jobs = jobRows.parse(
    await rows("SELECT code, parent_code AS parent, label || names AS names, skills FROM job_document ORDER BY code"),
  );
  const titles = titleRows.parse(
    await rows("SELECT DISTINCT t.title FROM search.training s JOIN training_document t ON t.id = s.id"),
  );
  const taught = codeRows.parse(await rows(TAUGHT));
  const twins = twinRows.parse(await rows("SELECT term, twin FROM search.gender_twin"));
  const texts = jobs.flatMap(({ names, skills }) => [...names, ...skills]);
  const spoken = texts.flatMap((text) => foldText(text).split(" "));
  const every = [...new Set([...words.map(({ word }) => word), ...spoken, ...meaning.knownWords])];
  return arrangeLexicon({
    words,
    jobs,
    taught: taught.map(({ code }) => code),
    titles: titles.map(({ title }) => title),
    stems: await stemsOf(client, every),
    twins,
    meaning,
    synonyms: await findSynonyms(),
  });
}

let finder: Promise<SynonymFinder> | undefined;

/** Synonyms change with the code only. */
function findSynonyms(): Promise<SynonymFinder> {
  finder ??= readSynonyms().then(arrangeSynonyms);
  return finder;
}

let meaning: Promise<Meaning> | undefined;

/** The vectors never change while a process runs. */
function readMeaning(): Promise<Meaning> {
  meaning ??= readVectors().then(arrangeMeaning);
  return meaning;
}

/** As the engine's own dictionary stems them. */
async function stemsOf(client: Reader, words: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query(
    `SELECT array_agg(coalesce((ts_lexize('pg_catalog.french_stem', word))[1], word) ORDER BY place) AS stems
     FROM unnest($1::text[]) WITH ORDINALITY AS w(word, place)`,
    [words],
  );
  const { stems } = stemRow.parse(rows[0]);
  return new Map(words.map((word, at) => [word, stems[at] ?? word]));
}
