-- For a need: how many people near it have all that is essential, or lack one, two or three blocks of it.
-- Reason: a sensor, a prescriber and the company could not see whether anybody near can do what is wanted, nor what would close the gap.
-- People are counted once a day by the portal alone, among those who agreed that somebody reads their skills. What is kept is what may be
-- shown: numbers under five, under eleven for a company, are not written; those of a company are whole tens. A need is not counted again
-- within a day of what happened to it: its company learns nothing from what it changes.
-- Lock: a new table, whose foreign key takes a short lock on need; new policies.
-- Rollback: drop the table, the function and the policies held_skills_counted, skills_agreement_counted, person_file_counted.
-- Measured: one row read by its key for each page of a need.

-- CreateTable
CREATE TABLE "need_people" (
    "need_id" UUID NOT NULL,
    "shown_to" VARCHAR(10) NOT NULL,
    "counted_on" DATE NOT NULL,
    "have_all" INTEGER,
    "lack_one" INTEGER,
    "lack_two" INTEGER,
    "lack_three" INTEGER,

    CONSTRAINT "need_people_pkey" PRIMARY KEY ("need_id","shown_to")
);

-- AddForeignKey
ALTER TABLE "need_people" ADD CONSTRAINT "need_people_need_id_fkey" FOREIGN KEY ("need_id") REFERENCES "need"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand from here.

CREATE FUNCTION hub_may_show(shown_to text, people integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT people IS NULL OR CASE shown_to WHEN 'prescriber' THEN people >= 5 WHEN 'company' THEN people >= 10 AND people % 10 = 0 END
$$;
ALTER TABLE need_people
  ADD CONSTRAINT need_people_shown_to CHECK (shown_to IN ('prescriber', 'company')),
  ADD CONSTRAINT need_people_few CHECK (hub_may_show(shown_to, have_all) AND hub_may_show(shown_to, lack_one)
    AND hub_may_show(shown_to, lack_two) AND hub_may_show(shown_to, lack_three));

CREATE TRIGGER need_people_only_forward BEFORE UPDATE ON need_people FOR EACH ROW EXECUTE FUNCTION hub_only_forward(
  'later counted_on', 'free have_all', 'free lack_one', 'free lack_two', 'free lack_three');

ALTER TABLE need_people ENABLE ROW LEVEL SECURITY;
ALTER TABLE need_people FORCE ROW LEVEL SECURITY;
CREATE POLICY need_people_read ON need_people FOR SELECT USING (CASE shown_to
  WHEN 'company' THEN hub_task() = 'need-answer' AND need_id = hub_answered_need()
  ELSE hub_task() IS NULL AND hub_may('need.read') AND (hub_is_sensor() OR hub_is_of_kind(
      'departement', 'delegated_body', 'france_travail', 'mission_locale', 'cap_emploi', 'plie', 'ccas'))
    AND EXISTS (SELECT FROM need n WHERE n.id = need_people.need_id) END);
CREATE POLICY need_people_count ON need_people FOR SELECT USING (hub_task() = 'need-people');
CREATE POLICY need_people_add ON need_people FOR INSERT WITH CHECK (hub_task() = 'need-people' AND counted_on = hub_today());
-- Once a day, and not within a day of what happened to the need.
CREATE POLICY need_people_again ON need_people FOR UPDATE
  USING (hub_task() = 'need-people' AND counted_on < hub_today() AND NOT EXISTS (
    SELECT FROM need_event e WHERE e.need_id = need_people.need_id AND e.at > hub_now() - interval '24 hours'))
  WITH CHECK (counted_on = hub_today());
CREATE POLICY need_event_counted ON need_event FOR SELECT USING (hub_task() = 'need-people');

-- What the count reads: the needs that a sensor qualified, what they ask for, and the skills of those who agreed; no file whose processing
-- is restricted.
CREATE POLICY need_counted ON need FOR SELECT USING (hub_task() = 'need-people' AND state = 'qualified');
CREATE POLICY person_file_counted ON person_file FOR SELECT USING (
  (SELECT hub_task()) IS NOT DISTINCT FROM 'need-people' AND NOT is_restricted);
CREATE POLICY skills_agreement_counted ON skills_agreement FOR SELECT USING (hub_task() = 'need-people' AND ended_at IS NULL);
CREATE POLICY held_skills_counted ON held_skills FOR SELECT USING (hub_task() = 'need-people' AND EXISTS (
  SELECT FROM person_file f JOIN skills_agreement a ON a.person_file_id = f.id
  WHERE f.id = held_skills.person_file_id OR f.account_id = held_skills.account_id));

-- The blocks that some people obtained, for the count alone; positionings are read under another task, which shows them all.
CREATE FUNCTION hub_counted_blocks(people uuid[]) RETURNS TABLE (person_id uuid, blocks text[]) LANGUAGE plpgsql AS $$
DECLARE
  agreed uuid[];
BEGIN
  IF hub_task() IS DISTINCT FROM 'need-people' THEN
    RAISE EXCEPTION 'the portal alone counts the people of a need' USING ERRCODE = 'HU006';
  END IF;
  agreed := ARRAY(SELECT f.person_id FROM person_file f JOIN skills_agreement a ON a.person_file_id = f.id
    WHERE f.person_id = ANY (people));
  PERFORM set_config('hub.task', 'sight', true);
  RETURN QUERY SELECT p.person_id, array_agg(DISTINCT b.code::text ORDER BY b.code::text)
    FROM positioning p CROSS JOIN LATERAL unnest(p.obtained_blocks) AS b(code)
    WHERE p.person_id = ANY (agreed) GROUP BY p.person_id;
  PERFORM set_config('hub.task', 'need-people', true);
END
$$;
