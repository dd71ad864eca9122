-- A request that was sent to the Region and then ended without its answer stays readable by it, without the person's name.
-- Reason: it was in neither list of the Region any more, and its page and its form answered as if it had never been.
-- The name is gone with the end (`aid_request_applicant_ends`); nothing of a request that was never sent is read.
-- Lock: none: one function is replaced.
-- Rollback: hub_aid_commander of 20261205100000_individual_aids.
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
  ELSIF a.filed_on IS NOT NULL AND a.state IN ('sent', 'to_complete', 'accepted', 'refused', 'entered', 'declined', 'cancelled', 'expired')
    AND hub_aid_read_here(a.scheme) AND hub_may('aid.decide') AND hub_is_of_kind('region') THEN
    RETURN 'funder';
  END IF;
  RETURN NULL;
END
$$;
