-- What is done stays done, whoever writes the statement; and no policy is wider than `can()` of app/access/can.ts.
-- Reason: row-level security says whose rows somebody may change, not which change. A manager could take back the end of a membership, an
-- account could take back the end of its sessions or stop being a professional's, an agent could tie a person's file to their own
-- account, a reader could write a decision into a history. Some policies gave more than the matrix of rights. Rules that count rows before
-- they insert one (invitations, stand-ins, agreements, leavings) let two at the same instant through.
-- Lock: policies, triggers and constraints take a short exclusive lock on each table of access. The three exclusion constraints build an
-- index each; their tables hold some thousands of rows at most.
-- Before: of several open invitations of one address, the newest stays; stand-ins of the same pair that share a day become one. Two
-- agreements of one Département that share a day stop this migration: end one of them first.
-- Rollback: drop the triggers, functions hub_only_forward() to hub_may_record(), the three exclusion constraints; the policies are those
-- of 20261122110000_access and 20261122131000_passkey.
-- Measured: see `npm run bench -- access`.

-- By hand from here.

CREATE EXTENSION IF NOT EXISTS btree_gist;

-- A row only moves forward. Arguments: 'once c' is written once; 'grows c' a number that never decreases; 'later c' an instant that never
-- goes back; 'free c' changes freely. Any other column never changes.
CREATE FUNCTION hub_only_forward() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was jsonb := to_jsonb(OLD);
  becomes jsonb := to_jsonb(NEW);
  rule text;
  held text;
BEGIN
  FOREACH rule IN ARRAY coalesce(TG_ARGV, '{}') LOOP
    held := split_part(rule, ' ', 2);
    IF (rule LIKE 'free %')
      OR (was -> held) = (becomes -> held)
      OR (rule LIKE 'once %' AND was ->> held IS NULL)
      OR (rule LIKE 'grows %' AND (becomes ->> held)::numeric >= (was ->> held)::numeric)
      OR (rule LIKE 'later %' AND (becomes ->> held)::timestamptz >= (was ->> held)::timestamptz) THEN
      was := was - held;
      becomes := becomes - held;
    END IF;
  END LOOP;
  IF was IS DISTINCT FROM becomes THEN
    RAISE EXCEPTION 'a row of % only moves forward', TG_TABLE_NAME USING ERRCODE = 'HU004';
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER account_only_forward BEFORE UPDATE ON account
  FOR EACH ROW EXECUTE FUNCTION hub_only_forward('free name', 'free email', 'once closed_at');
CREATE TRIGGER credential_only_forward BEFORE UPDATE ON credential
  FOR EACH ROW EXECUTE FUNCTION hub_only_forward('free password_hash', 'later changed_at');
CREATE TRIGGER identity_only_forward BEFORE UPDATE ON identity
  FOR EACH ROW EXECUTE FUNCTION hub_only_forward();
CREATE TRIGGER recovery_code_only_forward BEFORE UPDATE ON recovery_code
  FOR EACH ROW EXECUTE FUNCTION hub_only_forward('once used_at');
CREATE TRIGGER passkey_only_forward BEFORE UPDATE ON passkey
  FOR EACH ROW EXECUTE FUNCTION hub_only_forward('grows counter', 'free last_used_at');
CREATE TRIGGER one_time_link_only_forward BEFORE UPDATE ON one_time_link
  FOR EACH ROW EXECUTE FUNCTION hub_only_forward('once used_at');
CREATE TRIGGER sign_in_session_only_forward BEFORE UPDATE ON sign_in_session
  FOR EACH ROW EXECUTE FUNCTION hub_only_forward('later last_seen_at', 'once ended_at');
CREATE TRIGGER membership_only_forward BEFORE UPDATE ON membership
  FOR EACH ROW EXECUTE FUNCTION hub_only_forward('once ended_at');
CREATE TRIGGER refusal_link_only_forward BEFORE UPDATE ON refusal_link
  FOR EACH ROW EXECUTE FUNCTION hub_only_forward('once revoked_at');
