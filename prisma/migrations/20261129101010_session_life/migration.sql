-- The life of a session that its organisation manages here, what it makes of positionings, moves, drafts, and corrections.
-- Reason: a session is suspended, closed, postponed or cancelled by whoever manages it, or by the Region; it closes by itself when it is
-- full. What its feed says stays in training_session and wins; what is said here is kept apart. What was said of an attendance, an entry or
-- an exit is corrected by another line of the history, which now keeps the days and the blocks that were said.
-- Lock: managed_session and positioning_event get columns with constant defaults, which take a short lock.
-- Rollback: drop session_event and the columns; the functions and the policy are those of 20261129070000_positioning and
-- 20261129101000_suggestion.
-- Measured: see `npm run verify -- seats`.

-- CreateEnum
CREATE TYPE "SessionState" AS ENUM ('draft', 'published', 'suspended', 'closed', 'started', 'ended', 'reported', 'cancelled');

-- AlterTable
ALTER TABLE "managed_session" ADD COLUMN     "ends_on" DATE,
ADD COLUMN     "is_closed_by_portal" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "postponed_from" DATE,
ADD COLUMN     "starts_on" DATE,
ADD COLUMN     "state" "SessionState" NOT NULL DEFAULT 'published',
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "positioning_event" ADD COLUMN     "said" JSONB NOT NULL DEFAULT '{}';

-- CreateTable
CREATE TABLE "session_event" (
    "session_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "command" VARCHAR(30) NOT NULL,
    "from_state" VARCHAR(20) NOT NULL,
    "to_state" VARCHAR(20) NOT NULL,
    "by_commander" VARCHAR(12) NOT NULL,
    "by_account_id" UUID,
    "by_organisation_id" UUID,
    "at" TIMESTAMPTZ NOT NULL,
    "starts_on" DATE,

    CONSTRAINT "session_event_pkey" PRIMARY KEY ("session_id","version")
);

-- AddForeignKey
ALTER TABLE "session_event" ADD CONSTRAINT "session_event_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "managed_session"("session_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand from here.

ALTER TABLE managed_session
  ADD CONSTRAINT managed_session_days CHECK ((starts_on IS NULL) = (ends_on IS NULL) AND starts_on <= ends_on),
  ADD CONSTRAINT managed_session_closed CHECK (NOT is_closed_by_portal OR state = 'closed'),
  ADD CONSTRAINT managed_session_version CHECK (version >= 1);

-- The rows of `sessionTransitions` (app/training/seats/session-states.ts), one a move.
CREATE FUNCTION hub_session_moves() RETURNS TABLE (command text, from_state text, to_state text, by_commander text)
LANGUAGE sql IMMUTABLE AS $$
  VALUES
    ('publish', 'draft', 'published', 'organisation'), ('suspend', 'published', 'suspended', 'organisation'),
    ('suspend', 'published', 'suspended', 'region'), ('resume', 'suspended', 'published', 'organisation'),
    ('resume', 'suspended', 'published', 'region'), ('close', 'published', 'closed', 'organisation'),
    ('close', 'published', 'closed', 'region'), ('close', 'suspended', 'closed', 'organisation'),
    ('close', 'suspended', 'closed', 'region'), ('reopen', 'closed', 'published', 'organisation'),
    ('close-full', 'published', 'closed', 'portal'), ('reopen-freed', 'closed', 'published', 'portal'),
    ('start', 'published', 'started', 'portal'), ('start', 'suspended', 'started', 'portal'), ('start', 'closed', 'started', 'portal'),
    ('end', 'started', 'ended', 'portal'), ('report', 'ended', 'reported', 'organisation'),
    ('postpone', 'published', 'published', 'organisation'), ('postpone', 'published', 'published', 'region'),
    ('postpone', 'suspended', 'suspended', 'organisation'), ('postpone', 'suspended', 'suspended', 'region'),
    ('postpone', 'closed', 'closed', 'organisation'), ('postpone', 'closed', 'closed', 'region'),
    ('cancel', 'draft', 'cancelled', 'organisation'), ('cancel', 'draft', 'cancelled', 'region'),
    ('cancel', 'published', 'cancelled', 'organisation'), ('cancel', 'published', 'cancelled', 'region'),
    ('cancel', 'suspended', 'cancelled', 'organisation'), ('cancel', 'suspended', 'cancelled', 'region'),
    ('cancel', 'closed', 'cancelled', 'organisation'), ('cancel', 'closed', 'cancelled', 'region')
