import type { ClientBase } from "pg";
import { beginGeneration, beginGenerationOfCertifications } from "./generation.server.ts";
import { packedFeatures } from "./session-bits.ts";
import { refreshDocumentWords } from "./vocabulary.server.ts";

/** A connection inside the caller's transaction: readers see the new documents when the catalogue switches, never before. */
type WritingClient = Pick<ClientBase, "query">;

/**
 * Tables filled earlier in the same transaction have no statistics yet; the planner believes them small and loops over them, which made
 * one of these statements take minutes instead of a second. Held until the end of the transaction or until `joinAsUsual`.
 */
const joinWithoutLoops = "SET LOCAL enable_nestloop = off";
const joinAsUsual = "SET LOCAL enable_nestloop = on";

/** Up to this many, looking each up by key beats reading whole tables. */
const FEW_TRAININGS = 500;

/**
 * Writes the search documents of some trainings again, from the views `training_document` and `session_document`. What is withdrawn has
 * none. Cost grows with the trainings given: 20,000 take a few seconds.
 */
export async function refreshSearchDocuments(client: WritingClient, trainingIds: readonly number[]): Promise<void> {
  if (trainingIds.length === 0) return;
  const ids = [...new Set(trainingIds)];
  await beginGeneration(client);
  await client.query(deletePostings, [ids]);
  for (const table of ["session", "training_body", "training"]) {
    const key = table === "session" ? "training_id" : "id";
    await client.query(`DELETE FROM search.${table} WHERE ${key} = ANY($1::integer[])`, [ids]);
  }
  await insertDocuments(client, ids);
}

/** Writes every search document again, and the words that correct slips. */
export async function rebuildSearchDocuments(client: WritingClient): Promise<void> {
  await beginGeneration(client);
  for (const table of ["session", "posting", "training_body", "training"])
    await client.query(`DELETE FROM search.${table}`);
  await insertDocuments(client, null);
}

/** The same when certifications changed: they are found by their own words too. */
export async function rebuildCertificationDocuments(client: WritingClient): Promise<void> {
  await beginGenerationOfCertifications(client);
  await rebuildSearchDocuments(client);
}

async function insertDocuments(client: WritingClient, ids: readonly number[] | null): Promise<void> {
  await client.query(readTrainings, [ids]);
  await client.query(rankPlaces, [ids]);
  await client.query(insertSessions, [ids]);
  if (ids === null || ids.length > FEW_TRAININGS) await client.query(joinWithoutLoops);
  await client.query(insertTrainings);
  await client.query("DROP TABLE found_training");
  await refreshDocumentWords(client);
  await client.query(joinAsUsual);
  await client.query("SELECT search.settle()");
}

/** The body bears every term of its training, which finds them by key. */
const deletePostings = `
DELETE FROM search.posting p USING (
  SELECT id, unnest(tsvector_to_array(tsv)) AS term FROM search.training_body WHERE id = ANY($1::integer[])) AS w
WHERE p.term = w.term AND p.training_id = w.id`;

/** Once, with the lists that the view looks up training by training; the long text is read where it is needed. */
const readTrainings = `
CREATE TEMPORARY TABLE found_training AS
SELECT id, title, organisation, siret, romes, domains, certifications, array_to_string(certification_titles, ' ') AS certification_titles,
  formacodes, level_in, level_out, is_certifying, blocks, array_to_string(block_labels, ' ') AS block_labels
FROM training_document WHERE $1::integer[] IS NULL OR id = ANY($1::integer[])`;

/** Gives a rank to départements and zones that have none yet, those with most sessions first. */
const rankPlaces = `
WITH used AS (
  SELECT departement, zone, count(*) AS n FROM session_document
  WHERE departement IS NOT NULL AND ($1::integer[] IS NULL OR training_id = ANY($1::integer[])) GROUP BY departement, zone),
coded AS (
  SELECT 'departement' AS kind, departement AS code, n FROM used
  UNION ALL SELECT 'zone', zone, n FROM used WHERE zone IS NOT NULL),
unranked AS (
  SELECT kind, code, sum(n) AS n FROM coded x
  WHERE NOT EXISTS (SELECT FROM search.place p WHERE p.kind = x.kind AND p.code = x.code) GROUP BY kind, code)
INSERT INTO search.place (kind, code, rank)
SELECT kind, code, coalesce((SELECT max(rank) + 1 FROM search.place p WHERE p.kind = u.kind), 0)
  + row_number() OVER (PARTITION BY kind ORDER BY n DESC, code) - 1
FROM unranked u`;

/**
 * Sessions with what their training says, each column of the view reckoned once (OFFSET); facet values become bits, laid out as
 * session-bits.ts says.
 */
