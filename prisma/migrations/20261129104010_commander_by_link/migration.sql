-- Who the transaction is for a positioning, in plpgsql as 20261129101020 has it, with whoever shows a link.
-- Reason: 20261129104000 gave the function a body of SQL again, which costs more for every row that a policy shows.
-- Lock: one function replaced. Rollback: its body of 20261129104000. Measured: as in 20261129101020.
CREATE OR REPLACE FUNCTION hub_commander(p positioning) RETURNS text LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF hub_task() = 'position' THEN
    RETURN 'portal';
  ELSIF hub_task() = 'answer' THEN
    IF p.id = hub_answered_positioning() THEN
      RETURN 'person';
    END IF;
  ELSIF hub_role() = 'person' THEN
    IF EXISTS (SELECT FROM person_file f WHERE f.person_id = p.person_id AND f.account_id = hub_account()) THEN
      RETURN 'person';
    END IF;
  ELSIF hub_role() IN ('agent', 'manager') THEN
    IF p.training_organisation_id = hub_organisation() AND p.agreed_at IS NOT NULL THEN
      RETURN 'organisation';
    ELSIF p.organisation_id = hub_organisation() AND EXISTS (
      SELECT FROM person_file f WHERE f.id = p.person_file_id AND f.organisation_id = p.organisation_id) THEN
      RETURN 'prescriber';
    END IF;
  END IF;
  RETURN NULL;
END
$$;
