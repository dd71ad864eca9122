import type { ClientBase } from "pg";
import { beginGenerationOfJobs } from "./generation.server.ts";

type VocabularyClient = Pick<ClientBase, "query">;

/**
 * Tables filled earlier in the same transaction have no statistics yet; the planner believes them small and loops over them, which made
 * one of these statements take minutes instead of a second. Held until the end of the transaction or until `joinAsUsual`.
 */
export const joinWithoutLoops = "SET LOCAL enable_nestloop = off";
export const joinAsUsual = "SET LOCAL enable_nestloop = on";

/** A word of the dictionary is made of letters only and long enough to be worth correcting. */
const DICTIONARY_WORD = "^[[:alpha:]]{3,30}$";

/** Brings the dictionary up to the words of today's titles, certifications and organisations, counted once per different text. */
export async function refreshDocumentWords(client: VocabularyClient): Promise<void> {
  await client.query(documentWords, [DICTIONARY_WORD]);
  await removeUnusedWords(client);
  await client.query(missingKeys);
}

/**
 * Reads the jobs of `job_document` again: names of jobs (both genders), the jobs each word stands for, and the dictionary's job words. A
 * name leads to its own job, to the parent that feeds still use, and to the parent's children; a word of a skill leads to jobs only when
 * few jobs bear it.
 */
export async function refreshJobVocabulary(client: VocabularyClient): Promise<void> {
  await beginGenerationOfJobs(client);
  await client.query(joinWithoutLoops);
  for (const table of ["appellation", "expansion", "gender_twin"]) await client.query(`DELETE FROM search.${table}`);
  for (const statement of [appellations, trades, particularSkills, genderTwins]) await client.query(statement);
  await client.query("UPDATE search.lexeme SET is_job_word = false WHERE is_job_word");
  await client.query(jobWords, [DICTIONARY_WORD]);
  await removeUnusedWords(client);
  await client.query(missingKeys);
  await client.query(joinAsUsual);
  await client.query("SELECT search.settle()");
}

async function removeUnusedWords(client: VocabularyClient): Promise<void> {
  await client.query(`WITH gone AS (DELETE FROM search.lexeme WHERE documents = 0 AND NOT is_job_word RETURNING word)
    DELETE FROM search.lexeme_key k USING gone WHERE k.word = gone.word`);
}

/** Reads the trainings that search holds; writes only words whose count changed. */
const documentWords = `
WITH document AS MATERIALIZED (
  SELECT t.title, t.organisation, t.certification_titles FROM search.training s JOIN training_document t ON t.id = s.id),
content AS (
  SELECT content, count(*) AS n
  FROM (SELECT title AS content FROM document UNION ALL SELECT organisation FROM document
    UNION ALL SELECT unnest(certification_titles) FROM document) AS texts
  GROUP BY content),
counted AS MATERIALIZED (
  SELECT word, sum(n)::integer AS documents
  FROM (SELECT DISTINCT content, n, regexp_split_to_table(search.fold(content), ' ') AS word FROM content) AS w
  WHERE word ~ $1::text GROUP BY word),
reset AS (
  UPDATE search.lexeme l SET documents = 0 WHERE documents <> 0 AND NOT EXISTS (SELECT FROM counted c WHERE c.word = l.word))
INSERT INTO search.lexeme AS l (word, stem, documents, is_job_word)
SELECT word, coalesce((ts_lexize('pg_catalog.french_stem', word))[1], word), documents, false FROM counted
ON CONFLICT (word) DO UPDATE SET documents = excluded.documents WHERE l.documents <> excluded.documents`;

/** Every name of a job, its own label among them. */
const named = `named AS MATERIALIZED (
  SELECT code, label FROM job_document UNION ALL SELECT code, unnest(names) FROM job_document)`;

const jobWords = `
WITH ${named}
INSERT INTO search.lexeme AS l (word, stem, documents, is_job_word)
SELECT word, coalesce((ts_lexize('pg_catalog.french_stem', word))[1], word), 0, true
FROM (SELECT DISTINCT regexp_split_to_table(search.fold(label), ' ') AS word FROM named) AS w
WHERE word ~ $1::text
ON CONFLICT (word) DO UPDATE SET is_job_word = true`;