$$;

-- Who the transaction is for a managed session; null: nobody who may command it.
CREATE FUNCTION hub_session_commander(session_id integer) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN hub_task() = 'position' THEN 'portal'
    WHEN hub_role() = 'operator' AND hub_may('training-session.command') THEN 'region'
    WHEN hub_manages_session(hub_session_commander.session_id) THEN 'organisation'
  END
$$;

CREATE OR REPLACE FUNCTION hub_managed_session() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  commander text := hub_session_commander(NEW.session_id);
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF commander IS DISTINCT FROM 'organisation' OR NEW.organisation_id <> hub_organisation() OR NEW.version <> 1
      OR NEW.state <> 'published' OR NEW.starts_on IS NOT NULL THEN
      RAISE EXCEPTION 'a session is managed by its own organisation' USING ERRCODE = 'HU013';
    END IF;
    RETURN NEW;
  END IF;
  IF (NEW.session_id, NEW.organisation_id, NEW.managed_at) <> (OLD.session_id, OLD.organisation_id, OLD.managed_at)
    OR (NEW.promotes_automatically <> OLD.promotes_automatically AND commander IS DISTINCT FROM 'organisation') THEN
    RAISE EXCEPTION 'a session is managed by its own organisation' USING ERRCODE = 'HU013';
  END IF;
  IF NEW.version = OLD.version THEN
    IF (NEW.state, NEW.is_closed_by_portal, NEW.starts_on, NEW.ends_on, NEW.postponed_from)
      IS DISTINCT FROM (OLD.state, OLD.is_closed_by_portal, OLD.starts_on, OLD.ends_on, OLD.postponed_from) THEN
      RAISE EXCEPTION 'a session changes by one version' USING ERRCODE = 'HU006';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.version <> OLD.version + 1 OR NOT EXISTS (
    SELECT FROM hub_session_moves() m
    WHERE m.from_state = OLD.state::text AND m.to_state = NEW.state::text AND m.by_commander = commander
      AND (m.command = 'postpone' OR (NEW.starts_on, NEW.ends_on) IS NOT DISTINCT FROM (OLD.starts_on, OLD.ends_on))
      AND (commander = 'portal') >= (NEW.is_closed_by_portal AND NOT OLD.is_closed_by_portal)) THEN
    RAISE EXCEPTION 'a session does not go from % to % by %', OLD.state, NEW.state, commander USING ERRCODE = 'HU006';
  END IF;
  RETURN NEW;
END
$$;

CREATE FUNCTION hub_session_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.version > 1 AND NOT EXISTS (SELECT FROM session_event e WHERE e.session_id = NEW.session_id AND e.version = NEW.version) THEN
    RAISE EXCEPTION 'version % of a session has no line in its history', NEW.version USING ERRCODE = 'HU012';
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER managed_session_told AFTER INSERT OR UPDATE ON managed_session DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION hub_session_told();
CREATE TRIGGER session_event_only_grows BEFORE UPDATE OR DELETE ON session_event
  FOR EACH ROW EXECUTE FUNCTION hub_history_only_grows();
CREATE TRIGGER session_event_stays BEFORE TRUNCATE ON session_event
  FOR EACH STATEMENT EXECUTE FUNCTION hub_history_only_grows();

-- A line of history is written by whoever commanded, of what was done and nothing else.
CREATE FUNCTION hub_session_event_own() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.by_account_id IS DISTINCT FROM hub_account() OR NEW.by_organisation_id IS DISTINCT FROM hub_organisation()
    OR NEW.by_commander IS DISTINCT FROM hub_session_commander(NEW.session_id)
    OR NOT EXISTS (
      SELECT FROM managed_session s
      JOIN hub_session_moves() m ON m.to_state = s.state::text
      WHERE s.session_id = NEW.session_id AND s.version = NEW.version
        AND (m.command, m.from_state, m.to_state, m.by_commander) = (NEW.command, NEW.from_state, NEW.to_state, NEW.by_commander)) THEN
    RAISE EXCEPTION 'a session is told of by whoever commanded it' USING ERRCODE = 'HU013';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER session_event_own BEFORE INSERT ON session_event FOR EACH ROW EXECUTE FUNCTION hub_session_event_own();

