-- A command on a positioning costs PostgreSQL less.
-- Reason: accepts are limited by its processor time. hub_positioning_moves() was a VALUES of 160 lines, which PostgreSQL prepares line by
-- line at each reading: it is now a table that migrations alone write. What a policy asks of other tables is behind functions of plpgsql,
-- prepared when they are called. The right to write a line of the audit trail is looked for once. The trigger that asks whether a version
-- has its line of history no longer asks who sees the positioning. What may change of a positioning is compared as a row, not as JSON.
-- The answer of a command no longer refers to its account by a foreign key: each accept of one secretary locked the row of the account, and
-- PostgreSQL kept the list of those who did. Its policy says whose it is; the portal deletes no account (no policy allows it).
-- Lock: short exclusive locks on positioning, positioning_event, audit_event, account and answered_command.
-- Rollback: hub_positioning_moves and hub_positioning_moves_on are those of 20261129182100_mistakes_are_taken_back, then DROP TABLE
-- positioning_move; the trigger positioning_moves_on that of 20261129106100_moves_and_ties, positioning_only_forward that of
-- 20261129103000_catalogue_ties; positioning_event_read and the foreign key those of 20261129070000_positioning; hub_may_record that of
-- 20261129185000_needs; audit_event_add that of 20261122110000_access; hub_act that of 20261129101020_command_at_once.
-- Measured: 1.55 to 1.33 ms of PostgreSQL an accept alone, 2.00 to 1.65 at 20 connections, databases in turns (docs/decisions/0022).

ALTER TABLE "answered_command" DROP CONSTRAINT "answered_command_account_id_fkey";

CREATE TABLE "positioning_move" (
    "machine" TEXT NOT NULL,
    "command" TEXT NOT NULL,
    "from_state" TEXT NOT NULL,
    "to_state" TEXT NOT NULL,
    "by_commander" TEXT NOT NULL,

    CONSTRAINT "positioning_move_pkey" PRIMARY KEY ("machine","command","from_state","to_state","by_commander")
);

-- By hand from here.

INSERT INTO positioning_move (machine, command, from_state, to_state, by_commander)
SELECT machine, command, coalesce(from_state, ''), to_state, by_commander FROM hub_positioning_moves();

CREATE OR REPLACE FUNCTION hub_positioning_moves()
RETURNS TABLE (machine text, command text, from_state text, to_state text, by_commander text) LANGUAGE sql STABLE AS $$
  SELECT m.machine, m.command, nullif(m.from_state, ''), m.to_state, m.by_commander FROM positioning_move m
$$;

-- The table of moves is read once for both machines.
CREATE OR REPLACE FUNCTION hub_positioning_moves_on() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  commander text;
  was text;
  stayed text;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    -- Files that are tied to one person, or sessions to another organisation: no command.
    IF OLD.person_id <> NEW.person_id OR OLD.training_organisation_id IS DISTINCT FROM NEW.training_organisation_id THEN
      RETURN NEW;
    END IF;
    was := OLD.state::text;
    stayed := OLD.stay_state::text;
  END IF;
  commander := hub_commander(NEW);
  IF NEW.version <> (CASE TG_OP WHEN 'INSERT' THEN 1 ELSE OLD.version + 1 END)
    OR NOT EXISTS (
      SELECT FROM hub_positioning_moves() m
      WHERE m.by_commander = commander AND CASE m.machine
        WHEN 'positioning' THEN m.to_state = NEW.state::text AND m.from_state IS NOT DISTINCT FROM was
          AND (stayed IS NULL OR (m.command = 'cancel-entry' AND stayed IN ('in_progress', 'interrupted')))
          AND (NEW.stay_state IS NULL OR (m.command = 'enter' AND NEW.stay_state = 'in_progress'))
        ELSE m.to_state = NEW.stay_state::text AND m.from_state = stayed AND was = 'entered' AND NEW.state = 'entered' END) THEN
    RAISE EXCEPTION 'a positioning does not go from % to % by %', was, NEW.state, commander USING ERRCODE = 'HU006';
  END IF;
  RETURN NEW;
END
$$;
DROP TRIGGER positioning_moves_on ON positioning;
CREATE TRIGGER positioning_moves_on BEFORE UPDATE ON positioning FOR EACH ROW EXECUTE FUNCTION hub_positioning_moves_on();

