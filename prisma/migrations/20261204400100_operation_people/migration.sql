-- People of an operation: a referent proposes it to somebody, who joins it or not; how far it went is counted for whoever opened it.
-- Reason: an operation knew no person. It is proposed as a need is, with the same links, notices and letters; the yes introduces nobody.
-- A company reads no row of them: from its link, how many joined and entered a training, in whole tens from eleven on.
-- Lock: short, on proposal, for a column that is null, its key and its checks; functions and policies are replaced.
-- Rollback: drop the column, the functions hub_operation_goes_on, hub_operation_counts, hub_operation_told_counts, the policy
-- operation_read_proposed; the others are those of 20261203200000_proposals, 20261204300000_noted_answers and 20261204100000_operations.
-- Measured: the checks read proposal once, under a second for a million rows.

-- AlterTable
ALTER TABLE "proposal" ADD COLUMN     "operation_id" UUID;

-- CreateIndex
CREATE INDEX "proposal_operation_id_idx" ON "proposal"("operation_id");

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_operation_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand from here.

ALTER TABLE proposal
  ADD CONSTRAINT proposal_joins CHECK (state <> 'joined' OR operation_id IS NOT NULL),
  ADD CONSTRAINT proposal_introduces_nobody CHECK (operation_id IS NULL
    OR state IN ('proposed', 'joined', 'declined', 'withdrawn', 'taken_back', 'lapsed', 'closed'));
-- Somebody is in an operation once, by an organisation.
CREATE UNIQUE INDEX proposal_one_in_operation ON proposal (person_file_id, operation_id) WHERE state IN ('proposed', 'joined');

-- The rows of `proposalTransitions` (app/positioning/proposal/proposal-states.ts), one a move.
CREATE OR REPLACE FUNCTION hub_proposal_moves() RETURNS TABLE (command text, from_state text, to_state text, by_commander text)
LANGUAGE sql IMMUTABLE AS $$
  SELECT v.* FROM (VALUES ('propose', NULL, 'proposed', 'prescriber'), ('agree', 'proposed', 'agreed', 'person'),
    ('agree', 'proposed', 'agreed', 'prescriber'), ('join', 'proposed', 'joined', 'person'), ('join', 'proposed', 'joined', 'prescriber'),
    ('decline', 'proposed', 'declined', 'person'), ('decline', 'proposed', 'declined', 'prescriber'),
    ('withdraw', 'joined', 'withdrawn', 'person'), ('withdraw', 'joined', 'withdrawn', 'prescriber'),
    ('take-back', 'proposed', 'taken_back', 'prescriber'), ('lapse', 'proposed', 'lapsed', 'portal'),
    ('not-hire', 'to_meet', 'not_hired', 'company'), ('no-show', 'to_meet', 'no_show', 'company'),
    ('close', 'proposed', 'closed', 'portal'), ('close', 'joined', 'closed', 'portal'), ('carry', 'proposed', 'proposed', 'portal')) AS v
  UNION ALL
  SELECT m.command, f.state, coalesce(m.to_state, f.state), m.by_commander
  FROM (VALUES ('withdraw', 'withdrawn', 'person'), ('withdraw', 'withdrawn', 'prescriber'), ('meet', 'to_meet', 'company'),
    ('pass', 'not_met', 'company'), ('hire', 'hired', 'company'), ('lapse', 'unanswered', 'portal'), ('close', 'closed', 'portal'),
    ('carry', NULL, 'portal')) AS m(command, to_state, by_commander)
  CROSS JOIN unnest(ARRAY['agreed', 'to_meet']) AS f(state)
$$;

-- Does an operation still take people? Whoever answers may not read it. It tells that, and nothing else of it.
CREATE FUNCTION hub_operation_goes_on(asked uuid) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  task text := coalesce(hub_task(), '');
  found boolean;
BEGIN
  PERFORM set_config('hub.task', 'sight', true);
  found := EXISTS (SELECT FROM operation o WHERE o.id = asked AND o.state NOT IN ('ended', 'cancelled'));
  PERFORM set_config('hub.task', task, true);
  RETURN found;
END
$$;
CREATE POLICY operation_sight ON operation FOR SELECT USING (hub_task() IN ('sight', 'position'));
-- Whoever reads a proposal of an operation reads it, and its path: the person, and whoever follows them; no company does.
CREATE POLICY operation_read_proposed ON operation FOR SELECT USING (
  (hub_task() IS NULL OR hub_task() = 'answer') AND EXISTS (SELECT FROM proposal p WHERE p.operation_id = operation.id));