CREATE TRIGGER association_agreement_only_forward BEFORE UPDATE ON association_agreement
  FOR EACH ROW EXECUTE FUNCTION hub_only_forward('free ends_on');
CREATE TRIGGER stand_in_only_forward BEFORE UPDATE ON stand_in
  FOR EACH ROW EXECUTE FUNCTION hub_only_forward();

-- A file is tied to an account by hand, by whoever checked who the person is: never by somebody who acts in the portal, never to a
-- professional's account, and for good.
CREATE FUNCTION hub_person_file_tie() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.account_id IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.account_id IS DISTINCT FROM OLD.account_id) AND (
    hub_account() IS NOT NULL OR NOT EXISTS (SELECT FROM account a WHERE a.id = NEW.account_id AND NOT a.is_professional)) THEN
    RAISE EXCEPTION 'a person file is tied by hand, to the account of a person' USING ERRCODE = 'HU005';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER person_file_only_forward BEFORE UPDATE ON person_file
  FOR EACH ROW EXECUTE FUNCTION hub_only_forward('free last_name', 'free first_name', 'free commune_code', 'once account_id');
CREATE TRIGGER person_file_tie AFTER INSERT OR UPDATE ON person_file FOR EACH ROW EXECUTE FUNCTION hub_person_file_tie();

-- The machine of an authorisation: the rows of `authorisationTransitions` in app/access/authorisation/authorisation-states.ts.
CREATE FUNCTION hub_authorisation_state(command "AuthorisationCommand") RETURNS "AuthorisationState" LANGUAGE sql IMMUTABLE AS $$
  SELECT (CASE command::text
    WHEN 'request' THEN 'requested'
    WHEN 'validate' THEN 'validated'
    WHEN 'refuse' THEN 'refused'
    WHEN 'suspend' THEN 'suspended'
    WHEN 'resume' THEN 'validated'
    WHEN 'expire' THEN 'expired'
  END)::"AuthorisationState"
$$;
CREATE FUNCTION hub_authorisation_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.version <> OLD.version + 1 OR (OLD.state::text, NEW.state::text) NOT IN (
    ('requested', 'validated'), ('requested', 'refused'), ('validated', 'suspended'), ('suspended', 'validated'),
    ('validated', 'expired')) THEN
    RAISE EXCEPTION 'an authorisation does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'HU006';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER authorisation_moves BEFORE UPDATE ON authorisation FOR EACH ROW EXECUTE FUNCTION hub_authorisation_moves();
CREATE TRIGGER authorisation_only_forward BEFORE UPDATE ON authorisation
  FOR EACH ROW EXECUTE FUNCTION hub_only_forward('free state', 'grows version');

CREATE FUNCTION hub_history_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the history of % only grows', TG_TABLE_NAME USING ERRCODE = 'HU001';
END
$$;
CREATE TRIGGER authorisation_event_only_grows BEFORE UPDATE OR DELETE ON authorisation_event
  FOR EACH ROW EXECUTE FUNCTION hub_history_only_grows();
CREATE TRIGGER authorisation_event_stays BEFORE TRUNCATE ON authorisation_event
  FOR EACH STATEMENT EXECUTE FUNCTION hub_history_only_grows();

-- Leaving. Foreign keys lock a membership for whoever begins to follow somebody in it, and a leaving waits for them; who waited for a
-- leaving is told here: triggers fire in the order of their names, and this one after those of the foreign keys.
CREATE FUNCTION hub_is_still_there(membership uuid) RETURNS boolean LANGUAGE sql VOLATILE AS $$
  SELECT EXISTS (SELECT FROM membership m WHERE m.id = hub_is_still_there.membership AND m.ended_at IS NULL)
