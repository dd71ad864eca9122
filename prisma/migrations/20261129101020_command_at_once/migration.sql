-- A command on a positioning is read in one statement and written in another, which commits by itself.
-- Reason: accepts of one session wait for each other on the row of its seats. They held it over a dozen statements of the portal; the seat is
-- now counted by a trigger that runs at the commit, last, so that the row is locked for the time of the commit alone.
-- Lock: triggers of positioning are made anew, which takes a short exclusive lock; one policy is replaced.
-- Rollback: drop the functions below; positioning_seat_counted and positioning_event_add are those of 20261129070000_positioning;
-- the policies of ties those of 20261129100000_people.
-- Measured: `npm run bench -- positioning`.

-- By hand from here.

-- After `positioning_told`, by name: whoever forgot the line of history never waits for a seat.
DROP TRIGGER positioning_seat_counted ON positioning;
CREATE CONSTRAINT TRIGGER positioning_uses_seat AFTER INSERT OR UPDATE ON positioning DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION hub_count_seat();

-- The commander is asked once, not for each row of the table of moves.
DROP POLICY positioning_event_add ON positioning_event;
CREATE POLICY positioning_event_add ON positioning_event FOR INSERT WITH CHECK (
  by_account_id IS NOT DISTINCT FROM hub_account() AND by_organisation_id IS NOT DISTINCT FROM hub_organisation()
  AND EXISTS (
    SELECT FROM hub_positioning_moves() m
    WHERE m.machine = positioning_event.machine AND m.command = positioning_event.command AND m.to_state = positioning_event.to_state
      AND m.by_commander = positioning_event.by_commander AND m.from_state IS NOT DISTINCT FROM positioning_event.from_state)
  AND EXISTS (
    SELECT FROM positioning p
    WHERE p.id = positioning_event.positioning_id AND p.version = positioning_event.version
      AND positioning_event.by_commander = hub_commander(p)
      AND positioning_event.to_state = CASE positioning_event.machine WHEN 'stay' THEN p.stay_state::text ELSE p.state::text END));

-- Who the transaction is for a positioning, as before; simple expressions of plpgsql cost a tenth of a statement of SQL, and this is asked
-- for every row that a policy shows.
CREATE OR REPLACE FUNCTION hub_commander(p positioning) RETURNS text LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF hub_task() = 'position' THEN
    RETURN 'portal';
  ELSIF hub_role() = 'person' THEN
    IF EXISTS (SELECT FROM person_file f WHERE f.person_id = p.person_id AND f.account_id = hub_account()) THEN
      RETURN 'person';
    END IF;
  ELSIF hub_role() IN ('agent', 'manager') THEN
    IF p.training_organisation_id = hub_organisation() AND p.agreed_at IS NOT NULL THEN
      RETURN 'organisation';
    ELSIF p.organisation_id = hub_organisation() AND EXISTS (
      SELECT FROM person_file f WHERE f.id = p.person_file_id AND f.organisation_id = p.organisation_id) THEN
      RETURN 'prescriber';
    END IF;
  END IF;
  RETURN NULL;
END
$$;

-- An unset task is null, and « null AND … » looks at the rest: these asked every reader for ties that only the task `tie` has.
DROP POLICY positioning_tied ON positioning;
CREATE POLICY positioning_tied ON positioning FOR SELECT USING (
  hub_task() IS NOT DISTINCT FROM 'tie' AND person_id IN (SELECT hub_tied_people()));
DROP POLICY person_file_tied ON person_file;
CREATE POLICY person_file_tied ON person_file FOR SELECT USING (
  hub_task() IS NOT DISTINCT FROM 'tie' AND person_id IN (SELECT hub_tied_people()));
DROP POLICY person_tied ON person;
CREATE POLICY person_tied ON person FOR SELECT USING (
  hub_task() IS NOT DISTINCT FROM 'tie' AND id IN (SELECT hub_tied_people()));

