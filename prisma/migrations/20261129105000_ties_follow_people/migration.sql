-- What is about a file follows it to another person: positionings and suggestions, by their foreign key.
-- Reason: two files of one human become one person (`person_tie`). The triggers that hold a row to its life took that change for one of its
-- own, and refused it. One rule for every table with a `person_id`, so that the next one needs no line of its own.
-- Lock: short locks on positioning and suggestion, for their triggers.
-- Rollback: hub_only_forward() of 20261128231000_no_going_back; the triggers `…_moves_on` of before; positioning_follows_file of
-- 20261129100000_people.
-- Measured: one comparison of a text more a changed row.

-- By hand from here.

CREATE OR REPLACE FUNCTION hub_only_forward() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was jsonb := to_jsonb(OLD);
  becomes jsonb := to_jsonb(NEW);
  rule text;
  held text;
BEGIN
  -- A row follows its file to another person, by its foreign key, and changes nothing else then.
  IF pg_trigger_depth() > 1 AND (was -> 'person_id') <> (becomes -> 'person_id') AND was - 'person_id' = becomes - 'person_id' THEN
    RETURN NEW;
  END IF;
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
DROP TRIGGER positioning_follows_file ON positioning;
DROP FUNCTION hub_positioning_follows_file();
DROP TRIGGER positioning_moves_on ON positioning;
CREATE TRIGGER positioning_moves_on BEFORE UPDATE ON positioning FOR EACH ROW
  WHEN (OLD.person_id = NEW.person_id) EXECUTE FUNCTION hub_positioning_moves_on();
DROP TRIGGER suggestion_moves_on ON suggestion;
CREATE TRIGGER suggestion_moves_on BEFORE UPDATE ON suggestion FOR EACH ROW
  WHEN (OLD.person_id = NEW.person_id) EXECUTE FUNCTION hub_suggestion_moves_on();

-- The history is not asked of who answers a request: it is the other organisation's, and no version was made.
CREATE OR REPLACE FUNCTION hub_positioning_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (TG_OP = 'INSERT' OR NEW.version <> OLD.version)
    AND NOT EXISTS (SELECT FROM positioning_event e WHERE e.positioning_id = NEW.id AND e.version = NEW.version) THEN
    RAISE EXCEPTION 'version % of a positioning has no line in its history', NEW.version USING ERRCODE = 'HU012';
  END IF;
  RETURN NULL;
END
$$;
CREATE OR REPLACE FUNCTION hub_suggestion_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (TG_OP = 'INSERT' OR NEW.version <> OLD.version)
    AND NOT EXISTS (SELECT FROM suggestion_event e WHERE e.suggestion_id = NEW.id AND e.version = NEW.version) THEN
    RAISE EXCEPTION 'version % of a suggestion has no line in its history', NEW.version USING ERRCODE = 'HU012';
  END IF;
  RETURN NULL;
END
$$;