$$;
CREATE FUNCTION hub_refuse_who_left() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT (CASE TG_TABLE_NAME
    WHEN 'follow_up' THEN hub_is_still_there((to_jsonb(NEW) ->> 'membership_id')::uuid)
    ELSE hub_is_still_there((to_jsonb(NEW) ->> 'away_membership_id')::uuid)
      AND hub_is_still_there((to_jsonb(NEW) ->> 'stand_in_membership_id')::uuid)
  END) THEN
    RAISE EXCEPTION 'who has left follows nobody' USING ERRCODE = 'HU007';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER follow_up_refuse_who_left AFTER INSERT ON follow_up FOR EACH ROW EXECUTE FUNCTION hub_refuse_who_left();
CREATE TRIGGER stand_in_refuse_who_left AFTER INSERT ON stand_in FOR EACH ROW EXECUTE FUNCTION hub_refuse_who_left();

-- Somebody leaves once nobody is followed in that membership and nobody stands in for it; whoever ends it is another one, still there, so
-- that an organisation keeps a manager.
CREATE FUNCTION hub_leaving() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM membership m WHERE m.id = OLD.id FOR UPDATE;
  IF EXISTS (SELECT FROM follow_up f WHERE f.membership_id = OLD.id AND f.ended_at IS NULL)
    OR EXISTS (
      SELECT FROM stand_in s
      WHERE OLD.id IN (s.away_membership_id, s.stand_in_membership_id) AND s.ends_on >= coalesce(hub_today(), current_date)) THEN
    RAISE EXCEPTION 'somebody still counts on this membership' USING ERRCODE = 'HU008';
  END IF;
  IF hub_membership() IS NOT NULL THEN
    PERFORM FROM membership m WHERE m.id = hub_membership() AND m.id <> OLD.id AND m.ended_at IS NULL FOR KEY SHARE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'a membership is ended by another one that has not' USING ERRCODE = 'HU007';
    END IF;
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER membership_leaving BEFORE UPDATE ON membership FOR EACH ROW
  WHEN (OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL) EXECUTE FUNCTION hub_leaving();

-- One open invitation of an address in an organisation; 200 in 24 hours (`INVITATIONS_A_DAY`), sent by somebody still there.
CREATE FUNCTION hub_invitation_limits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Anybody else is refused by the policies, and sees no row to lock.
  IF hub_role() IN ('manager', 'operator') THEN
    PERFORM FROM membership m WHERE m.id = hub_membership() AND m.ended_at IS NULL FOR KEY SHARE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'who has left invites nobody' USING ERRCODE = 'HU007';
    END IF;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('hub.invitations ' || NEW.organisation_id, 0));
  IF (SELECT count(*) FROM invitation i
    WHERE i.organisation_id = NEW.organisation_id AND i.invited_at > NEW.invited_at - interval '24 hours') >= 200 THEN
    RAISE EXCEPTION 'too many invitations in a day' USING ERRCODE = 'HU009';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER invitation_limits BEFORE INSERT ON invitation FOR EACH ROW EXECUTE FUNCTION hub_invitation_limits();

-- The owner sees no row while row-level security is forced.
ALTER TABLE invitation NO FORCE ROW LEVEL SECURITY;
UPDATE invitation older SET revoked_at = now()
WHERE accepted_at IS NULL AND revoked_at IS NULL AND EXISTS (
  SELECT FROM invitation newer
  WHERE newer.organisation_id = older.organisation_id AND lower(newer.email) = lower(older.email)
    AND newer.accepted_at IS NULL AND newer.revoked_at IS NULL
    AND (newer.invited_at, newer.id) > (older.invited_at, older.id)
    AND tstzrange(newer.invited_at, newer.expires_at) && tstzrange(older.invited_at, older.expires_at));
ALTER TABLE invitation FORCE ROW LEVEL SECURITY;
ALTER TABLE invitation ADD CONSTRAINT invitation_one_open EXCLUDE USING gist (
  organisation_id WITH =, lower(email) WITH =, tstzrange(invited_at, expires_at) WITH &&)
  WHERE (accepted_at IS NULL AND revoked_at IS NULL);

