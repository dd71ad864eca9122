-- A request that the Region sent back stays readable by it while it is priced again, until it is sent again.
-- Reason: it left every list of the Region as soon as another quote was asked for, and came back without having been followed.
-- Whatever its state, a request is read by the Region once it was sent: `filed_on` is written by that alone. The stores show what was sent.
-- Lock: none for the function; the trigger takes a short lock on aid_request.
-- Rollback: hub_aid_commander of 20261205700000_aid_withdrawn; DROP TRIGGER aid_request_filed_by_sending ON aid_request;
--   DROP FUNCTION hub_aid_filed_by_sending;
-- Measured: no row is read or written.

-- Who the transaction is for an individual aid; null: nobody who may see it. An organisation is nobody before it is asked for a quote, the
-- Region before a request of one of its schemes is sent.
CREATE OR REPLACE FUNCTION hub_aid_commander(a aid_request) RETURNS text LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF hub_task() = 'position' THEN
    RETURN 'portal';
  ELSIF hub_task() = 'answer' THEN
    RETURN CASE WHEN a.id = hub_answered_aid() THEN 'person' END;
  ELSIF hub_task() IS NOT NULL THEN
    RETURN NULL;
  ELSIF hub_role() = 'person' THEN
    RETURN CASE WHEN EXISTS (
      SELECT FROM person_file f WHERE f.person_id = a.person_id AND f.account_id = hub_account()) THEN 'person' END;
  ELSIF a.organisation_id = hub_organisation() AND hub_role() IN ('agent', 'manager') THEN
    RETURN CASE WHEN EXISTS (
      SELECT FROM person_file f WHERE f.id = a.person_file_id AND f.organisation_id = a.organisation_id) THEN 'prescriber' END;
  ELSIF a.provider_id = hub_organisation() AND hub_may('aid.quote') THEN
    RETURN 'organisation';
  ELSIF a.filed_on IS NOT NULL AND hub_aid_read_here(a.scheme) AND hub_may('aid.decide') AND hub_is_of_kind('region') THEN
    RETURN 'funder';
  END IF;
  RETURN NULL;
END
$$;

-- A request is filed by being sent, and by nothing else: the Region reads it from then on.
CREATE FUNCTION hub_aid_filed_by_sending() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a request is filed by being sent' USING ERRCODE = 'HU006';
END
$$;
CREATE TRIGGER aid_request_filed_by_sending BEFORE UPDATE ON aid_request FOR EACH ROW
  WHEN (NEW.filed_on IS DISTINCT FROM OLD.filed_on AND NEW.state <> 'sent') EXECUTE FUNCTION hub_aid_filed_by_sending();
