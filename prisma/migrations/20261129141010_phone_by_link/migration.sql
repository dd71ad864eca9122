-- A person changes their telephone number by the link of a message: in the file the link was sent for, and nothing else of it.
-- Reason: somebody whose number changed heard of nothing any more. Lock: policies and one trigger added to person_file. Rollback: drop
-- them, and give audit_event_by_who_may its body of 20261129104000. Measured: the trigger compares two rows of one update.
CREATE POLICY person_file_phone_answer ON person_file FOR UPDATE USING (
  hub_task() = 'answer' AND EXISTS (
    SELECT FROM positioning_link l
    WHERE l.person_file_id = person_file.id AND l.token_hash = hub_presented() AND l.ended_at IS NULL AND l.expires_at > hub_now()));

CREATE FUNCTION hub_file_by_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF hub_task() = 'answer' AND to_jsonb(NEW) - '{phone,channel,version}'::text[] <> to_jsonb(OLD) - '{phone,channel,version}'::text[] THEN
    RAISE EXCEPTION 'a link changes the telephone number of a file alone' USING ERRCODE = 'HU006';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER person_file_by_answer BEFORE UPDATE ON person_file FOR EACH ROW EXECUTE FUNCTION hub_file_by_answer();

-- The copies of the number that the organisations of the file's other positionings read follow, by the trigger of the file alone.
CREATE POLICY positioned_person_read_answer ON positioned_person FOR SELECT USING (
  hub_task() = 'answer' AND pg_trigger_depth() > 0
  AND EXISTS (SELECT FROM person_file f WHERE f.id = positioned_person.person_file_id));

DROP POLICY audit_event_by_who_may ON audit_event;
CREATE POLICY audit_event_by_who_may ON audit_event AS RESTRICTIVE FOR INSERT WITH CHECK (
  CASE WHEN hub_task() = 'answer' THEN action IN ('positioning.confirm', 'positioning.decline', 'person-file.change-phone')
    ELSE hub_may_record(action) END);