-- The rows of `positioningTransitions` and `stayTransitions` (app/positioning), one a move.
CREATE OR REPLACE FUNCTION hub_positioning_moves() RETURNS TABLE (machine text, command text, from_state text, to_state text, by_commander text)
LANGUAGE sql IMMUTABLE AS $$
  VALUES
    ('positioning', 'draft', NULL, 'draft', 'prescriber'), ('positioning', 'submit', NULL, 'submitted', 'prescriber'),
    ('positioning', 'submit', 'draft', 'submitted', 'prescriber'), ('positioning', 'invite', 'submitted', 'invited', 'organisation'),
    ('positioning', 'invite', 'invited', 'invited', 'organisation'), ('positioning', 'invite', 'under_review', 'invited', 'organisation'),
    ('positioning', 'invite', 'no_show_event', 'invited', 'organisation'), ('positioning', 'invite', 'submitted', 'invited', 'portal'),
    ('positioning', 'invite', 'no_show_event', 'invited', 'prescriber'),
    ('positioning', 'record-attendance', 'invited', 'under_review', 'organisation'),
    ('positioning', 'record-attendance', 'no_show_event', 'under_review', 'organisation'),
    ('positioning', 'record-absence', 'invited', 'no_show_event', 'organisation'),
    ('positioning', 'record-absence', 'under_review', 'no_show_event', 'organisation'),
    ('positioning', 'accept', 'submitted', 'accepted', 'organisation'),
    ('positioning', 'accept', 'under_review', 'accepted', 'organisation'),
    ('positioning', 'accept', 'waitlisted', 'accepted', 'organisation'),
    ('positioning', 'accept', 'proposed', 'accepted', 'organisation'),
    ('positioning', 'wait-list', 'submitted', 'waitlisted', 'organisation'),
    ('positioning', 'wait-list', 'under_review', 'waitlisted', 'organisation'),
    ('positioning', 'promote', 'waitlisted', 'accepted', 'portal'),
    ('positioning', 'promote-to-proposal', 'waitlisted', 'proposed', 'portal'),
    ('positioning', 'confirm-by-silence', 'proposed', 'accepted', 'portal'),
    ('positioning', 'reject', 'submitted', 'rejected', 'organisation'), ('positioning', 'reject', 'invited', 'rejected', 'organisation'),
    ('positioning', 'reject', 'under_review', 'rejected', 'organisation'),
    ('positioning', 'reject', 'waitlisted', 'rejected', 'organisation'),
    ('positioning', 'reject', 'proposed', 'rejected', 'organisation'),
    ('positioning', 'reject', 'no_show_event', 'rejected', 'organisation'), ('positioning', 'confirm', 'accepted', 'enrolled', 'person'),
    ('positioning', 'confirm', 'accepted', 'enrolled', 'prescriber'), ('positioning', 'decline', 'submitted', 'declined', 'person'),
    ('positioning', 'decline', 'submitted', 'declined', 'prescriber'), ('positioning', 'decline', 'invited', 'declined', 'person'),
    ('positioning', 'decline', 'invited', 'declined', 'prescriber'), ('positioning', 'decline', 'under_review', 'declined', 'person'),
    ('positioning', 'decline', 'under_review', 'declined', 'prescriber'), ('positioning', 'decline', 'waitlisted', 'declined', 'person'),
    ('positioning', 'decline', 'waitlisted', 'declined', 'prescriber'), ('positioning', 'decline', 'proposed', 'declined', 'person'),
    ('positioning', 'decline', 'proposed', 'declined', 'prescriber'), ('positioning', 'decline', 'no_show_event', 'declined', 'person'),
    ('positioning', 'decline', 'no_show_event', 'declined', 'prescriber'), ('positioning', 'decline', 'accepted', 'declined', 'person'),
    ('positioning', 'decline', 'accepted', 'declined', 'prescriber'), ('positioning', 'decline', 'enrolled', 'declined', 'person'),
    ('positioning', 'decline', 'enrolled', 'declined', 'prescriber'), ('positioning', 'withdraw', 'draft', 'withdrawn', 'prescriber'),
    ('positioning', 'withdraw', 'submitted', 'withdrawn', 'prescriber'),
    ('positioning', 'withdraw', 'invited', 'withdrawn', 'prescriber'),
    ('positioning', 'withdraw', 'under_review', 'withdrawn', 'prescriber'),
    ('positioning', 'withdraw', 'waitlisted', 'withdrawn', 'prescriber'),
    ('positioning', 'withdraw', 'proposed', 'withdrawn', 'prescriber'),
    ('positioning', 'withdraw', 'no_show_event', 'withdrawn', 'prescriber'),
    ('positioning', 'enter', 'enrolled', 'entered', 'organisation'),
    ('positioning', 'record-no-show', 'accepted', 'no_show_entry', 'organisation'),
    ('positioning', 'record-no-show', 'enrolled', 'no_show_entry', 'organisation'),
    ('positioning', 'expire', 'submitted', 'expired', 'portal'), ('positioning', 'expire', 'invited', 'expired', 'portal'),
    ('positioning', 'expire', 'under_review', 'expired', 'portal'), ('positioning', 'expire', 'no_show_event', 'expired', 'portal'),
    ('positioning', 'expire', 'waitlisted', 'expired', 'portal'), ('positioning', 'expire', 'accepted', 'expired', 'portal'),
    ('positioning', 'supersede', 'submitted', 'obsolete', 'portal'), ('positioning', 'supersede', 'invited', 'obsolete', 'portal'),
    ('positioning', 'supersede', 'under_review', 'obsolete', 'portal'), ('positioning', 'supersede', 'waitlisted', 'obsolete', 'portal'),
    ('positioning', 'supersede', 'proposed', 'obsolete', 'portal'), ('positioning', 'supersede', 'no_show_event', 'obsolete', 'portal'),
    ('positioning', 'supersede', 'accepted', 'obsolete', 'portal'), ('positioning', 'supersede', 'enrolled', 'obsolete', 'portal'),
    ('positioning', 'reopen', 'obsolete', 'submitted', 'prescriber'),
    ('positioning', 'cancel-with-session', 'draft', 'session_cancelled', 'portal'),
    ('positioning', 'cancel-with-session', 'submitted', 'session_cancelled', 'portal'),
    ('positioning', 'cancel-with-session', 'invited', 'session_cancelled', 'portal'),
    ('positioning', 'cancel-with-session', 'under_review', 'session_cancelled', 'portal'),
    ('positioning', 'cancel-with-session', 'waitlisted', 'session_cancelled', 'portal'),
    ('positioning', 'cancel-with-session', 'proposed', 'session_cancelled', 'portal'),
    ('positioning', 'cancel-with-session', 'no_show_event', 'session_cancelled', 'portal'),
    ('positioning', 'cancel-with-session', 'accepted', 'session_cancelled', 'portal'),
    ('positioning', 'cancel-with-session', 'enrolled', 'session_cancelled', 'portal'),
    ('positioning', 'postpone-with-session', 'draft', 'draft', 'portal'),
    ('positioning', 'postpone-with-session', 'submitted', 'submitted', 'portal'),
    ('positioning', 'postpone-with-session', 'invited', 'invited', 'portal'),
    ('positioning', 'postpone-with-session', 'under_review', 'under_review', 'portal'),
    ('positioning', 'postpone-with-session', 'waitlisted', 'waitlisted', 'portal'),
    ('positioning', 'postpone-with-session', 'proposed', 'proposed', 'portal'),
    ('positioning', 'postpone-with-session', 'no_show_event', 'no_show_event', 'portal'),
    ('positioning', 'postpone-with-session', 'accepted', 'accepted', 'portal'),
    ('positioning', 'postpone-with-session', 'enrolled', 'accepted', 'portal'),
    ('positioning', 'move', 'submitted', 'withdrawn', 'organisation'), ('positioning', 'move', 'submitted', 'withdrawn', 'prescriber'),
    ('positioning', 'move', 'invited', 'withdrawn', 'organisation'), ('positioning', 'move', 'invited', 'withdrawn', 'prescriber'),
    ('positioning', 'move', 'under_review', 'withdrawn', 'organisation'),
    ('positioning', 'move', 'under_review', 'withdrawn', 'prescriber'),
    ('positioning', 'move', 'waitlisted', 'withdrawn', 'organisation'), ('positioning', 'move', 'waitlisted', 'withdrawn', 'prescriber'),
    ('positioning', 'move', 'proposed', 'withdrawn', 'organisation'), ('positioning', 'move', 'proposed', 'withdrawn', 'prescriber'),
    ('positioning', 'move', 'no_show_event', 'withdrawn', 'organisation'),
    ('positioning', 'move', 'no_show_event', 'withdrawn', 'prescriber'), ('positioning', 'move', 'accepted', 'withdrawn', 'organisation'),
    ('positioning', 'move', 'accepted', 'withdrawn', 'prescriber'), ('positioning', 'move', 'enrolled', 'withdrawn', 'organisation'),
    ('positioning', 'move', 'enrolled', 'withdrawn', 'prescriber'),
    ('positioning', 'move', 'session_cancelled', 'session_cancelled', 'organisation'),
    ('positioning', 'move', 'session_cancelled', 'session_cancelled', 'prescriber'),
    ('positioning', 'move', NULL, 'submitted', 'prescriber'), ('positioning', 'move', NULL, 'submitted', 'organisation'),
    ('stay', 'begin', NULL, 'in_progress', 'organisation'), ('stay', 'correct-entry', 'in_progress', 'in_progress', 'organisation'),
    ('stay', 'correct-entry', 'interrupted', 'interrupted', 'organisation'),
    ('stay', 'correct-entry', 'completed', 'completed', 'organisation'),
    ('stay', 'correct-entry', 'dropped_out', 'dropped_out', 'organisation'),
    ('stay', 'correct-entry', 'excluded', 'excluded', 'organisation'),
    ('stay', 'correct-entry', 'ended_for_job', 'ended_for_job', 'organisation'),
    ('stay', 'correct-entry', 'transferred', 'transferred', 'organisation'),
    ('stay', 'interrupt', 'in_progress', 'interrupted', 'organisation'), ('stay', 'resume', 'interrupted', 'in_progress', 'organisation'),
    ('stay', 'complete', 'in_progress', 'completed', 'organisation'), ('stay', 'complete', 'interrupted', 'completed', 'organisation'),
    ('stay', 'complete', 'completed', 'completed', 'organisation'), ('stay', 'complete', 'dropped_out', 'completed', 'organisation'),
    ('stay', 'complete', 'excluded', 'completed', 'organisation'), ('stay', 'complete', 'ended_for_job', 'completed', 'organisation'),
    ('stay', 'complete', 'transferred', 'completed', 'organisation'), ('stay', 'drop-out', 'in_progress', 'dropped_out', 'organisation'),
    ('stay', 'drop-out', 'interrupted', 'dropped_out', 'organisation'), ('stay', 'drop-out', 'completed', 'dropped_out', 'organisation'),
    ('stay', 'drop-out', 'dropped_out', 'dropped_out', 'organisation'), ('stay', 'drop-out', 'excluded', 'dropped_out', 'organisation'),
    ('stay', 'drop-out', 'ended_for_job', 'dropped_out', 'organisation'),
    ('stay', 'drop-out', 'transferred', 'dropped_out', 'organisation'), ('stay', 'exclude', 'in_progress', 'excluded', 'organisation'),
    ('stay', 'exclude', 'interrupted', 'excluded', 'organisation'), ('stay', 'exclude', 'completed', 'excluded', 'organisation'),
    ('stay', 'exclude', 'dropped_out', 'excluded', 'organisation'), ('stay', 'exclude', 'excluded', 'excluded', 'organisation'),
    ('stay', 'exclude', 'ended_for_job', 'excluded', 'organisation'), ('stay', 'exclude', 'transferred', 'excluded', 'organisation'),
    ('stay', 'end-for-job', 'in_progress', 'ended_for_job', 'organisation'),
    ('stay', 'end-for-job', 'interrupted', 'ended_for_job', 'organisation'),
    ('stay', 'end-for-job', 'completed', 'ended_for_job', 'organisation'),
    ('stay', 'end-for-job', 'dropped_out', 'ended_for_job', 'organisation'),
    ('stay', 'end-for-job', 'excluded', 'ended_for_job', 'organisation'),
    ('stay', 'end-for-job', 'ended_for_job', 'ended_for_job', 'organisation'),
    ('stay', 'end-for-job', 'transferred', 'ended_for_job', 'organisation'),
    ('stay', 'transfer', 'in_progress', 'transferred', 'organisation'),
    ('stay', 'transfer', 'interrupted', 'transferred', 'organisation'), ('stay', 'transfer', 'completed', 'transferred', 'organisation'),
    ('stay', 'transfer', 'dropped_out', 'transferred', 'organisation'), ('stay', 'transfer', 'excluded', 'transferred', 'organisation'),
    ('stay', 'transfer', 'ended_for_job', 'transferred', 'organisation'),
    ('stay', 'transfer', 'transferred', 'transferred', 'organisation')
