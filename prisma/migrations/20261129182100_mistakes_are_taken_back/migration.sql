-- An entry, or an absence at the entry, that was said by mistake is taken back, with its trace.
-- Reason: somebody marked absent by mistake lost their seat for good; an entry said of the wrong person could not be taken back.
-- Lock: functions replaced; no table is written. Rollback: hub_positioning_moves and hub_entry_corrected of 20261129101010,
-- hub_positioning_moves_on of 20261129070000 and hub_entry_picture of 20261129100000. Measured: nothing changes for a decision.

-- By hand from here.

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
    ('positioning', 'correct-no-show', 'no_show_entry', 'enrolled', 'organisation'),
    ('positioning', 'restore-offer', 'no_show_entry', 'accepted', 'organisation'),
    ('positioning', 'wait-list', 'no_show_entry', 'waitlisted', 'organisation'),
    ('positioning', 'cancel-entry', 'entered', 'enrolled', 'organisation'),
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

-- As in 20261129070000; an entry that is taken back ends a stay of which no exit was said, so that no block was obtained.
CREATE OR REPLACE FUNCTION hub_positioning_moves_on() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  commander text := hub_commander(NEW);
  was text;
  stayed text;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    was := OLD.state::text;
    stayed := OLD.stay_state::text;
  END IF;
  IF NEW.version <> (CASE TG_OP WHEN 'INSERT' THEN 1 ELSE OLD.version + 1 END)
    OR NOT EXISTS (
      SELECT FROM hub_positioning_moves() m
      WHERE m.machine = 'positioning' AND m.from_state IS NOT DISTINCT FROM was AND m.to_state = NEW.state::text
        AND m.by_commander = commander
        AND (stayed IS NULL OR (m.command = 'cancel-entry' AND stayed IN ('in_progress', 'interrupted')))
        AND (NEW.stay_state IS NULL OR (m.command = 'enter' AND NEW.stay_state = 'in_progress')))
    AND NOT EXISTS (
      SELECT FROM hub_positioning_moves() m
      WHERE m.machine = 'stay' AND was = 'entered' AND NEW.state = 'entered' AND m.from_state = stayed
        AND m.to_state = NEW.stay_state::text AND m.by_commander = commander) THEN
    RAISE EXCEPTION 'a positioning does not go from % to % by %', was, NEW.state, commander USING ERRCODE = 'HU006';
  END IF;
  RETURN NEW;
END
$$;

-- As in 20261129101010, but for the entry that is taken back with its day.
CREATE OR REPLACE FUNCTION hub_entry_corrected() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.entered_on IS DISTINCT FROM OLD.entered_on AND OLD.entered_on IS NOT NULL AND NEW.stay_state IS DISTINCT FROM OLD.stay_state
    AND NEW.state = 'entered' THEN
    RAISE EXCEPTION 'the day of an entry is corrected by itself' USING ERRCODE = 'HU006';
  END IF;
  RETURN NEW;
END
$$;

-- As in 20261129100000; an entry that is said again keeps the picture of the first one, which never changes.
CREATE OR REPLACE FUNCTION hub_entry_picture() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  task text := coalesce(hub_task(), '');
BEGIN
  PERFORM set_config('hub.task', 'picture', true);
  INSERT INTO positioning_picture (positioning_id, kind, at, picture)
  SELECT NEW.id, 'entered', coalesce(hub_now(), now()), jsonb_build_object(
    'rsa', (SELECT jsonb_build_object('value', x.value, 'source', x.source, 'asOf', x.as_of) FROM person_fact x
      WHERE x.person_file_id = f.id AND x.kind = 'rsa'),
    'level', (SELECT jsonb_build_object('value', x.value, 'source', x.source, 'asOf', x.as_of) FROM person_fact x
      WHERE x.person_file_id = f.id AND x.kind = 'level'),
    'communeCode', f.commune_code, 'departementCode', c.departement_code, 'employmentZoneCode', c.employment_zone_code)
  FROM person_file f LEFT JOIN commune c ON c.insee = f.commune_code
  WHERE f.id = NEW.person_file_id
  ON CONFLICT DO NOTHING;
  PERFORM set_config('hub.task', task, true);
  RETURN NULL;
END
$$;
