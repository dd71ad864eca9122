-- A need that somebody refused is not proposed to them again within thirty days, unless they asked for it.
-- Reason: nothing told a referent that the person had said no, and the same need could be proposed again the next day.
-- The line of history of a proposal that the person asked for says so (`reason`), and the commit is refused without it.
-- Lock: a trigger on proposal.
-- Rollback: drop the trigger and the function.
-- Measured: the trigger reads the proposals of one file, by the index on the organisation and the file.

-- The thirty days are `AGAIN_DAYS` of app/positioning/proposal/decide-proposal.ts.
CREATE FUNCTION hub_proposed_again() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM proposal p JOIN proposal_event e ON e.proposal_id = p.id AND e.version = p.version
    WHERE p.organisation_id = NEW.organisation_id AND p.person_file_id = NEW.person_file_id AND p.id <> NEW.id
      AND NEW.need_id IN (p.need_id, p.answers_for_id) AND p.state IN ('declined', 'withdrawn')
      AND (e.at AT TIME ZONE 'Europe/Paris')::date + 30 > hub_today())
    AND NOT EXISTS (
      SELECT FROM proposal_event e WHERE e.proposal_id = NEW.id AND e.version = 1 AND e.reason = 'asked-again') THEN
    RAISE EXCEPTION 'a need that was refused is proposed again when the person asks' USING ERRCODE = 'HU012';
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER proposal_again AFTER INSERT ON proposal DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION hub_proposed_again();
