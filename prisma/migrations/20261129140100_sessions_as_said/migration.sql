-- Sessions as their organisation says them: new days, and whether they recruit, for whoever reads a session.
-- Reason: a session that was postponed, closed or cancelled here kept the days and the recruiting of its feed in the pages of the catalogue,
-- in the search, in the lists of referents and in what its people were told.
-- Lock: none that matters, a view and a function take the place of the same ones. Search documents of sessions postponed before are written
-- again by `npm run search -- repair`.
-- Rollback: the view of 20261128235000_documents_at_import_speed and the function of 20261129100000_people, then DROP FUNCTION session_as_said.
-- Measured: 10 ms for 10,800 sessions that nobody manages.

-- A session, with what its organisation says of it in the place of what its feed says: the rules of `hub_session_facts` for its days, as
-- long as its feed gives the first day that was postponed, and of `recruitingOf` (app/training/seats/seat-ledger.ts) for its recruiting.
-- The days of enrolment of a postponed session are not known any more.
CREATE FUNCTION session_as_said(s training_session) RETURNS training_session LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
  m managed_session;
BEGIN
  SELECT * INTO m FROM managed_session x WHERE x.session_id = s.id;
  IF NOT FOUND THEN
    RETURN s;
  END IF;
  IF m.starts_on IS NOT NULL AND s.starts_on IS NOT DISTINCT FROM m.postponed_from THEN
    s.starts_on := m.starts_on;
    s.ends_on := m.ends_on;
    s.starts_within := NULL;
    s.ends_within := NULL;
    s.enrol_to := NULL;
    s.enrol_to_within := NULL;
  END IF;
  IF s.recruiting IN ('open', 'unknown') THEN
    s.recruiting := CASE
      WHEN m.state = 'published' OR m.is_closed_by_portal THEN 'open'
      WHEN m.state = 'suspended' THEN 'suspended'
      ELSE 'closed' END;
  END IF;
  RETURN s;
END
$$;

-- As in 20261128235000_documents_at_import_speed, of sessions as they are said.
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
FROM training_session r JOIN training_action a ON a.id = r.action_id JOIN training t ON t.id = a.training_id
CROSS JOIN LATERAL session_as_said(r) AS s
LEFT JOIN commune c ON c.insee = a.commune_insee LEFT JOIN departement d ON d.code = c.departement_code
WHERE r.withdrawn_at IS NULL AND a.withdrawn_at IS NULL AND t.withdrawn_at IS NULL;

-- As in 20261129100000_people, with the days of sessions as they are said. Whoever asks must see a file of the person in their own name.
CREATE OR REPLACE FUNCTION hub_positionings_of_person(person uuid)
RETURNS TABLE (session_id integer, organisation_id uuid, positioned_on date, starts_on date, ends_on date, is_active boolean)
LANGUAGE plpgsql AS $$
DECLARE
  task text := coalesce(hub_task(), '');
BEGIN
  IF NOT EXISTS (SELECT FROM person_file f WHERE f.person_id = hub_positionings_of_person.person) THEN
    RETURN;
  END IF;
  PERFORM set_config('hub.task', 'sight', true);
  RETURN QUERY SELECT p.session_id, p.organisation_id, (p.created_at AT TIME ZONE 'Europe/Paris')::date, s.starts_on, s.ends_on,
    p.holds_seat OR p.state IN (
      'draft', 'submitted', 'invited', 'under_review', 'waitlisted', 'proposed', 'no_show_event', 'accepted', 'enrolled')
  FROM positioning p JOIN training_session r ON r.id = p.session_id CROSS JOIN LATERAL session_as_said(r) AS s
  WHERE p.person_id = hub_positionings_of_person.person;
  PERFORM set_config('hub.task', task, true);
END
$$;
