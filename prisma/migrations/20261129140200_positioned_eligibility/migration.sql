-- What a training organisation learns of conditions of entry: yes, no, or to be checked; and its answer times.
-- Reason: it may know whether somebody is eligible, never why (domain.md § 2.1): the picture of a request names RSA and level. Its answer
-- times are told to it, and to referents as a median, which no reading of their own rows gives.
-- Lock: positioned_person gets a column without a default, for an instant; its rows are written once.
-- Rollback: drop the column, the two functions and the trigger, and the trigger of 20261129110000_positioned_person_forward comes back.
-- Measured: one update by primary key a request.

-- AlterTable
ALTER TABLE "positioned_person" ADD COLUMN     "is_eligible" BOOLEAN;

-- By hand from here.

-- The public, the level and the funder of a picture: false as soon as one is not met, true when all are, null when somebody must say.
CREATE FUNCTION hub_eligible(picture jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN bool_or(line ->> 'verdict' = 'not-met') THEN false WHEN bool_and(line ->> 'verdict' = 'met') THEN true END
  FROM jsonb_array_elements(picture -> 'lines') AS line WHERE line ->> 'condition' IN ('public', 'level', 'funder')
$$;

DROP TRIGGER positioned_person_only_forward ON positioned_person;
CREATE TRIGGER positioned_person_only_forward BEFORE UPDATE ON positioned_person FOR EACH ROW
  EXECUTE FUNCTION hub_only_forward('free last_name', 'free first_name', 'free phone', 'free mail', 'once is_eligible');

CREATE FUNCTION hub_tell_eligible() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE positioned_person SET is_eligible = hub_eligible(NEW.picture) WHERE positioning_id = NEW.positioning_id;
  RETURN NULL;
END
$$;
CREATE TRIGGER positioning_picture_told AFTER INSERT ON positioning_picture FOR EACH ROW
  WHEN (NEW.kind = 'submitted') EXECUTE FUNCTION hub_tell_eligible();

ALTER TABLE positioned_person NO FORCE ROW LEVEL SECURITY;
ALTER TABLE positioning_picture NO FORCE ROW LEVEL SECURITY;
UPDATE positioned_person w SET is_eligible = hub_eligible(p.picture)
  FROM positioning_picture p WHERE p.positioning_id = w.positioning_id AND p.kind = 'submitted';
ALTER TABLE positioning_picture FORCE ROW LEVEL SECURITY;
ALTER TABLE positioned_person FORCE ROW LEVEL SECURITY;

-- The days a training organisation took the last requests sent to it since a day: when each was sent, and when it first said something of
-- it. Days alone, of no person. For members, by the index on the training organisation.
CREATE FUNCTION hub_answer_days(organisation uuid, since date) RETURNS TABLE (sent_on date, answered_on date)
LANGUAGE plpgsql AS $$
DECLARE
  task text := coalesce(hub_task(), '');
BEGIN
  IF hub_membership() IS NULL THEN
    RETURN;
  END IF;
  PERFORM set_config('hub.task', 'sight', true);
  RETURN QUERY SELECT (s.at AT TIME ZONE 'Europe/Paris')::date, (a.at AT TIME ZONE 'Europe/Paris')::date
  FROM positioning p
  JOIN positioning_event s ON s.positioning_id = p.id AND s.machine = 'positioning' AND s.to_state = 'submitted'
    AND s.command IN ('submit', 'move')
  CROSS JOIN LATERAL (
    SELECT min(e.at) AS at FROM positioning_event e
    WHERE e.positioning_id = p.id AND e.version > s.version AND e.by_commander = 'organisation') a
  WHERE p.training_organisation_id = hub_answer_days.organisation AND p.created_at >= hub_answer_days.since AND a.at IS NOT NULL
  ORDER BY p.created_at DESC LIMIT 500;
  PERFORM set_config('hub.task', task, true);
END
$$;