/** Keys of the words that have none yet; short words are never what a longer one was meant to be. */
const missingKeys = `
INSERT INTO search.lexeme_key (key, position, word)
SELECT CASE cut WHEN 0 THEN l.word ELSE left(l.word, cut - 1) || substr(l.word, cut + 1) END, cut, l.word
FROM search.lexeme l CROSS JOIN LATERAL generate_series(0, length(l.word)) AS cut
WHERE length(l.word) >= 4 AND NOT EXISTS (SELECT FROM search.lexeme_key k WHERE k.word = l.word)
ORDER BY 1, 3, 2`;

/** A job's own code, its parent's and its children's. */
const relatives = `
relative AS MATERIALIZED (
  SELECT code, code AS related, 1.0 AS closeness FROM job_document
  UNION SELECT code, parent_code, 0.9 FROM job_document WHERE parent_code IS NOT NULL
  UNION SELECT parent_code, code, 0.8 FROM job_document WHERE parent_code IS NOT NULL)`;

const appellations = `
WITH ${relatives}, ${named}, numbered AS (SELECT row_number() OVER (ORDER BY code, label) AS id, code, label FROM named)
INSERT INTO search.appellation (id, lexemes, tsv)
SELECT n.id, array_agg(lower(r.related) ORDER BY r.closeness DESC, r.related), strip(to_tsvector('search.fr', search.fold(n.label)))
FROM numbered n JOIN relative r ON r.code = n.code GROUP BY n.id, n.label ORDER BY n.id`;

/** Weight 0.36 to 1: grows with the share of a job's names that bear the word. A typed code stands for itself and its relatives. */
const trades = `
WITH ${relatives}, ${named},
size AS (SELECT code, count(*) AS names FROM named GROUP BY code),
borne AS (
  SELECT n.code, stem, count(*) AS names
  FROM named n, unnest(tsvector_to_array(to_tsvector('search.fr', search.fold(n.label)))) AS stem GROUP BY n.code, stem)
INSERT INTO search.expansion (term, lexeme, weight)
SELECT term, lexeme, max(weight) FROM (
  SELECT b.stem AS term, lower(r.related) AS lexeme, (0.45 + 0.55 * b.names::real / s.names) * r.closeness AS weight
  FROM borne b JOIN size s ON s.code = b.code JOIN relative r ON r.code = b.code
  UNION ALL SELECT lower(code), lower(related), closeness FROM relative) AS found
WHERE weight > 0.3 GROUP BY term, lexeme`;

const particularSkills = `
WITH wanted AS (
  SELECT DISTINCT code, stem
  FROM (SELECT code, unnest(skills) AS label FROM job_document) AS s,
    unnest(tsvector_to_array(to_tsvector('search.fr', search.fold(s.label)))) AS stem
  WHERE length(stem) > 3),
particular AS (SELECT stem FROM wanted GROUP BY stem HAVING count(*) <= 12),
${relatives}
INSERT INTO search.expansion (term, lexeme, weight)
SELECT w.stem, lower(r.related), max(0.3 * r.closeness)
FROM wanted w JOIN particular p ON p.stem = w.stem JOIN relative r ON r.code = w.code AND r.closeness > 0.8
GROUP BY w.stem, lower(r.related)
ON CONFLICT (term, lexeme) DO NOTHING`;

/** « Soudeur / Soudeuse à l'arc »: the first words of both sides, taken one by one, are the same trade when they begin alike. */
const genderTwins = `
WITH side AS (
  SELECT regexp_split_to_array(search.fold(split_part(label, ' / ', 1)), ' ') AS first,
    regexp_split_to_array(search.fold(split_part(label, ' / ', 2)), ' ') AS second
  FROM (SELECT unnest(names) AS label FROM job_document) AS n WHERE label LIKE '% / %'),
pair AS (
  SELECT DISTINCT (ts_lexize('pg_catalog.french_stem', a))[1] AS one, (ts_lexize('pg_catalog.french_stem', b))[1] AS other
  FROM side, unnest(first, second) AS u(a, b) WHERE a <> b AND length(a) > 3 AND left(a, 3) = left(b, 3))
INSERT INTO search.gender_twin (term, twin)
SELECT one, other FROM pair WHERE one <> other UNION SELECT other, one FROM pair WHERE one <> other`;