CREATE FUNCTION hub_proposal_joins() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT hub_operation_goes_on(NEW.operation_id) THEN
    RAISE EXCEPTION 'an operation that is over takes nobody' USING ERRCODE = 'HU006';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER proposal_joins BEFORE UPDATE ON proposal FOR EACH ROW
  WHEN (NEW.state::text = 'joined' AND OLD.state::text <> 'joined') EXECUTE FUNCTION hub_proposal_joins();

ALTER TABLE proposal_event
  DROP CONSTRAINT proposal_event_said,
  ADD CONSTRAINT proposal_event_said CHECK (said_how IS NULL OR (said_how IN ('phone', 'office', 'paper')
    AND by_commander = 'prescriber' AND command IN ('agree', 'join', 'decline')));
DROP POLICY proposal_event_add ON proposal_event;
CREATE POLICY proposal_event_add ON proposal_event FOR INSERT WITH CHECK (
  by_account_id IS NOT DISTINCT FROM hub_account() AND by_organisation_id IS NOT DISTINCT FROM hub_organisation()
  AND (said_how IS NOT NULL) = (by_commander = 'prescriber' AND command IN ('agree', 'join', 'decline'))
  AND EXISTS (
    SELECT FROM proposal p
    JOIN hub_proposal_moves() m ON m.by_commander = hub_proposal_commander(p)
    WHERE p.id = proposal_event.proposal_id AND p.version = proposal_event.version AND m.to_state = p.state::text
      AND proposal_event.by_commander = m.by_commander AND proposal_event.command = m.command
      AND proposal_event.to_state = m.to_state AND proposal_event.from_state IS NOT DISTINCT FROM m.from_state));

DROP POLICY proposal_add ON proposal;
CREATE POLICY proposal_add ON proposal FOR INSERT WITH CHECK (
  hub_proposal_commander(proposal) = 'prescriber' AND hub_may('positioning.submit') AND state = 'proposed' AND answers_for_id = need_id
  AND EXISTS (SELECT FROM need n WHERE n.id = proposal.need_id AND n.state IN ('confirmed', 'qualified')
    AND (proposal.company_name IS NULL OR n.visibility = 'public'))
  AND (proposal.operation_id IS NULL OR EXISTS (
    SELECT FROM operation o WHERE o.id = proposal.operation_id AND o.need_id = proposal.need_id AND o.state = 'gathering')));

-- Of a need: those that are proposed as a job. Those of its operations are counted by them.
CREATE OR REPLACE FUNCTION hub_proposal_counts(asked uuid) RETURNS TABLE (proposed integer, told integer, hired integer) LANGUAGE plpgsql AS $$
DECLARE
  task text := coalesce(hub_task(), '');
BEGIN
  IF NOT hub_is_sensor() THEN
    RETURN;
  END IF;
  PERFORM set_config('hub.task', 'sight', true);
  RETURN QUERY SELECT count(*)::integer, (count(*) FILTER (WHERE p.state IN ('agreed', 'to_meet')))::integer,
    (count(*) FILTER (WHERE p.state = 'hired'))::integer
  FROM proposal p WHERE p.answers_for_id = asked AND p.operation_id IS NULL;
  PERFORM set_config('hub.task', task, true);
END
$$;

-- How far the people of an operation went, each counted once. For the works below, which say who reads it.
CREATE FUNCTION hub_operation_people(asked uuid)
RETURNS TABLE (organisations integer, proposed integer, joined integer, positioned integer, entered integer, finished integer, hired integer)
LANGUAGE sql STABLE AS $$
  WITH told AS (SELECT p.person_id, bool_or(p.state = 'joined') AS is_in FROM proposal p WHERE p.operation_id = asked GROUP BY p.person_id),
  placed AS (
    SELECT p.person_id, bool_or(p.stay_state IS NOT NULL) AS is_entered, bool_or(p.stay_state IN ('completed', 'ended_for_job')) AS is_done
    FROM operation_step t JOIN training_session s ON s.number = t.session_number JOIN positioning p ON p.session_id = s.id
    JOIN told USING (person_id)
    WHERE t.operation_id = asked AND told.is_in
      AND p.state NOT IN ('draft', 'rejected', 'declined', 'withdrawn', 'expired', 'obsolete', 'session_cancelled')
    GROUP BY p.person_id)
  SELECT (SELECT count(*)::integer FROM operation_asked a WHERE a.operation_id = asked),
    (SELECT count(*)::integer FROM told), (SELECT count(*)::integer FROM told WHERE is_in), (SELECT count(*)::integer FROM placed),
    (SELECT count(*)::integer FROM placed WHERE is_entered), (SELECT count(*)::integer FROM placed WHERE is_done),
    (SELECT count(DISTINCT p.person_id)::integer FROM operation o JOIN proposal p ON p.answers_for_id = hub_need_that_stays(o.need_id)
      JOIN told USING (person_id) WHERE o.id = asked AND told.is_in AND p.state = 'hired')