const insertSessions = `
INSERT INTO search.session (training_id, id, features, latitude, longitude, starts_on, ends_on, visible_until, recruits_until, hours,
  departement, zone, region, departement_rank, zone_rank, publics, blocks)
SELECT d.training_id, d.id, ${packedFeatures()},
  d.latitude, d.longitude, d.starts_on, d.ends_on, d.shown_until, d.recruits_until, d.hours,
  d.departement, d.zone, d.region, pd.rank, pz.rank, d.publics, d.blocks
FROM (SELECT *, funders::text[] AS funder_codes FROM session_document
  WHERE $1::integer[] IS NULL OR training_id = ANY($1::integer[]) OFFSET 0) AS d JOIN found_training t ON t.id = d.training_id
LEFT JOIN search.place pd ON pd.kind = 'departement' AND pd.code = d.departement
LEFT JOIN search.place pz ON pz.kind = 'zone' AND pz.code = d.zone
ORDER BY d.training_id, d.id`;

/**
 * Trainings that have a session in `search.session`: their codes, one posting per term of title (A), certifications (B), codes of jobs
 * and certifications (C) and organisation (D), and the whole text with the other codes. Many share a title, a certification, an
 * organisation or a text: each different one is stemmed once. A certification's code answers with and without its letters. A word is
 * worth 1 in a title, 0.3 in a certification's, 0.1 in an organisation's name, less where the title is long; a code ranks nothing.
 */
const insertTrainings = `
WITH shown AS MATERIALIZED (
  SELECT f.*, s.visible_until FROM found_training f JOIN (
    SELECT training_id, max(visible_until) AS visible_until FROM search.session
    WHERE training_id IN (SELECT id FROM found_training) GROUP BY training_id) AS s ON s.training_id = f.id),
code AS MATERIALIZED (
  SELECT id, 'rome' AS kind, unnest(romes) AS code FROM shown
  UNION ALL SELECT id, 'formacode', unnest(formacodes) FROM shown
  UNION ALL SELECT id, 'rncp', unnest(certifications) FROM shown
  UNION ALL SELECT id, 'rncp', regexp_replace(unnest(certifications), '^(RNCP|RS)', '') FROM shown
  UNION ALL SELECT id, 'siret', siret FROM shown
  UNION ALL SELECT id, 'levelIn', level_in::text FROM shown WHERE level_in IS NOT NULL),
codes AS MATERIALIZED (
  SELECT id, array_agg(DISTINCT kind || ':' || code) AS codes,
    coalesce(string_agg(lower(code) || ':1C', ' ') FILTER (WHERE kind IN ('rome', 'rncp')), '')::tsvector AS main_words,
    coalesce(string_agg(lower(code), ' ') FILTER (WHERE kind IN ('formacode', 'siret')), '')::tsvector AS other_words
  FROM code GROUP BY id),
stemmed AS MATERIALIZED (
  SELECT content, to_tsvector('search.fr', search.fold(content)) AS words
  FROM (SELECT title AS content FROM shown UNION SELECT certification_titles FROM shown UNION SELECT organisation FROM shown) AS texts),
document AS MATERIALIZED (
  SELECT n.id, n.visible_until, length(a.words) AS title_words, c.codes,
    setweight(a.words, 'A') || setweight(b.words, 'B') || setweight(d.words, 'D') || c.main_words AS words, c.other_words
  FROM shown n JOIN codes c ON c.id = n.id JOIN stemmed a ON a.content = n.title JOIN stemmed b ON b.content = n.certification_titles
  JOIN stemmed d ON d.content = n.organisation),
told AS MATERIALIZED (
  SELECT n.id, replace(left(t.body, 20000), '/', ' ') AS content, replace(n.block_labels, '/', ' ') AS labels,
    coalesce(array_to_tsvector((SELECT array_agg(DISTINCT translate(lower(b), '.-_ /''\\:', '')) FROM unnest(n.blocks) AS b)),
      '') AS block_words
  FROM shown n JOIN training_document t ON t.id = n.id),
stemmed_text AS MATERIALIZED (
  SELECT content, strip(to_tsvector('search.fr', content)) AS words
  FROM (SELECT content FROM told UNION SELECT labels FROM told) AS texts),
training AS (
  INSERT INTO search.training (id, visible_until, codes, generation)
  SELECT id, visible_until, codes, (SELECT number FROM search.generation) FROM document ORDER BY id),
posting AS (
  INSERT INTO search.posting (term, training_id, visible_until, weight, is_named)
  SELECT w.lexeme, d.id, d.visible_until,
    CASE WHEN 'A' = ANY(w.weights) THEN 1 WHEN 'B' = ANY(w.weights) THEN 0.3 WHEN 'D' = ANY(w.weights) THEN 0.1 ELSE 0 END
      / (1 + 0.04 * d.title_words), w.weights && '{A,B,C}'
  FROM document d, unnest(d.words) AS w ORDER BY w.lexeme, d.id)
INSERT INTO search.training_body (id, tsv)
SELECT d.id, strip(d.words) || d.other_words || t.block_words || c.words || l.words
FROM document d JOIN told t ON t.id = d.id JOIN stemmed_text c ON c.content = t.content JOIN stemmed_text l ON l.content = t.labels
ORDER BY d.id`;