$$;

-- The day of an entry changes by its correction alone, which leaves the stay in its state.
CREATE FUNCTION hub_entry_corrected() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.entered_on IS DISTINCT FROM OLD.entered_on AND OLD.entered_on IS NOT NULL AND NEW.stay_state IS DISTINCT FROM OLD.stay_state THEN
    RAISE EXCEPTION 'the day of an entry is corrected by itself' USING ERRCODE = 'HU006';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER positioning_entry_corrected BEFORE UPDATE ON positioning FOR EACH ROW EXECUTE FUNCTION hub_entry_corrected();
DROP TRIGGER positioning_only_forward ON positioning;
CREATE TRIGGER positioning_only_forward BEFORE UPDATE ON positioning FOR EACH ROW EXECUTE FUNCTION hub_only_forward(
  'free state', 'later since', 'free answer_by', 'free holds_seat', 'free waiting_rank', 'free meeting_on', 'free reason', 'once agreed_at',
  'free stay_state', 'free entered_on', 'free stay_on', 'free exit_reason', 'free obtained_blocks', 'grows version');

-- Does a positioning follow from one of the organisation's own, of the same person, for the same programme and Département?
CREATE FUNCTION hub_moved_here(n positioning) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM positioning o
    WHERE o.id = n.moved_from_id AND o.training_organisation_id = hub_organisation() AND o.state IN ('withdrawn', 'session_cancelled')
      AND (o.person_id, o.organisation_id, o.person_file_id, o.programme, o.departement_code, o.funder_code)
        = (n.person_id, n.organisation_id, n.person_file_id, n.programme, n.departement_code, n.funder_code))
