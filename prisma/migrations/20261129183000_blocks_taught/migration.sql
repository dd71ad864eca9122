-- The blocks that a session teaches: those its feed lists, or, when it lists none, all those of the certification of its training.
-- Reason: paths count a session without a list as one that teaches its whole certification; the search by block did not find it, so that
-- « ce qui me manque » would have left it out.
-- Lock: none that matters, a view takes the place of the same one. Documents written before have the new blocks after
-- `npm run search -- rebuild`, or the next import.
-- Rollback: the view of 20261129140100_sessions_as_said.
-- Measured: a session with a list reads what it read before; one without reads two indexes.

-- As in 20261129140100_sessions_as_said, but for `blocks`.
CREATE OR REPLACE VIEW session_document AS
SELECT s.id, a.training_id, session_listed_on(s) AS starts_on, s.ends_on,
  session_shown_until(s, a.is_permanent) AS shown_until, session_recruits_until(s, a.is_permanent) AS recruits_until,
  a.is_permanent, replace(a.modality::text, '_', '-') AS modality, replace(a.paces::text, '_', '-')::text[] AS paces,
  a.hours_total AS hours, s.recruiting = 'open' AS is_recruiting,
  ARRAY(SELECT f.funder_code::integer FROM action_funder f WHERE f.action_id = a.id ORDER BY f.funder_code) AS funders,
  EXISTS (SELECT FROM action_funder af JOIN funder f ON f.code = af.funder_code WHERE af.action_id = a.id AND f.class = 'collective') AS is_paid_collective,
  ARRAY(SELECT p.public_code::text FROM action_public p WHERE p.action_id = a.id ORDER BY p.public_code) AS publics,
  a.accessibility_text <> '' AS is_accessible,
  array_remove(ARRAY[CASE WHEN a.meals_text <> '' THEN 'meals' END, CASE WHEN a.lodging_text <> '' THEN 'lodging' END,
    CASE WHEN a.transport_text <> '' THEN 'transport' END], NULL) AS aids,
  CASE WHEN s.block_list_id IS NOT NULL
    THEN ARRAY(SELECT b.code::text FROM listed_block b WHERE b.list_id = s.block_list_id ORDER BY b.rank)
    ELSE ARRAY(SELECT k.code::text FROM training_certification tc JOIN skill_block k ON k.certification_code = tc.rncp
      WHERE tc.training_id = a.training_id ORDER BY k.code) END AS blocks,
  a.latitude, a.longitude, c.departement_code AS departement, c.employment_zone_code::text AS zone, d.region_code::text AS region
FROM training_session r JOIN training_action a ON a.id = r.action_id JOIN training t ON t.id = a.training_id
CROSS JOIN LATERAL session_as_said(r) AS s
LEFT JOIN commune c ON c.insee = a.commune_insee LEFT JOIN departement d ON d.code = c.departement_code
WHERE r.withdrawn_at IS NULL AND a.withdrawn_at IS NULL AND t.withdrawn_at IS NULL;
