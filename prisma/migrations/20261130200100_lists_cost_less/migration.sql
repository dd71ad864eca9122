-- A list of the people followed costs PostgreSQL less. Who sees what does not change.
-- Reason: the page of 2,000 people took 39 ms of PostgreSQL, 20 of them in policies: in whose name the transaction acts was read from its
-- settings again for each row, five times over, and the files followed were read once more to know whose positionings may be seen.
-- Lock: short exclusive locks on person_file and positioning while their policies are replaced.
-- Rollback: the policies and hub_files_seen are those of 20261129184010_policies_cost_less, positioning_read_notify and
-- person_file_read_notify those of 20261129104000_answers, person_file_pictured and positioning_sight those of 20261129100000_people,
-- person_file_sight that of 20261129142000_referent_face; then drop hub_lists_of.
-- Measured: the page of 2,000 people 39 to 25 ms of PostgreSQL, an accept the same, databases in turns (docs/decisions/0022).

-- By hand from here.

-- A subquery without columns of the row is asked once for all rows.
DROP POLICY person_file_pictured ON person_file;
CREATE POLICY person_file_pictured ON person_file FOR SELECT USING ((SELECT hub_task()) = 'picture' AND pg_trigger_depth() > 0);
DROP POLICY person_file_read ON person_file;
CREATE POLICY person_file_read ON person_file FOR SELECT USING (
  account_id = (SELECT hub_account()) OR (organisation_id = (SELECT hub_organisation()) AND (SELECT hub_role()) IN ('agent', 'manager')
    AND CASE WHEN (SELECT hub_listing()) THEN id IN (SELECT hub_followed_files()) ELSE hub_follows_today(id) END));
DROP POLICY person_file_read_answer ON person_file;
CREATE POLICY person_file_read_answer ON person_file FOR SELECT USING (
  (SELECT hub_task()) IS NOT DISTINCT FROM 'answer' AND hub_answers_for(id));
DROP POLICY person_file_read_notify ON person_file;
CREATE POLICY person_file_read_notify ON person_file FOR SELECT USING ((SELECT hub_task()) = 'notify');
DROP POLICY person_file_sight ON person_file;
CREATE POLICY person_file_sight ON person_file FOR SELECT USING (
  (SELECT hub_task()) IS NOT DISTINCT FROM 'sight' AND shares_progress_since IS NOT NULL);
DROP POLICY person_file_tied ON person_file;
CREATE POLICY person_file_tied ON person_file FOR SELECT USING (
  (SELECT hub_task()) IS NOT DISTINCT FROM 'tie' AND hub_is_tied(person_id));

-- The organisation whose files a prescriber's transaction lists; null when it lists none.
CREATE FUNCTION hub_lists_of() RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN hub_listing() AND hub_task() IS NULL AND hub_role() IN ('agent', 'manager') THEN hub_organisation() END
$$;

-- The files of its organisation that the membership sees, as the policies of person_file say. Those that it follows itself, restricted or
-- not, are known by follow_up alone; those of whom it stands in for are asked of person_file, which leaves out the restricted ones.
CREATE OR REPLACE FUNCTION hub_files_seen() RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  SELECT u.person_file_id FROM follow_up u
  WHERE u.organisation_id = hub_organisation() AND u.membership_id = hub_membership() AND u.ended_at IS NULL
    AND u.started_at <= (SELECT hub_now())
  UNION ALL
  SELECT f.id FROM person_file f
  WHERE f.organisation_id = hub_organisation() AND f.id = ANY (ARRAY(
    SELECT u.person_file_id FROM follow_up u
    WHERE u.membership_id = ANY (ARRAY(SELECT m FROM hub_followed_memberships() m WHERE m <> hub_membership())) AND u.ended_at IS NULL
      AND u.started_at <= (SELECT hub_now())))
  UNION ALL
  SELECT f.id FROM person_file f WHERE f.organisation_id = hub_organisation() AND f.account_id = hub_account()
$$;

-- In a list of a prescriber, hub_commander() would look at each file by itself.
DROP POLICY positioning_read ON positioning;
CREATE POLICY positioning_read ON positioning FOR SELECT USING (
  CASE WHEN organisation_id = (SELECT hub_lists_of()) AND training_organisation_id IS DISTINCT FROM organisation_id
  THEN person_file_id IN (SELECT hub_files_seen())
  ELSE hub_commander(positioning) IS NOT NULL END);
-- What the works of the portal read, in one policy.
DROP POLICY positioning_read_notify ON positioning;
DROP POLICY positioning_sight ON positioning;
DROP POLICY positioning_tied ON positioning;
CREATE POLICY positioning_read_task ON positioning FOR SELECT USING (
  CASE (SELECT hub_task()) WHEN 'notify' THEN true WHEN 'sight' THEN true WHEN 'tie' THEN hub_is_tied(person_id) ELSE false END);
