/** What of a training's own text is indexed at most, in characters. */
const MAX_BODY = 20_000;

/** Id and stamp of every document the index should hold: the stamp changes whenever the document may have changed. */
export const wantedStamps = `
SELECT t.id::text AS id, greatest(t.generation, g.jobs)::text AS stamp FROM search.training t CROSS JOIN search.generation g`;

/**
 * Documents of some trainings, as lines of JSON. Names are folded as questions are; a title is there in both genders. Names of jobs are
 * not there: a question is read with them before, and asks for the codes. The sets say what any of the sessions has: see coarse-filter.ts.
 */
export const documentLines = `
WITH asked AS MATERIALIZED (
  SELECT t.id, greatest(t.generation, g.jobs) AS stamp FROM search.training t CROSS JOIN search.generation g
  WHERE t.id = ANY($1::text[]::integer[])),
training AS MATERIALIZED (SELECT d.*, a.stamp FROM asked a JOIN training_document d ON d.id = a.id),
side AS (
  SELECT string_to_array(search.fold(split_part(name, ' / ', 1)), ' ') AS one,
    string_to_array(search.fold(split_part(name, ' / ', 2)), ' ') AS other
  FROM (SELECT unnest(names) AS name FROM job_document) AS n WHERE name LIKE '% / %'),
gender AS (
  SELECT DISTINCT a, b FROM side, unnest(one, other) AS u(a, b) WHERE a <> b AND length(a) > 3 AND left(a, 3) = left(b, 3)),
twin AS MATERIALIZED (
  SELECT word, min(twin) AS twin FROM (SELECT a AS word, b AS twin FROM gender UNION ALL SELECT b, a FROM gender) AS g GROUP BY word),
titled AS MATERIALIZED (
  SELECT t.id, string_agg(w.word, ' ' ORDER BY w.place) AS title, string_agg(coalesce(x.twin, w.word), ' ' ORDER BY w.place) AS twin_title
  FROM training t CROSS JOIN LATERAL string_to_table(search.fold(t.title), ' ') WITH ORDINALITY AS w(word, place)
  LEFT JOIN twin x ON x.word = w.word GROUP BY t.id),
session AS MATERIALIZED (
  SELECT s.training_id, array_agg(DISTINCT s.departement) FILTER (WHERE s.departement IS NOT NULL) AS departements,
    array_agg(DISTINCT s.zone) FILTER (WHERE s.zone IS NOT NULL) AS zones,
    array_agg(DISTINCT s.region) FILTER (WHERE s.region IS NOT NULL) AS regions,
    array_agg(DISTINCT floor(s.latitude * 4)::text || '_' || floor(s.longitude * 4)::text) FILTER (WHERE s.latitude IS NOT NULL) AS cells,
    array_agg(DISTINCT (extract(year FROM s.starts_on) * 12 + extract(month FROM s.starts_on) - 1)::integer)
      FILTER (WHERE s.starts_on IS NOT NULL) AS months,
    array_agg(DISTINCT s.modality) AS modalities, bool_or(s.is_recruiting) AS open, bool_or(s.is_permanent) AS permanent,
    bool_or(s.is_accessible) AS accessible, bool_or(s.is_paid_collective) AS paid
  FROM session_document s WHERE s.training_id IN (SELECT id FROM asked) GROUP BY s.training_id),
listed AS MATERIALIZED (
  SELECT training_id, paces, funders, aids, blocks FROM session_document WHERE training_id IN (SELECT id FROM asked))
SELECT json_build_object(
  'id', t.id, 'stamp', t.id || ':' || t.stamp,
  'title', ARRAY[n.title, n.twin_title], 'certifications', ARRAY(SELECT search.fold(c) FROM unnest(t.certification_titles) AS c),
  'codes', ARRAY(SELECT lower(c) FROM unnest(t.romes || t.certifications || t.formacodes || t.siret) AS c
    UNION SELECT regexp_replace(c, '^(RNCP|RS)', '') FROM unnest(t.certifications) AS c
    UNION SELECT translate(lower(c), '.-_ /''\\:', '') FROM unnest(t.blocks) AS c),
  'organisation', search.fold(t.organisation), 'blockTitles', t.block_labels, 'body', left(t.body, ${MAX_BODY}),
  'romes', t.romes, 'formacodes', t.formacodes, 'domains', t.domains, 'siret', t.siret,
  'blocks', ARRAY(SELECT DISTINCT unnest(l.blocks) FROM listed l WHERE l.training_id = t.id),
  'rncps', ARRAY(SELECT c FROM unnest(t.certifications) AS c
    UNION SELECT regexp_replace(c, '^(RNCP|RS)', '') FROM unnest(t.certifications) AS c),
  'levelIn', t.level_in::text, 'levelOut', t.level_out::text, 'certifying', t.is_certifying,
  'departements', s.departements, 'zones', s.zones, 'regions', s.regions, 'cells', s.cells, 'months', s.months,
  'modalities', s.modalities, 'open', s.open, 'permanent', s.permanent, 'accessible', s.accessible, 'paid', s.paid,
  'paces', ARRAY(SELECT DISTINCT unnest(l.paces) FROM listed l WHERE l.training_id = t.id),
  'funders', ARRAY(SELECT DISTINCT unnest(l.funders)::text FROM listed l WHERE l.training_id = t.id),
  'aids', ARRAY(SELECT DISTINCT unnest(l.aids) FROM listed l WHERE l.training_id = t.id))::text AS line
FROM training t JOIN session s ON s.training_id = t.id LEFT JOIN titled n ON n.id = t.id`;
