-- Policies that a statement pays for only when it meets them. Who sees what does not change.
-- Reason: PostgreSQL prepares every policy of a table, and of the tables that those read, at the start of each statement, used or not. An
-- accept reads `positioning` in five statements and paid for them five times: 42 % of its processor time in the database. What few
-- statements need is now behind functions of plpgsql, which cost nothing until they are called. Sets that a list asked again for each
-- person (the memberships stood in for) are asked once.
-- `hub.listing` says that a transaction reads many files: those followed are then looked up together instead of one by one. Both ways
-- show the same rows.
-- Lock: short exclusive locks on person, person_file, follow_up and positioning while their policies are replaced.
-- Rollback: positioning_read is that of 20261129102000_follow_contacts; the policies of ties those of 20261129101020_command_at_once;
-- person_file_read_answer that of 20261129104000_answers; follow_up_read and person_file_read those of 20261128231000_no_going_back;
-- follow_up_read_notify that of 20261129104000_answers; follow_up_sight that of 20261129142000_referent_face; then drop the functions.
-- Measured: processor time of PostgreSQL, two databases in turns: an accept two thirds of what it was, the page of 2,000 people a third
-- (docs/decisions/0022).

CREATE FUNCTION hub_listing() RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT current_setting('hub.listing', true) = 'on' $$;

CREATE FUNCTION hub_is_tied(person uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN person IN (SELECT hub_tied_people());
END
$$;

-- Is the file that of the letter, message or code which a visitor presents?
CREATE FUNCTION hub_answers_for(file uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN EXISTS (
    SELECT FROM positioning_link l
    WHERE l.person_file_id = file AND hub_presented() IN (l.token_hash, l.code_hash) AND l.ended_at IS NULL AND l.expires_at > hub_now());
END
$$;

-- Does the membership, or one it stands in for, follow the file today? Its own comes first: nobody else is then looked for.
CREATE FUNCTION hub_follows_today(file uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN EXISTS (
    SELECT FROM follow_up f
    WHERE f.person_file_id = file AND f.started_at <= hub_now() AND f.ended_at IS NULL
      AND (f.membership_id = hub_membership() OR f.membership_id = ANY (ARRAY(SELECT hub_followed_memberships()))));
END
$$;

-- All the files of which hub_follows_today() is true.
CREATE FUNCTION hub_followed_files() RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  SELECT f.person_file_id FROM follow_up f
  WHERE f.membership_id = ANY (ARRAY(SELECT hub_followed_memberships())) AND f.ended_at IS NULL AND f.started_at <= (SELECT hub_now())
$$;

-- A subquery without columns of the row is asked once for all rows.
DROP POLICY follow_up_read ON follow_up;
CREATE POLICY follow_up_read ON follow_up FOR SELECT USING (
  organisation_id = (SELECT hub_organisation()) AND ((SELECT hub_role()) IN ('manager', 'operator') OR ((SELECT hub_role()) = 'agent'
    AND (membership_id = (SELECT hub_membership()) OR membership_id = ANY (ARRAY(SELECT hub_followed_memberships()))))));
DROP POLICY follow_up_read_notify ON follow_up;
CREATE POLICY follow_up_read_notify ON follow_up FOR SELECT USING ((SELECT hub_task()) = 'notify');
DROP POLICY follow_up_sight ON follow_up;
CREATE POLICY follow_up_sight ON follow_up FOR SELECT USING (
  (SELECT hub_task()) IS NOT DISTINCT FROM 'sight' AND organisation_id = hub_organisation());

DROP POLICY person_file_read ON person_file;
CREATE POLICY person_file_read ON person_file FOR SELECT USING (
  account_id = hub_account() OR (organisation_id = hub_organisation() AND hub_role() IN ('agent', 'manager')
    AND CASE WHEN hub_listing() THEN id IN (SELECT hub_followed_files()) ELSE hub_follows_today(id) END));
-- An unset task is null, and « null AND … » looks at the rest.
DROP POLICY person_file_read_answer ON person_file;
CREATE POLICY person_file_read_answer ON person_file FOR SELECT USING (
  hub_task() IS NOT DISTINCT FROM 'answer' AND hub_answers_for(id));
DROP POLICY person_file_tied ON person_file;
CREATE POLICY person_file_tied ON person_file FOR SELECT USING (hub_task() IS NOT DISTINCT FROM 'tie' AND hub_is_tied(person_id));
DROP POLICY person_tied ON person;
CREATE POLICY person_tied ON person FOR SELECT USING (hub_task() IS NOT DISTINCT FROM 'tie' AND hub_is_tied(id));

-- The files of its organisation that the membership sees, as the policies of person_file say.
CREATE FUNCTION hub_files_seen() RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  SELECT f.id FROM person_file f
  WHERE f.organisation_id = hub_organisation() AND f.id = ANY (ARRAY(SELECT hub_followed_files()))
  UNION ALL
  SELECT f.id FROM person_file f WHERE f.organisation_id = hub_organisation() AND f.account_id = hub_account()
$$;

DROP POLICY positioning_tied ON positioning;
CREATE POLICY positioning_tied ON positioning FOR SELECT USING (hub_task() IS NOT DISTINCT FROM 'tie' AND hub_is_tied(person_id));
-- In a list of a prescriber, hub_commander() would look at each file by itself.
DROP POLICY positioning_read ON positioning;
CREATE POLICY positioning_read ON positioning FOR SELECT USING (
  CASE WHEN hub_listing() AND hub_task() IS NULL AND hub_role() IN ('agent', 'manager') AND organisation_id = hub_organisation()
    AND training_organisation_id IS DISTINCT FROM hub_organisation()
  THEN person_file_id IN (SELECT hub_files_seen())
  ELSE hub_commander(positioning) IS NOT NULL END);
