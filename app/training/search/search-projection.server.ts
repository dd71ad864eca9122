import type { ClientBase } from "pg";
import { joinAsUsual, joinWithoutLoops, refreshDocumentWords } from "#search/postgres/vocabulary.server.ts";

/** A connection inside the caller's transaction: readers see the new documents when the catalogue switches, never before. */
type ProjectionClient = Pick<ClientBase, "query">;

/** Up to this many, looking each up by key beats reading whole tables. */
const FEW_TRAININGS = 500;

/**
 * Writes the search documents of some trainings again, from their records: rows of `search.training`, `search.posting`,
 * `search.training_body` and `search.session`. Withdrawn trainings and sessions have none. Cost grows with the trainings given: 20,000 take a few seconds.
 */
export async function refreshSearchDocuments(client: ProjectionClient, trainingIds: readonly number[]): Promise<void> {
  if (trainingIds.length === 0) return;
  const ids = [...new Set(trainingIds)];
  await client.query(deletePostings, [ids]);
  for (const table of ["session", "training_body", "training"]) {
    const key = table === "session" ? "training_id" : "id";
    await client.query(`DELETE FROM search.${table} WHERE ${key} = ANY($1::integer[])`, [ids]);
  }
  await insertDocuments(client, ids);
}

/** Writes every search document again, and the words that correct slips. */
export async function rebuildSearchDocuments(client: ProjectionClient): Promise<void> {
  for (const table of ["session", "posting", "training_body", "training"])
    await client.query(`DELETE FROM search.${table}`);
  await insertDocuments(client, null);
}

async function insertDocuments(client: ProjectionClient, ids: readonly number[] | null): Promise<void> {
  if (ids === null || ids.length > FEW_TRAININGS) await client.query(joinWithoutLoops);
  await client.query(rankPlaces);
  await client.query(insertSessions, [ids]);
  await client.query(insertTrainings, [ids]);
  await refreshDocumentWords(client);
  await client.query(joinAsUsual);
  await client.query("SELECT search.settle()");
}

/** The body bears every term of its training, which finds them by key. */
const deletePostings = `
DELETE FROM search.posting p USING (
  SELECT id, unnest(tsvector_to_array(tsv)) AS term FROM search.training_body WHERE id = ANY($1::integer[])) AS w
WHERE p.term = w.term AND p.training_id = w.id`;

/** Gives a rank to départements and zones that have none yet, those with most actions first. */
const rankPlaces = `
WITH used AS (
  SELECT commune_insee, count(*) AS n FROM training_action WHERE withdrawn_at IS NULL AND commune_insee IS NOT NULL GROUP BY commune_insee),
coded AS (
  SELECT 'departement' AS kind, c.departement_code AS code, u.n FROM used u JOIN commune c ON c.insee = u.commune_insee
  UNION ALL SELECT 'zone', c.employment_zone_code, u.n FROM used u JOIN commune c ON c.insee = u.commune_insee
    WHERE c.employment_zone_code IS NOT NULL),
unranked AS (
  SELECT kind, code, sum(n) AS n FROM coded x
  WHERE NOT EXISTS (SELECT FROM search.place p WHERE p.kind = x.kind AND p.code = x.code) GROUP BY kind, code)
INSERT INTO search.place (kind, code, rank)
SELECT kind, code, coalesce((SELECT max(rank) + 1 FROM search.place p WHERE p.kind = u.kind), 0)
  + row_number() OVER (PARTITION BY kind ORDER BY n DESC, code) - 1
FROM unranked u`;

/**
 * Sessions in force, with what their action says. Facet values become bits, laid out as search/postgres/feature-bits.ts reads them;
 * traits are 1 recruiting, 2 accessible, 4 collective funder, 8 meals, 16 lodging, 32 transport.
 */