$$;
DROP POLICY positioning_add ON positioning;
CREATE POLICY positioning_add ON positioning FOR INSERT WITH CHECK (
  state IN ('draft', 'submitted') AND NOT holds_seat
  AND training_organisation_id IS NOT DISTINCT FROM hub_session_organisation(session_id)
  AND departement_code = coalesce(hub_session_departement(session_id), departement_code)
  AND CASE hub_commander(positioning)
    WHEN 'prescriber' THEN state = 'draft' OR hub_may_position(departement_code, programme)
    WHEN 'organisation' THEN state = 'submitted' AND hub_moved_here(positioning)
    ELSE false
  END);

-- Seats that a feed adds are for whoever waits: the effect finds them, or nobody.
CREATE OR REPLACE FUNCTION hub_feed_seats() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  WITH said AS (
    UPDATE session_seats s SET announced_feed = CASE TG_OP WHEN 'INSERT' THEN f.funded_seats END
    FROM changed f JOIN training_session t ON t.action_id = f.action_id
    WHERE s.session_id = t.id AND s.funder_code = f.funder_code
    RETURNING s.session_id, s.funder_code, s.left_seats)
  INSERT INTO outbox_effect (id, topic, payload)
  SELECT gen_random_uuid(), 'seat-freed', jsonb_build_object('sessionId', session_id, 'funderCode', funder_code)
  FROM said WHERE left_seats IS NOT NULL;
  RETURN NULL;