$$;
CREATE POLICY operation_asked_sight ON operation_asked FOR SELECT USING (hub_task() = 'sight');

-- For whoever opened it: numbers, and nobody's name.
CREATE FUNCTION hub_operation_counts(asked uuid)
RETURNS TABLE (organisations integer, proposed integer, joined integer, positioned integer, entered integer, finished integer, hired integer)
LANGUAGE plpgsql AS $$
DECLARE
  task text := coalesce(hub_task(), '');
BEGIN
  IF NOT EXISTS (SELECT FROM operation o WHERE o.id = asked AND hub_operation_commander(o) = 'opener') THEN
    RETURN;
  END IF;
  PERFORM set_config('hub.task', 'sight', true);
  RETURN QUERY SELECT c.* FROM hub_operation_people(asked) AS c;
  PERFORM set_config('hub.task', task, true);
END
$$;

-- For the company whose link is shown: that operations are open for its need, and how many joined and entered, in whole tens from eleven on.
CREATE FUNCTION hub_operation_told_counts()
RETURNS TABLE (state text, places integer, gathers_until date, joined integer, entered integer) LANGUAGE plpgsql AS $$
DECLARE
  task text := coalesce(hub_task(), '');
  shown uuid := hub_answered_need();
BEGIN
  IF shown IS NULL THEN
    RETURN;
  END IF;
  PERFORM set_config('hub.task', 'sight', true);
  RETURN QUERY SELECT o.state::text, o.places, o.gathers_until,
    CASE WHEN c.joined >= 11 THEN c.joined - c.joined % 10 END, CASE WHEN c.entered >= 11 THEN c.entered - c.entered % 10 END
  FROM operation o CROSS JOIN LATERAL hub_operation_people(o.id) AS c
  WHERE hub_need_that_stays(o.need_id) = shown ORDER BY o.created_at DESC LIMIT 10;
  PERFORM set_config('hub.task', task, true);
END
$$;

CREATE OR REPLACE FUNCTION hub_right_of(act text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN act IN (SELECT name FROM access_right) THEN act
    WHEN act LIKE 'need.%' THEN 'need.qualify'
    WHEN act LIKE 'need-import.%' THEN 'need.contribute'
    WHEN act LIKE 'operation.%' THEN 'operation.command'
    WHEN act LIKE 'api-token.%' THEN 'api-token.manage'
    WHEN act IN ('positioning.confirm', 'positioning.decline', 'suggestion.agree', 'suggestion.refuse', 'proposal.agree',
      'proposal.join', 'proposal.decline', 'proposal.withdraw') THEN 'positioning.command'
    WHEN act LIKE 'positioning.%' OR act LIKE 'stay.%' OR act LIKE 'suggestion.%' OR act LIKE 'proposal.%' THEN 'positioning.submit'
    WHEN act LIKE 'training-session.%' THEN 'training-session.command'
    WHEN act LIKE 'authorisation.%' THEN 'authorisation.decide'
    WHEN act LIKE 'agreement.%' THEN 'agreement.record'
    WHEN act LIKE 'refusal-link.%' THEN 'refusal-link.manage'
    WHEN act LIKE 'effect.%' THEN 'effect.retry'
    WHEN act IN ('factor.reset', 'account.end-sessions') THEN 'account.assist'
    WHEN act IN ('invitation.send', 'invitation.revoke') THEN 'member.invite'
    WHEN act LIKE 'membership.%' OR act LIKE 'member.%' THEN 'member.end'
    WHEN act LIKE 'stand-in.%' THEN 'stand-in.declare'
    WHEN act LIKE 'person-file.%' THEN 'person-file.read'
  END
$$;
DROP POLICY audit_event_by_who_may ON audit_event;
CREATE POLICY audit_event_by_who_may ON audit_event AS RESTRICTIVE FOR INSERT WITH CHECK (
  CASE hub_task()
    WHEN 'answer' THEN action IN ('positioning.confirm', 'positioning.decline', 'person-file.change-phone',
      'suggestion.agree', 'suggestion.refuse', 'proposal.agree', 'proposal.join', 'proposal.decline', 'proposal.withdraw')
    WHEN 'need-answer' THEN action IN ('need.still-wanted', 'need.fewer', 'need.find-some', 'need.fill', 'need.stop', 'need.reopen',
      'proposal.meet', 'proposal.pass', 'proposal.hire', 'proposal.not-hire', 'proposal.no-show')
    WHEN 'need-contribute' THEN action = 'need.contribute'
    ELSE hub_may_record(action) END);
