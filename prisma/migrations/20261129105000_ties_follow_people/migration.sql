-- A suggestion follows its file to another person, as a positioning does; and no history is asked of that.
-- Reason: two files of one human become one person (`person_tie`). The triggers that hold a suggestion to its life took that change for one
-- of its own; and whoever answers the request does not see the history of the other organisation's positionings.
-- Lock: short locks on suggestion, for its triggers.
-- Rollback: the triggers of 20261129101000_suggestion; hub_positioning_told() and hub_suggestion_told() of before.
-- Measured: nothing to measure.

-- By hand from here.

DROP TRIGGER suggestion_moves_on ON suggestion;
CREATE TRIGGER suggestion_moves_on BEFORE UPDATE ON suggestion FOR EACH ROW
  WHEN (OLD.person_id = NEW.person_id) EXECUTE FUNCTION hub_suggestion_moves_on();
DROP TRIGGER suggestion_only_forward ON suggestion;
CREATE TRIGGER suggestion_only_forward BEFORE UPDATE ON suggestion FOR EACH ROW
  WHEN (OLD.person_id = NEW.person_id) EXECUTE FUNCTION hub_only_forward(
  'free state', 'free answer_by', 'free reason', 'once positioning_id', 'grows version');
CREATE TRIGGER suggestion_follows_file BEFORE UPDATE ON suggestion FOR EACH ROW
  WHEN (OLD.person_id <> NEW.person_id) EXECUTE FUNCTION hub_positioning_follows_file();

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