-- What may change of a positioning, as before: the row without it must be the same, whatever columns are added later. Asked inside the
-- functions, not by WHEN: PostgreSQL reads the text of a WHEN again at each statement.
CREATE FUNCTION hub_positioning_only_forward() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  becomes positioning := NEW;
BEGIN
  IF OLD.person_id <> NEW.person_id THEN
    RETURN NEW;
  END IF;
  becomes.training_organisation_id := OLD.training_organisation_id;
  becomes.state := OLD.state;
  becomes.answer_by := OLD.answer_by;
  becomes.holds_seat := OLD.holds_seat;
  becomes.waiting_rank := OLD.waiting_rank;
  becomes.meeting_on := OLD.meeting_on;
  becomes.reason := OLD.reason;
  becomes.stay_state := OLD.stay_state;
  becomes.entered_on := OLD.entered_on;
  becomes.stay_on := OLD.stay_on;
  becomes.exit_reason := OLD.exit_reason;
  becomes.obtained_blocks := OLD.obtained_blocks;
  IF NEW.since >= OLD.since THEN
    becomes.since := OLD.since;
  END IF;
  IF NEW.version >= OLD.version THEN
    becomes.version := OLD.version;
  END IF;
  IF OLD.agreed_at IS NULL THEN
    becomes.agreed_at := NULL;
  END IF;
  IF becomes IS DISTINCT FROM OLD THEN
    RAISE EXCEPTION 'a row of positioning only moves forward' USING ERRCODE = 'HU004';
  END IF;
  RETURN NEW;
END
$$;
DROP TRIGGER positioning_only_forward ON positioning;
CREATE TRIGGER positioning_only_forward BEFORE UPDATE ON positioning FOR EACH ROW EXECUTE FUNCTION hub_positioning_only_forward();

-- A trigger that asks for a line of history is about a row that was just written.
CREATE FUNCTION hub_sees_positioning(asked uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN EXISTS (SELECT FROM positioning p WHERE p.id = asked);
END
$$;
DROP POLICY positioning_event_read ON positioning_event;
CREATE POLICY positioning_event_read ON positioning_event FOR SELECT USING (
  pg_trigger_depth() > 0 OR hub_sees_positioning(positioning_id));

CREATE FUNCTION hub_sees_file(asked uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN EXISTS (SELECT FROM person_file f WHERE f.id = asked);
END
$$;
CREATE FUNCTION hub_is_member_of(asked uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN EXISTS (
    SELECT FROM membership m WHERE m.account_id = hub_account() AND m.organisation_id = asked AND m.ended_at IS NULL);
END
$$;
DROP POLICY audit_event_add ON audit_event;
CREATE POLICY audit_event_add ON audit_event FOR INSERT WITH CHECK (
  actor_id IS NOT DISTINCT FROM hub_account()
  AND (organisation_id IS NULL OR organisation_id = hub_organisation() OR hub_task() = 'expire' OR hub_is_member_of(organisation_id))
  AND (person_file_id IS NULL OR hub_sees_file(person_file_id)));

-- The right that an act of the trail takes is looked for once.
CREATE OR REPLACE FUNCTION hub_may_record(act text) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE
  taken text;
BEGIN
  IF act = 'authorisation.expire' THEN
    RETURN coalesce(hub_task() = 'expire', false);
  ELSIF act = 'region.found' THEN
    RETURN coalesce(hub_task() = 'bootstrap', false);
  ELSIF act = 'need.post' THEN
    RETURN coalesce(hub_task() = 'need-post', false);
  ELSIF act IN ('need.ask', 'need.close-silent') THEN
    RETURN coalesce(hub_task() = 'need', false);
  ELSIF act IN ('positioning.promote', 'positioning.promote-to-proposal', 'positioning.confirm-by-silence', 'positioning.expire',
    'positioning.supersede', 'positioning.cancel-with-session', 'positioning.postpone-with-session', 'suggestion.lapse',
    'training-session.close-full', 'training-session.reopen-freed', 'training-session.start', 'training-session.end') THEN
    RETURN coalesce(hub_task() = 'position', false);
  END IF;
  taken := hub_right_of(act);
  RETURN taken IS NULL OR coalesce(hub_may(taken), false);
END
$$;
-- One expression: a PERFORM of several is a statement.
CREATE OR REPLACE FUNCTION hub_act(acting jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  acts text[];
BEGIN
  acts := ARRAY[set_config('hub.account', coalesce(acting ->> 'accountId', ''), true),
    set_config('hub.membership', coalesce(acting ->> 'membershipId', ''), true),
    set_config('hub.organisation', coalesce(acting ->> 'organisationId', ''), true),
    set_config('hub.role', coalesce(acting ->> 'role', ''), true),
    set_config('hub.presented', '', true), set_config('hub.task', '', true),
    set_config('hub.now', acting ->> 'now', true), set_config('hub.today', acting ->> 'today', true)];
END
$$;
