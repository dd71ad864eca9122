-- What a person said yes to is kept: a quote of another day, or dearer, asks for their yes again, and nothing is sent without it.
-- Reason: a request could be sent with another day and another price than those the person had read.
-- Lock: two columns without default are added; two functions and a trigger are replaced.
-- Rollback: the functions and the trigger of 20261205100100 and 20261205100000; ALTER TABLE aid_request DROP COLUMN agreed_starts_on,
--   DROP COLUMN agreed_cost_cents;
-- Measured: nothing is rewritten.

ALTER TABLE aid_request ADD COLUMN agreed_starts_on date, ADD COLUMN agreed_cost_cents integer;

-- The rows of `aidTransitions` (app/positioning/aid/aid-states.ts), one a move.
CREATE OR REPLACE FUNCTION hub_aid_moves() RETURNS TABLE (command text, from_state text, to_state text, by_commander text)
LANGUAGE sql IMMUTABLE AS $$
  SELECT v.* FROM (VALUES ('prepare', NULL, 'draft', 'prescriber'), ('agree', 'draft', 'agreed', 'person'),
    ('agree', 'draft', 'agreed', 'prescriber'), ('agree', 'complete', 'complete', 'person'),
    ('agree', 'complete', 'complete', 'prescriber'), ('quote', 'quote_asked', 'complete', 'organisation'),
    ('quote', 'quote_asked', 'complete', 'prescriber'), ('no-quote', 'quote_asked', 'agreed', 'organisation'),
    ('supply', 'to_complete', 'complete', 'prescriber'),
    ('send', 'complete', 'sent', 'prescriber'), ('cancel', 'accepted', 'cancelled', 'prescriber'),
    ('enter', 'accepted', 'entered', 'prescriber')) AS v
  UNION ALL
  SELECT m.command, 'sent', m.to_state, w.by_commander
  FROM (VALUES ('accept', 'accepted'), ('refuse', 'refused'), ('return', 'to_complete')) AS m(command, to_state)
  CROSS JOIN unnest(ARRAY['prescriber', 'funder']) AS w(by_commander)
  UNION ALL
  SELECT m.command, f.state, m.to_state, 'prescriber'
  FROM (VALUES ('ask-quote', 'quote_asked'), ('quote', 'complete')) AS m(command, to_state)
  CROSS JOIN unnest(ARRAY['agreed', 'complete', 'to_complete']) AS f(state)
  UNION ALL
  SELECT m.command, f.state, coalesce(m.to_state, f.state), m.by_commander
  FROM (VALUES ('decline', 'declined', 'person'), ('decline', 'declined', 'prescriber'), ('cancel', 'cancelled', 'prescriber'),
    ('remind', NULL, 'portal'), ('expire', 'expired', 'portal')) AS m(command, to_state, by_commander)
  CROSS JOIN unnest(ARRAY['draft', 'agreed', 'quote_asked', 'complete', 'sent', 'to_complete']) AS f(state)
$$;

CREATE OR REPLACE FUNCTION hub_aid_moves_on() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was text;
  before integer := 0;
  who text := hub_aid_commander(NEW);
BEGIN
  IF TG_OP = 'UPDATE' THEN
    was := OLD.state::text;
    before := OLD.version;
    IF NEW.provider_id IS DISTINCT FROM OLD.provider_id AND (who IS DISTINCT FROM 'prescriber' OR NEW.state <> 'quote_asked'
      OR NEW.provider_id IS DISTINCT FROM hub_session_organisation(NEW.session_id)) THEN
      RAISE EXCEPTION 'a quote is asked of the organisation of the session' USING ERRCODE = 'HU006';
    END IF;
    IF (NEW.starts_on, NEW.ends_on, NEW.hours, NEW.company_hours, NEW.cost_cents)
      IS DISTINCT FROM (OLD.starts_on, OLD.ends_on, OLD.hours, OLD.company_hours, OLD.cost_cents) AND NEW.state <> 'complete' THEN
      RAISE EXCEPTION 'a quote says what a training costs' USING ERRCODE = 'HU006';
    END IF;
    IF (NEW.agreed_starts_on, NEW.agreed_cost_cents) IS DISTINCT FROM (OLD.agreed_starts_on, OLD.agreed_cost_cents)
      AND (who NOT IN ('person', 'prescriber') OR NEW.state NOT IN ('agreed', 'complete')
        OR (NEW.agreed_starts_on, NEW.agreed_cost_cents) IS DISTINCT FROM (NEW.starts_on, NEW.cost_cents)) THEN
      RAISE EXCEPTION 'a person says yes to what is held' USING ERRCODE = 'HU006';
    END IF;
    -- A request that was agreed to before these columns says nothing of its terms, and is not held back.
    IF NEW.state = 'sent' AND was = 'complete'
      AND (NEW.starts_on <> NEW.agreed_starts_on OR NEW.cost_cents > NEW.agreed_cost_cents) THEN
      RAISE EXCEPTION 'nothing is sent that the person did not say yes to' USING ERRCODE = 'HU006';
    END IF;
    IF was = 'sent' AND NEW.state IN ('accepted', 'refused', 'to_complete') AND (who = 'funder') <> hub_aid_read_here(NEW.scheme) THEN
      RAISE EXCEPTION 'whoever reads a request answers it' USING ERRCODE = 'HU006';
    END IF;
  END IF;
  IF NEW.version <> before + 1 OR NOT EXISTS (
    SELECT FROM hub_aid_moves() m
    WHERE m.from_state IS NOT DISTINCT FROM was AND m.to_state = NEW.state::text AND m.by_commander = who) THEN
    RAISE EXCEPTION 'an individual aid does not go from % to % by %', was, NEW.state, who USING ERRCODE = 'HU006';
  END IF;
  RETURN NEW;
END
$$;
DROP TRIGGER aid_request_only_forward ON aid_request;
CREATE TRIGGER aid_request_only_forward BEFORE UPDATE ON aid_request FOR EACH ROW
  WHEN (OLD.person_id = NEW.person_id) EXECUTE FUNCTION hub_only_forward('free provider_id', 'free state', 'free starts_on', 'free ends_on',
  'free hours', 'free company_hours', 'free cost_cents', 'once granted_cents', 'free filed_on', 'free agreed_starts_on',
  'free agreed_cost_cents', 'free due_on', 'free reason', 'grows version');
