import type { ClientBase } from "pg";
import { beginGenerationOfJobs } from "./generation.server.ts";

type VocabularyClient = Pick<ClientBase, "query">;

/** A word of the dictionary is made of letters only and long enough to be worth correcting. */
const DICTIONARY_WORD = "^[[:alpha:]]{3,30}$";

/** Brings the dictionary up to the words of today's titles, certifications and organisations, counted once per different text. */
export async function refreshDocumentWords(client: VocabularyClient): Promise<void> {
  await client.query(documentWords, [DICTIONARY_WORD]);
}

/** Reads the jobs of `job_document` again: which stems are both genders of one trade. */
export async function refreshJobVocabulary(client: VocabularyClient): Promise<void> {
  await beginGenerationOfJobs(client);
  await client.query("DELETE FROM search.gender_twin");
  await client.query(genderTwins);
  await client.query("SELECT search.settle()");
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
gone AS (DELETE FROM search.lexeme l WHERE NOT EXISTS (SELECT FROM counted c WHERE c.word = l.word))
INSERT INTO search.lexeme AS l (word, documents) SELECT word, documents FROM counted
ON CONFLICT (word) DO UPDATE SET documents = excluded.documents WHERE l.documents <> excluded.documents`;

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
