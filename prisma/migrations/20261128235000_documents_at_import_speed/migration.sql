-- Views: what a session gives to be found by, reckoned several times faster.
-- Reason: writing the search documents of 10,700 sessions took 4.0 s, most of it in a function called twice a session and in sorts of lists
-- that an index already gives in order.
-- Lock: none that matters, a view and a function take the place of the same ones.
-- Rollback: the function of 20261128224500_known_dates and the view of 20261128230000_documents_views.
-- Measured: 0.9 to 1.4 s for the same sessions on the same machine; answers are the same.

-- The rule of 20261128224500_known_dates, unchanged: a function of SQL that holds a subquery is started anew at each call, ten times dearer.
CREATE OR REPLACE FUNCTION session_shown_until(s training_session, is_permanent boolean) RETURNS date
LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
  over date := coalesce(
    CASE WHEN is_permanent THEN last_day(s.ends_on, s.ends_within)
      ELSE least(last_day(s.starts_on, s.starts_within), last_day(s.ends_on, s.ends_within)) END,
    last_day(s.enrol_to, s.enrol_to_within));
BEGIN
  IF over IS NULL AND NOT is_permanent THEN
    SELECT max(coalesce(last_day(m.ends_on, m.ends_within), last_day(m.starts_on, m.starts_within))) INTO over
    FROM recruitment_meeting m WHERE m.session_id = s.id;
  END IF;
  RETURN coalesce(over, 'infinity');
END
$$;

-- As in 20261128230000_documents_views, with lists in the order of their index.
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
  ARRAY(SELECT b.code::text FROM listed_block b WHERE b.list_id = s.block_list_id ORDER BY b.rank) AS blocks,
  a.latitude, a.longitude, c.departement_code AS departement, c.employment_zone_code::text AS zone, d.region_code::text AS region
FROM training_session s JOIN training_action a ON a.id = s.action_id JOIN training t ON t.id = a.training_id
LEFT JOIN commune c ON c.insee = a.commune_insee LEFT JOIN departement d ON d.code = c.departement_code
WHERE s.withdrawn_at IS NULL AND a.withdrawn_at IS NULL AND t.withdrawn_at IS NULL;
