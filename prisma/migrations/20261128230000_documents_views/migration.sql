-- Views: what trainings, sessions and jobs give to be found by, one view per kind of document; and one column of bits for a session.
-- Reason: search read some twenty tables of other rooms, and repeated in five files which bit means what. It now reads these views alone,
-- and search/postgres/session-bits.ts says which bit means what. Both engines are fed from the same views.
-- By hand: views are not in the schema language. Lists are subqueries, so that a reader pays only for the columns it names.
-- Lock: search.session is rewritten row by row; searches go on, imports wait: about a second for 60,000 sessions.
-- Rollback: ALTER TABLE search.session ADD traits smallint NOT NULL DEFAULT 0; UPDATE search.session SET traits = features >> 52, features =
-- features & ((1::bigint << 52) - 1); DROP VIEW training_document, session_document, job_document.
-- Effect: none on answers; imports as fast (`npm run bench -- import`).

-- One row per training in force. `body`: what it says of itself at length. `certifications`: codes of the RNCP and of the RS.
CREATE VIEW training_document AS
SELECT t.id, t.number, t.title, o.name AS organisation, o.siret::text AS siret,
  ARRAY(SELECT r.rome_code::text FROM training_rome r WHERE r.training_id = t.id ORDER BY r.rank) AS romes,
  ARRAY(SELECT DISTINCT x.code FROM training_certification c CROSS JOIN LATERAL (VALUES (c.rncp), (c.rs)) AS x(code)
    WHERE c.training_id = t.id AND x.code IS NOT NULL) AS certifications,
  ARRAY(SELECT DISTINCT k.title FROM training_certification c CROSS JOIN LATERAL (VALUES (c.rncp), (c.rs)) AS x(code)
    JOIN certification k ON k.code = x.code WHERE c.training_id = t.id) AS certification_titles,
  ARRAY(SELECT f.code::text FROM training_formacode f WHERE f.training_id = t.id ORDER BY f.rank) AS formacodes,
  coalesce((SELECT array_agg(DISTINCT left(r.rome_code, 1)) FROM training_rome r WHERE r.training_id = t.id), '{Z}') AS domains,
  ARRAY(SELECT DISTINCT b.code::text FROM training_action a JOIN training_session s ON s.action_id = a.id
    JOIN listed_block b ON b.list_id = s.block_list_id
    WHERE a.training_id = t.id AND a.withdrawn_at IS NULL AND s.withdrawn_at IS NULL) AS blocks,
  ARRAY(SELECT DISTINCT b.label FROM training_action a JOIN training_session s ON s.action_id = a.id
    JOIN listed_block b ON b.list_id = s.block_list_id
    WHERE a.training_id = t.id AND a.withdrawn_at IS NULL AND s.withdrawn_at IS NULL) AS block_labels,
  t.level_in, t.level_out, t.is_certifying, concat_ws(' ', t.objective, t.content, t.expected_results) AS body
FROM training t JOIN training_organisation o ON o.id = t.organisation_id
WHERE t.withdrawn_at IS NULL;

-- One row per session in force. `starts_on`: the day it counts as starting, the end of its month when only that is known. `shown_until`
-- and `recruits_until`: the last day it is shown, and the last day it may recruit.
CREATE VIEW session_document AS
SELECT s.id, a.training_id, session_listed_on(s) AS starts_on, s.ends_on,
  session_shown_until(s, a.is_permanent) AS shown_until, session_recruits_until(s, a.is_permanent) AS recruits_until,
  a.is_permanent, replace(a.modality::text, '_', '-') AS modality, replace(a.paces::text, '_', '-')::text[] AS paces,
  a.hours_total AS hours, s.recruiting = 'open' AS is_recruiting,
  ARRAY(SELECT f.funder_code::integer FROM action_funder f WHERE f.action_id = a.id ORDER BY f.funder_code) AS funders,
  EXISTS (SELECT FROM action_funder af JOIN funder f ON f.code = af.funder_code WHERE af.action_id = a.id AND f.class = 'collective') AS is_paid_collective,
  (SELECT array_agg(p.public_code::text ORDER BY p.public_code) FROM action_public p WHERE p.action_id = a.id) AS publics,
  a.accessibility_text <> '' AS is_accessible,
  array_remove(ARRAY[CASE WHEN a.meals_text <> '' THEN 'meals' END, CASE WHEN a.lodging_text <> '' THEN 'lodging' END,
    CASE WHEN a.transport_text <> '' THEN 'transport' END], NULL) AS aids,
  (SELECT array_agg(b.code::text ORDER BY b.rank) FROM listed_block b WHERE b.list_id = s.block_list_id) AS blocks,
  a.latitude, a.longitude, c.departement_code AS departement, c.employment_zone_code::text AS zone, d.region_code::text AS region
FROM training_session s JOIN training_action a ON a.id = s.action_id JOIN training t ON t.id = a.training_id
LEFT JOIN commune c ON c.insee = a.commune_insee LEFT JOIN departement d ON d.code = c.departement_code
WHERE s.withdrawn_at IS NULL AND a.withdrawn_at IS NULL AND t.withdrawn_at IS NULL;

-- One row per job of ROME in force. `names`: its appellations, both genders in one label. `skills`: what is at the heart of it.
CREATE VIEW job_document AS
SELECT m.code::text AS code, m.label, m.parent_code::text AS parent_code,
  ARRAY(SELECT a.label FROM rome_appellation a WHERE a.metier_code = m.code AND NOT a.is_withdrawn ORDER BY a.ogr) AS names,
  ARRAY(SELECT s.label FROM metier_skill k JOIN skill s ON s.ogr = k.skill_ogr
    WHERE k.metier_code = m.code AND k.importance = 'core' AND s.kind IN ('skill', 'knowledge') AND NOT s.is_withdrawn) AS skills
FROM rome_metier m WHERE NOT m.is_withdrawn;

UPDATE search.session SET features = features | (traits::bigint << 52) WHERE traits <> 0;
ALTER TABLE search.session DROP COLUMN traits;