END
$$;

INSERT INTO access_right (name, holders, is_region_wide) VALUES ('training-session.command', '{agent,manager,operator}', false);
CREATE OR REPLACE FUNCTION hub_right_of(act text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN act IN (SELECT name FROM access_right) THEN act
    WHEN act IN ('positioning.confirm', 'positioning.decline', 'suggestion.agree', 'suggestion.refuse') THEN 'positioning.command'
    WHEN act LIKE 'positioning.%' OR act LIKE 'stay.%' OR act LIKE 'suggestion.%' THEN 'positioning.submit'
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
CREATE OR REPLACE FUNCTION hub_may_record(act text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(CASE
    WHEN act = 'authorisation.expire' THEN hub_task() = 'expire'
    WHEN act = 'region.found' THEN hub_task() = 'bootstrap'
    WHEN act IN ('positioning.promote', 'positioning.promote-to-proposal', 'positioning.confirm-by-silence', 'positioning.expire',
      'positioning.supersede', 'positioning.cancel-with-session', 'positioning.postpone-with-session', 'suggestion.lapse',
      'training-session.close-full', 'training-session.reopen-freed', 'training-session.start', 'training-session.end') THEN hub_task() = 'position'
    WHEN hub_right_of(act) IS NULL THEN true
    ELSE hub_may(hub_right_of(act))
  END, false)
$$;