ALTER TABLE stand_in NO FORCE ROW LEVEL SECURITY;
CREATE TEMPORARY TABLE merged_stand_in ON COMMIT DROP AS
  SELECT organisation_id, away_membership_id, stand_in_membership_id, unnest(range_agg(daterange(starts_on, ends_on, '[]'))) AS days
  FROM stand_in GROUP BY 1, 2, 3;
DELETE FROM stand_in;
INSERT INTO stand_in (organisation_id, away_membership_id, stand_in_membership_id, starts_on, ends_on)
  SELECT organisation_id, away_membership_id, stand_in_membership_id, lower(days), upper(days) - 1 FROM merged_stand_in;
ALTER TABLE stand_in FORCE ROW LEVEL SECURITY;
ALTER TABLE stand_in ADD CONSTRAINT stand_in_one_a_day EXCLUDE USING gist (
  away_membership_id WITH =, stand_in_membership_id WITH =, daterange(starts_on, ends_on, '[]') WITH &&);

ALTER TABLE association_agreement ADD CONSTRAINT association_agreement_one_a_day EXCLUDE USING gist (
  organisation_id WITH =, daterange(starts_on, ends_on, '[]') WITH &&);

-- No policy wider than the matrix of rights: each names the right it stands for.

-- account.change is a password or a factor: nobody changes the account itself in the portal.
DROP POLICY account_change ON account;
-- An organisation is created, never changed.
DROP POLICY organisation_change ON organisation;
-- person-file.create: nothing gives the right to change a file.
DROP POLICY person_file_change ON person_file;

-- member.invite, in one's own name; the Region invites everywhere. Closed by whoever holds the link, or taken back by whoever invites.
DROP POLICY invitation_add ON invitation;
CREATE POLICY invitation_add ON invitation FOR INSERT WITH CHECK (
  accepted_at IS NULL AND revoked_at IS NULL
  AND (hub_task() = 'bootstrap' OR (invited_by_id = hub_account()
    AND (hub_role() = 'operator' OR (organisation_id = hub_organisation() AND hub_role() = 'manager')))));
DROP POLICY invitation_change ON invitation;
CREATE POLICY invitation_accept ON invitation FOR UPDATE USING (token_hash = hub_presented()) WITH CHECK (
  token_hash = hub_presented() AND revoked_at IS NULL);
CREATE POLICY invitation_revoke ON invitation FOR UPDATE
  USING (hub_role() = 'operator' OR (organisation_id = hub_organisation() AND hub_role() = 'manager'))
  WITH CHECK (accepted_at IS NULL
    AND (hub_role() = 'operator' OR (organisation_id = hub_organisation() AND hub_role() = 'manager')));

-- authorisation.request is a manager's; authorisation.decide the Region's, authorisation.read one's own organisation's and the Region's.
DROP POLICY authorisation_read ON authorisation;
CREATE POLICY authorisation_read ON authorisation FOR SELECT USING (
  organisation_id = hub_organisation() OR hub_role() = 'operator' OR hub_task() = 'expire');
DROP POLICY authorisation_ask ON authorisation;
CREATE POLICY authorisation_ask ON authorisation FOR INSERT WITH CHECK (
  state = 'requested' AND version = 1 AND organisation_id = hub_organisation() AND hub_role() = 'manager');
DROP POLICY authorisation_decide ON authorisation;
CREATE POLICY authorisation_decide ON authorisation FOR UPDATE USING (hub_role() = 'operator' OR hub_task() = 'expire') WITH CHECK (
  (hub_role() = 'operator' AND state IN ('validated', 'refused', 'suspended'))
  OR (hub_task() = 'expire' AND state = 'expired' AND ends_on < hub_today()));
DROP POLICY authorisation_event_add ON authorisation_event;
CREATE POLICY authorisation_event_add ON authorisation_event FOR INSERT WITH CHECK (
  by_account_id IS NOT DISTINCT FROM hub_account()
  AND CASE command::text
    WHEN 'request' THEN hub_role() = 'manager'
    WHEN 'expire' THEN hub_task() = 'expire'
    ELSE hub_role() = 'operator'
  END
  AND EXISTS (
    SELECT FROM authorisation a
    WHERE a.id = authorisation_event.authorisation_id AND a.version = authorisation_event.version
      AND a.state = hub_authorisation_state(authorisation_event.command)
      AND (authorisation_event.command <> 'request' OR a.organisation_id = hub_organisation())));