const insertSessions = `
WITH chosen AS MATERIALIZED (
  SELECT t.id, CASE WHEN t.is_certifying THEN 128::bigint ELSE 0 END
    | CASE WHEN t.level_out BETWEEN 1 AND 8 THEN 1::bigint << (7 + t.level_out) ELSE 0 END AS features
  FROM training t WHERE t.withdrawn_at IS NULL AND ($1::integer[] IS NULL OR t.id = ANY($1::integer[]))),
domain AS MATERIALIZED (
  SELECT r.training_id, bit_or(1::bigint << (ascii(r.rome_code) - 49)) AS features
  FROM training_rome r WHERE $1::integer[] IS NULL OR r.training_id = ANY($1::integer[]) GROUP BY r.training_id),
offer AS MATERIALIZED (
  SELECT a.id, c.id AS training_id, a.is_permanent, a.hours_total, a.latitude, a.longitude, a.commune_insee,
    c.features | coalesce(d.features, 1::bigint << 30)
      | CASE a.modality WHEN 'on_site' THEN 1 WHEN 'mixed' THEN 2 ELSE 4 END
      | CASE WHEN 'full_time' = ANY(a.paces) THEN 8 ELSE 0 END | CASE WHEN 'part_time' = ANY(a.paces) THEN 16 ELSE 0 END
      | CASE WHEN 'evening' = ANY(a.paces) THEN 32 ELSE 0 END | CASE WHEN a.is_permanent THEN 64 ELSE 0 END AS features,
    CASE WHEN a.accessibility_text <> '' THEN 2 ELSE 0 END | CASE WHEN a.meals_text <> '' THEN 8 ELSE 0 END
      | CASE WHEN a.lodging_text <> '' THEN 16 ELSE 0 END | CASE WHEN a.transport_text <> '' THEN 32 ELSE 0 END AS traits
  FROM training_action a JOIN chosen c ON c.id = a.training_id LEFT JOIN domain d ON d.training_id = c.id
  WHERE a.withdrawn_at IS NULL),
funding AS MATERIALIZED (
  SELECT af.action_id, bit_or(1::bigint << (31 + af.funder_code)) AS features, bool_or(f.class = 'collective') AS is_collective
  FROM offer o JOIN action_funder af ON af.action_id = o.id JOIN funder f ON f.code = af.funder_code AND f.code < 32
  GROUP BY af.action_id),
audience AS MATERIALIZED (
  SELECT ap.action_id, array_agg(ap.public_code::text ORDER BY ap.public_code) AS publics
  FROM offer o JOIN action_public ap ON ap.action_id = o.id GROUP BY ap.action_id),
place AS MATERIALIZED (
  SELECT c.insee, c.departement_code, c.employment_zone_code::text AS zone, d.region_code::text AS region,
    pd.rank AS departement_rank, pz.rank AS zone_rank
  FROM commune c JOIN departement d ON d.code = c.departement_code
  JOIN search.place pd ON pd.kind = 'departement' AND pd.code = c.departement_code
  LEFT JOIN search.place pz ON pz.kind = 'zone' AND pz.code = c.employment_zone_code),
block AS MATERIALIZED (
  SELECT b.list_id, array_agg(b.code::text ORDER BY b.rank) AS blocks
  FROM (SELECT DISTINCT s.block_list_id AS id FROM offer o JOIN training_session s ON s.action_id = o.id) AS l
    JOIN listed_block b ON b.list_id = l.id GROUP BY b.list_id)
INSERT INTO search.session (training_id, id, features, latitude, longitude, starts_on, ends_on, visible_until, recruits_until, hours, traits,
  departement, zone, region, departement_rank, zone_rank, publics, blocks)
SELECT o.training_id, s.id, o.features | coalesce(f.features, 0), o.latitude, o.longitude, session_listed_on(s), s.ends_on,
  session_shown_until(s, o.is_permanent), session_recruits_until(s, o.is_permanent), o.hours_total,
  (o.traits | CASE WHEN s.recruiting = 'open' THEN 1 ELSE 0 END | CASE WHEN f.is_collective THEN 4 ELSE 0 END)::smallint,
  p.departement_code, p.zone, p.region, p.departement_rank, p.zone_rank, w.publics, b.blocks
FROM offer o JOIN training_session s ON s.action_id = o.id
LEFT JOIN funding f ON f.action_id = o.id
LEFT JOIN audience w ON w.action_id = o.id
LEFT JOIN place p ON p.insee = o.commune_insee
LEFT JOIN block b ON b.list_id = s.block_list_id
WHERE s.withdrawn_at IS NULL
ORDER BY o.training_id, s.id`;

/**
 * Trainings that have a session in `search.session`: their codes, one posting per term of title (A), certifications (B), codes of jobs
 * and certifications (C) and organisation (D), and the whole text with the other codes. Many share a title, a certification, an
 * organisation or a text: each different one is stemmed once. A certification's code answers with and without its letters. A word is
 * worth 1 in a title, 0.3 in a certification's, 0.1 in an organisation's name, less where the title is long; a code ranks nothing.
 */
