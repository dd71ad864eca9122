-- The meeting of a proposal has an hour, a way, an address and whom to ask for.
-- Reason: a company said on which day it meets somebody, and nobody was told when nor where.
-- Only the company says it, while the person is to be met; it goes with the end of the proposal, since it may name somebody.
-- Lock: short, for four columns that are null and their check; two functions' worth of triggers are replaced.
-- Rollback: drop the columns and the check; hub_proposal_moves_on and proposal_only_forward are those of 20261203200000_proposals.
-- Measured: the check reads proposal once, under a second for a million rows.

-- AlterTable
ALTER TABLE "proposal" ADD COLUMN     "meets_ask" VARCHAR(80),
ADD COLUMN     "meets_at" VARCHAR(5),
ADD COLUMN     "meets_how" VARCHAR(5),
ADD COLUMN     "meets_where" VARCHAR(200);

-- By hand from here.

ALTER TABLE proposal
  ADD CONSTRAINT proposal_meeting CHECK (
    CASE WHEN state = 'to_meet' THEN num_nonnulls(meets_at, meets_how, meets_where, meets_ask) IN (0, 4)
      AND coalesce(meets_how IN ('place', 'phone', 'video') AND meets_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$', true)
    ELSE num_nonnulls(meets_at, meets_how, meets_where, meets_ask) = 0 END);

CREATE OR REPLACE FUNCTION hub_proposal_moves_on() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was text;
  before integer := 0;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    was := OLD.state::text;
    before := OLD.version;
    IF NEW.answers_for_id <> OLD.answers_for_id AND (
      hub_proposal_commander(NEW) IS DISTINCT FROM 'portal' OR NEW.answers_for_id IS DISTINCT FROM hub_open_need(NEW.need_id)) THEN
      RAISE EXCEPTION 'a proposal is carried to the need that stays' USING ERRCODE = 'HU006';
    END IF;
    IF NEW.company_name IS DISTINCT FROM OLD.company_name AND hub_proposal_commander(NEW) IS DISTINCT FROM 'company' THEN
      RAISE EXCEPTION 'a company that hides names itself' USING ERRCODE = 'HU006';
    END IF;
    IF NEW.meets_how IS NOT NULL AND (NEW.meets_at, NEW.meets_how, NEW.meets_where, NEW.meets_ask)
      IS DISTINCT FROM (OLD.meets_at, OLD.meets_how, OLD.meets_where, OLD.meets_ask)
      AND hub_proposal_commander(NEW) IS DISTINCT FROM 'company' THEN
      RAISE EXCEPTION 'a company says when and where it meets somebody' USING ERRCODE = 'HU006';
    END IF;
  END IF;
  IF NEW.version <> before + 1 OR NOT EXISTS (
    SELECT FROM hub_proposal_moves() m
    WHERE m.from_state IS NOT DISTINCT FROM was AND m.to_state = NEW.state::text AND m.by_commander = hub_proposal_commander(NEW)) THEN
    RAISE EXCEPTION 'a proposal does not go from % to % by %', was, NEW.state, hub_proposal_commander(NEW) USING ERRCODE = 'HU006';
  END IF;
  IF was IS DISTINCT FROM NEW.state::text AND NEW.state IN ('agreed', 'to_meet') AND hub_open_need(NEW.need_id) IS NULL THEN
    RAISE EXCEPTION 'nobody is looked for any more' USING ERRCODE = 'HU006';
  END IF;
  RETURN NEW;
END
$$;
DROP TRIGGER proposal_only_forward ON proposal;
CREATE TRIGGER proposal_only_forward BEFORE UPDATE ON proposal FOR EACH ROW
  WHEN (OLD.person_id = NEW.person_id) EXECUTE FUNCTION hub_only_forward('free state', 'free due_on', 'free meets_on', 'free meets_at',
  'free meets_how', 'free meets_where', 'free meets_ask', 'free reason', 'free answers_for_id', 'once company_name', 'grows version');