-- stand-in.declare: an agent for themselves, a manager for anybody; read by those it is about and by who manages them.
DROP POLICY stand_in_read ON stand_in;
CREATE POLICY stand_in_read ON stand_in FOR SELECT USING (
  organisation_id = hub_organisation() AND (hub_role() IN ('manager', 'operator')
    OR (hub_role() = 'agent' AND hub_membership() IN (away_membership_id, stand_in_membership_id))));
DROP POLICY stand_in_add ON stand_in;
CREATE POLICY stand_in_add ON stand_in FOR INSERT WITH CHECK (
  organisation_id = hub_organisation()
  AND (hub_role() IN ('manager', 'operator') OR (hub_role() = 'agent' AND away_membership_id = hub_membership())));
DROP POLICY stand_in_end ON stand_in;
CREATE POLICY stand_in_end ON stand_in FOR DELETE USING (
  organisation_id = hub_organisation()
  AND (hub_role() IN ('manager', 'operator') OR (hub_role() = 'agent' AND away_membership_id = hub_membership())));

-- person-file.read: the person, and the agents and managers who follow them; nobody else, named in a stand-in or not.
DROP POLICY person_file_read ON person_file;
CREATE POLICY person_file_read ON person_file FOR SELECT USING (
  account_id = hub_account()
  OR (organisation_id = hub_organisation() AND hub_role() IN ('agent', 'manager') AND EXISTS (
    SELECT FROM follow_up f
    WHERE f.person_file_id = person_file.id AND f.started_at <= hub_now() AND f.ended_at IS NULL
      AND f.membership_id IN (SELECT hub_followed_memberships()))));
DROP POLICY follow_up_read ON follow_up;
CREATE POLICY follow_up_read ON follow_up FOR SELECT USING (
  organisation_id = hub_organisation()
  AND (hub_role() IN ('manager', 'operator') OR (hub_role() = 'agent' AND membership_id IN (SELECT hub_followed_memberships()))));

-- agreement.record is about a Département.
DROP POLICY association_agreement_add ON association_agreement;
CREATE POLICY association_agreement_add ON association_agreement FOR INSERT WITH CHECK (
  hub_role() = 'operator'
  AND EXISTS (SELECT FROM organisation o WHERE o.id = association_agreement.organisation_id AND o.kind = 'departement'));

-- Who may be said, by the trail, to have done this: a decision by whoever may decide, as `rights` in app/access/can.ts has it.
CREATE FUNCTION hub_may_record(act text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(CASE
    WHEN act = 'authorisation.request' THEN hub_role() = 'manager'
    WHEN act = 'authorisation.expire' THEN hub_task() = 'expire'
    WHEN act = 'region.found' THEN hub_task() = 'bootstrap'
    WHEN act LIKE 'authorisation.%' OR act LIKE 'agreement.%' OR act LIKE 'refusal-link.%' OR act LIKE 'effect.%'
      OR act IN ('factor.reset', 'account.end-sessions') THEN hub_role() = 'operator'
    WHEN act LIKE 'membership.%' OR act LIKE 'member.%' OR act IN ('invitation.send', 'invitation.revoke', 'portfolio.hand-over')
      THEN hub_role() IN ('manager', 'operator')
    WHEN act LIKE 'stand-in.%' THEN hub_role() IN ('agent', 'manager', 'operator')
    WHEN act LIKE 'person-file.%' THEN hub_role() IN ('person', 'agent', 'manager')
    ELSE true
  END, false)
$$;
CREATE POLICY audit_event_by_who_may ON audit_event AS RESTRICTIVE FOR INSERT WITH CHECK (hub_may_record(action));