const insertTrainings = `
WITH shown AS MATERIALIZED (
  SELECT training_id AS id, max(visible_until) AS visible_until FROM search.session
  WHERE $1::integer[] IS NULL OR training_id = ANY($1::integer[]) GROUP BY training_id),
certified AS MATERIALIZED (
  SELECT c.training_id, unnest(ARRAY[c.rncp, c.rs]) AS code FROM training_certification c JOIN shown s ON s.id = c.training_id),
code AS MATERIALIZED (
  SELECT r.training_id, 'rome' AS kind, r.rome_code::text AS code FROM training_rome r JOIN shown s ON s.id = r.training_id
  UNION ALL SELECT f.training_id, 'formacode', f.code::text FROM training_formacode f JOIN shown s ON s.id = f.training_id
  UNION ALL SELECT training_id, 'rncp', code FROM certified WHERE code IS NOT NULL
  UNION ALL SELECT training_id, 'rncp', regexp_replace(code, '^(RNCP|RS)', '') FROM certified WHERE code IS NOT NULL
  UNION ALL SELECT t.id, 'siret', o.siret::text FROM shown s JOIN training t ON t.id = s.id
    JOIN training_organisation o ON o.id = t.organisation_id
  UNION ALL SELECT t.id, 'levelIn', t.level_in::text FROM shown s JOIN training t ON t.id = s.id WHERE t.level_in IS NOT NULL),
codes AS MATERIALIZED (
  SELECT training_id, array_agg(DISTINCT kind || ':' || code) AS codes,
    coalesce(string_agg(lower(code) || ':1C', ' ') FILTER (WHERE kind IN ('rome', 'rncp')), '')::tsvector AS main_words,
    coalesce(string_agg(lower(code), ' ') FILTER (WHERE kind IN ('formacode', 'siret')), '')::tsvector AS other_words
  FROM code GROUP BY training_id),
certification_title AS MATERIALIZED (
  SELECT x.training_id, string_agg(DISTINCT c.title, ' ') AS titles FROM certified x JOIN certification c ON c.code = x.code
  GROUP BY x.training_id),
named AS MATERIALIZED (
  SELECT t.id, s.visible_until, t.title, coalesce(c.titles, '') AS titles, o.name
  FROM shown s JOIN training t ON t.id = s.id JOIN training_organisation o ON o.id = t.organisation_id
  LEFT JOIN certification_title c ON c.training_id = t.id),
stemmed AS MATERIALIZED (
  SELECT content, to_tsvector('search.fr', search.fold(content)) AS words
  FROM (SELECT title AS content FROM named UNION SELECT titles FROM named UNION SELECT name FROM named) AS texts),
document AS MATERIALIZED (
  SELECT n.id, n.visible_until, length(a.words) AS title_words, c.codes,
    setweight(a.words, 'A') || setweight(b.words, 'B') || setweight(d.words, 'D') || c.main_words AS words, c.other_words
  FROM named n JOIN codes c ON c.training_id = n.id JOIN stemmed a ON a.content = n.title JOIN stemmed b ON b.content = n.titles
  JOIN stemmed d ON d.content = n.name),
block AS MATERIALIZED (
  SELECT training_id, string_agg(DISTINCT label, ' ') AS labels,
    array_to_tsvector(array_agg(DISTINCT translate(lower(code), '.-_ /''\\:', ''))) AS words
  FROM (SELECT DISTINCT a.training_id, s.block_list_id AS list_id
    FROM training_action a JOIN training_session s ON s.action_id = a.id
    WHERE s.withdrawn_at IS NULL AND ($1::integer[] IS NULL OR a.training_id = ANY($1::integer[]))) AS l
    JOIN listed_block b ON b.list_id = l.list_id
  GROUP BY training_id),
told AS MATERIALIZED (
  SELECT t.id, replace(left(concat_ws(' ', t.objective, t.content, t.expected_results), 20000), '/', ' ') AS content,
    coalesce(replace(b.labels, '/', ' '), '') AS labels, coalesce(b.words, '') AS block_words
  FROM shown s JOIN training t ON t.id = s.id LEFT JOIN block b ON b.training_id = t.id),
stemmed_text AS MATERIALIZED (
  SELECT content, strip(to_tsvector('search.fr', content)) AS words
  FROM (SELECT content FROM told UNION SELECT labels FROM told) AS texts),
training AS (
  INSERT INTO search.training (id, visible_until, codes) SELECT id, visible_until, codes FROM document ORDER BY id),
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