-- In whose name the rest of the transaction acts: the settings of `actAs` (app/access/acting.server.ts).
CREATE FUNCTION hub_act(acting jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('hub.account', coalesce(acting ->> 'accountId', ''), true),
    set_config('hub.membership', coalesce(acting ->> 'membershipId', ''), true),
    set_config('hub.organisation', coalesce(acting ->> 'organisationId', ''), true),
    set_config('hub.role', coalesce(acting ->> 'role', ''), true),
    set_config('hub.presented', '', true), set_config('hub.task', '', true),
    set_config('hub.now', acting ->> 'now', true), set_config('hub.today', acting ->> 'today', true);
END
$$;

-- What a decision looks at of a session: the days of a postponed one hold until its feed says others. Null: no such session.
CREATE FUNCTION hub_session_facts(asked integer) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object(
    'startsOn', CASE WHEN p.kept THEN m.starts_on ELSE s.starts_on END, 'endsOn', CASE WHEN p.kept THEN m.ends_on ELSE s.ends_on END,
    'isPermanent', a.is_permanent, 'recruiting', CASE WHEN s.withdrawn_at IS NULL THEN s.recruiting::text ELSE 'closed' END,
    'state', m.state, 'isClosedByPortal', m.is_closed_by_portal)
  FROM training_session s JOIN training_action a ON a.id = s.action_id
  LEFT JOIN managed_session m ON m.session_id = s.id
  CROSS JOIN LATERAL (SELECT m.starts_on IS NOT NULL AND s.starts_on IS NOT DISTINCT FROM m.postponed_from AS kept) p
  WHERE s.id = asked
$$;

-- What a command looks at, locking nothing: what was answered under its key, the positioning and the seats of its session.
CREATE FUNCTION hub_read_command(acting jsonb, command_key text, asked uuid) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  held positioning;
BEGIN
  PERFORM hub_act(acting);
  SELECT * INTO held FROM positioning p WHERE p.id = asked;
  RETURN jsonb_build_object(
    'known', (SELECT to_jsonb(c) FROM answered_command c WHERE c.account_id = hub_account() AND c.key = command_key),
    'held', CASE WHEN held.id IS NOT NULL THEN to_jsonb(held) END,
    'session', hub_session_facts(held.session_id),
    'seats', (
      SELECT jsonb_build_object('room', s.ceiling - s.held, 'left', s.left_seats) FROM session_seats s
      WHERE s.session_id = held.session_id AND s.funder_code = held.funder_code));
END
$$;

-- Writes what was decided of a positioning, at the version that was read: the positioning, its line of history and of the audit trail,
-- what follows, and the answer. HU014 when somebody wrote a version meanwhile.
CREATE FUNCTION hub_write_command(acting jsonb, written jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  becomes positioning;
  line positioning_event;
BEGIN
  PERFORM hub_act(acting);
  IF written ? 'positioning' THEN
    becomes := jsonb_populate_record(NULL::positioning, written -> 'positioning');
    UPDATE positioning p SET state = becomes.state, since = becomes.since, answer_by = becomes.answer_by, holds_seat = becomes.holds_seat,
      meeting_on = becomes.meeting_on, reason = becomes.reason, stay_state = becomes.stay_state, entered_on = becomes.entered_on,
      stay_on = becomes.stay_on, version = becomes.version
    WHERE p.id = becomes.id AND p.version = becomes.version - 1;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'version % of a positioning was written by somebody else', becomes.version USING ERRCODE = 'HU014';
    END IF;
    line := jsonb_populate_record(NULL::positioning_event, written -> 'event');
    INSERT INTO positioning_event VALUES (line.*);
    INSERT INTO audit_event (at, actor_id, organisation_id, action, resource_kind, resource_id, facts)
    SELECT line.at, line.by_account_id, line.by_organisation_id, a ->> 'action', a ->> 'resourceKind', line.positioning_id::text, a -> 'facts'
    FROM jsonb_array_elements(written -> 'audit') a;
    INSERT INTO outbox_effect (id, topic, payload)
    SELECT gen_random_uuid(), e ->> 'topic', e -> 'payload' FROM jsonb_array_elements(written -> 'effects') e;
  END IF;
  INSERT INTO answered_command (account_id, key, body_hash, answer, at)
  VALUES (hub_account(), written ->> 'key', written ->> 'bodyHash', written -> 'answer', (written ->> 'at')::timestamptz);
END
$$;
