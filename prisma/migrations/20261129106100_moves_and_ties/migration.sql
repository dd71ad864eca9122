-- A positioning changes hands by a tie to the catalogue as it changes person: neither is a move of its machine.
-- Reason: 20261129105000_ties_follow_people made positioning_moves_on anew, without what 20261129103000_catalogue_ties had said: an operator
-- could not tie an organisation to a site whose sessions have people.
-- Lock: a short exclusive lock on positioning. Rollback: the trigger of 20261129105000_ties_follow_people.
-- Measured: nothing changes for a decision.

DROP TRIGGER positioning_moves_on ON positioning;
CREATE TRIGGER positioning_moves_on BEFORE UPDATE ON positioning FOR EACH ROW
  WHEN (OLD.person_id = NEW.person_id AND OLD.training_organisation_id IS NOT DISTINCT FROM NEW.training_organisation_id)
  EXECUTE FUNCTION hub_positioning_moves_on();
