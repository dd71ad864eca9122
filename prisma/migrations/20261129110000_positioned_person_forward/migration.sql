-- What a training organisation holds of a positioned person may be corrected, and nothing else of the row changes.
-- Reason: every table whose rows the portal changes says which columns may; this copy of names and contact had no such trigger.
-- Lock: a trigger on one table, for an instant.
-- Rollback: drop the trigger.
-- Measured: nothing that people wait for writes to it.
CREATE TRIGGER positioned_person_only_forward BEFORE UPDATE ON positioned_person
  FOR EACH ROW EXECUTE FUNCTION hub_only_forward('free last_name', 'free first_name', 'free phone', 'free mail');
