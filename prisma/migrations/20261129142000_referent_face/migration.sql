-- What a referent sees of who else follows somebody: their colleagues on the file, and the requests that other organisations made.
-- Reason: the page of somebody followed showed neither. Another organisation's request is known by its dates and its organisation; its
-- training and its state too once the person agreed, which the referent of that organisation records (`shares_progress_since`).
-- `hub_positionings_of_person` (newest: 20261129140100_sessions_as_said) looks whether the actor follows the person before it takes the task
-- `sight`, which opens files that share.
-- Lock: a column without a rewrite on person_file; functions, policies and a trigger for an instant.
-- Rollback: the function of 20261129140100_sessions_as_said, the trigger of 20261129100000_people; drop the column, the two policies and hub_referents_of_file.
-- Measured: both functions read by the indexes on person and on file; the page reads each once.
ALTER TABLE "person_file" ADD COLUMN "shares_progress_since" DATE;

DROP TRIGGER person_file_only_forward ON person_file;
CREATE TRIGGER person_file_only_forward BEFORE UPDATE ON person_file FOR EACH ROW EXECUTE FUNCTION hub_only_forward(
  'free last_name', 'free first_name', 'free commune_code', 'free birth_date', 'free birth_commune_code', 'free phone', 'free mail',
  'free channel', 'free address_line', 'free address_more', 'free postal_code', 'free address_town', 'free is_restricted',
  'free shares_progress_since', 'grows version', 'once account_id', 'free person_id');

-- Whoever stands in for a colleague follows the file too; a restricted one is open to neither.
CREATE POLICY person_file_sight ON person_file FOR SELECT USING (hub_task() = 'sight' AND shares_progress_since IS NOT NULL);
CREATE POLICY follow_up_sight ON follow_up FOR SELECT USING (hub_task() = 'sight' AND organisation_id = hub_organisation());

DROP FUNCTION hub_positionings_of_person(uuid);
CREATE FUNCTION hub_positionings_of_person(person uuid)
RETURNS TABLE (session_id integer, organisation_id uuid, positioned_on date, starts_on date, ends_on date, is_active boolean,
  told_training text, told_state text)
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
      'draft', 'submitted', 'invited', 'under_review', 'waitlisted', 'proposed', 'no_show_event', 'accepted', 'enrolled'),
    CASE WHEN f.id IS NOT NULL THEN t.title END,
    CASE WHEN f.id IS NOT NULL THEN coalesce(p.stay_state::text, p.state::text) END
  FROM positioning p JOIN training_session r ON r.id = p.session_id CROSS JOIN LATERAL session_as_said(r) AS s
    JOIN training_action a ON a.id = r.action_id JOIN training t ON t.id = a.training_id
    LEFT JOIN person_file f ON f.id = p.person_file_id AND f.shares_progress_since IS NOT NULL
  WHERE p.person_id = hub_positionings_of_person.person;
  PERFORM set_config('hub.task', task, true);
END
$$;

-- Who follows the person of a file, for whoever opens it.
CREATE FUNCTION hub_referents_of_file(file uuid) RETURNS TABLE (membership_id uuid) LANGUAGE plpgsql AS $$
DECLARE
  task text := coalesce(hub_task(), '');
BEGIN
  IF NOT EXISTS (
    SELECT FROM person_file f WHERE f.id = hub_referents_of_file.file AND f.organisation_id = hub_organisation()) THEN
    RETURN;
  END IF;
  PERFORM set_config('hub.task', 'sight', true);
  RETURN QUERY SELECT u.membership_id FROM follow_up u
    WHERE u.person_file_id = hub_referents_of_file.file AND u.started_at <= hub_now() AND u.ended_at IS NULL;
  PERFORM set_config('hub.task', task, true);
END
$$;

INSERT INTO access_right (name, holders, is_region_wide) VALUES
  ('person-file.share', '{agent,manager}', false),
  ('portfolio.export', '{agent,manager}', false);
