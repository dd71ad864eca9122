-- Two needs that are one: one stays, the other is merged into it, and its company's link answers for the one that stays. Two that are not
-- one are remembered.
-- Reason: the same need told to two sensors counted twice, and two people called the company.
-- Lock: ACCESS EXCLUSIVE on need and need_contact while columns, checks and triggers are added; functions and policies are replaced.
-- Rollback: drop need_told_apart, the columns merged_into_id and answers_for_id, the functions and triggers below that are new;
-- hub_need_moves is that of 20261130400000_need_answers, the other functions and policies those of 20261129185000_needs.
-- Measured: need_contact is rewritten once; there are few needs.

-- AlterTable
ALTER TABLE "need" ADD COLUMN     "merged_into_id" UUID;

-- AlterTable
ALTER TABLE "need_contact" ADD COLUMN     "answers_for_id" UUID;
UPDATE need_contact SET answers_for_id = need_id;
ALTER TABLE "need_contact" ALTER COLUMN "answers_for_id" SET NOT NULL;

-- CreateTable
CREATE TABLE "need_told_apart" (
    "one_id" UUID NOT NULL,
    "other_id" UUID NOT NULL,
    "by_account_id" UUID NOT NULL,
    "by_organisation_id" UUID NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "need_told_apart_pkey" PRIMARY KEY ("one_id","other_id")
);

-- CreateIndex
CREATE INDEX "need_told_apart_other_id_idx" ON "need_told_apart"("other_id");

-- CreateIndex
CREATE INDEX "need_siret_idx" ON "need"("siret");

-- CreateIndex
CREATE INDEX "need_commune_code_metier_code_idx" ON "need"("commune_code", "metier_code");

-- CreateIndex
CREATE INDEX "need_merged_into_id_idx" ON "need"("merged_into_id");

-- CreateIndex
CREATE INDEX "need_contact_answers_for_id_idx" ON "need_contact"("answers_for_id");

-- AddForeignKey
ALTER TABLE "need" ADD CONSTRAINT "need_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "need"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "need_contact" ADD CONSTRAINT "need_contact_answers_for_id_fkey" FOREIGN KEY ("answers_for_id") REFERENCES "need"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "need_told_apart" ADD CONSTRAINT "need_told_apart_one_id_fkey" FOREIGN KEY ("one_id") REFERENCES "need"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "need_told_apart" ADD CONSTRAINT "need_told_apart_other_id_fkey" FOREIGN KEY ("other_id") REFERENCES "need"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand from here.

ALTER TABLE need ADD CONSTRAINT need_merged CHECK ((state::text = 'merged') = (merged_into_id IS NOT NULL));
ALTER TABLE need_told_apart ADD CONSTRAINT need_told_apart_order CHECK (one_id < other_id);

-- The rows of `needTransitions` (app/needs/need-states.ts), one a move.
CREATE OR REPLACE FUNCTION hub_need_moves() RETURNS TABLE (command text, from_state text, to_state text, by_commander text)
LANGUAGE sql IMMUTABLE AS $$
  SELECT v.* FROM (VALUES ('post', NULL, 'posted', 'company'), ('confirm', 'posted', 'confirmed', 'sensor'),
    ('qualify', 'confirmed', 'qualified', 'sensor'), ('qualify', 'qualified', 'qualified', 'sensor'),
    ('reopen', 'set_aside', 'posted', 'sensor'), ('reopen', 'merged', 'posted', 'sensor')) AS v
  UNION ALL
  SELECT m.command, f.state, coalesce(m.to_state, f.state), c.by_commander
  FROM (VALUES ('set-aside', 'set_aside', '{sensor}'::text[]), ('merge', 'merged', '{sensor}'), ('absorb', NULL, '{sensor}'),
    ('still-wanted', NULL, '{company,sensor}'), ('fewer', NULL, '{company,sensor}'), ('find-some', NULL, '{company,sensor}'),
    ('fill', 'filled', '{company,sensor}'), ('stop', 'stopped', '{company,sensor}'), ('ask', NULL, '{portal}'),
    ('close-silent', 'silent', '{portal}')) AS m(command, to_state, commanders)
  CROSS JOIN unnest(ARRAY['posted', 'confirmed', 'qualified']) AS f(state)
  CROSS JOIN unnest(m.commanders) AS c(by_commander)
  UNION ALL
  SELECT 'reopen', f.state, 'posted', c.by_commander
  FROM unnest(ARRAY['filled', 'stopped', 'silent']) AS f(state) CROSS JOIN unnest(ARRAY['company', 'sensor']) AS c(by_commander)
$$;

-- The need that stays of one that may have been merged, for whoever reads them both.
CREATE FUNCTION hub_need_that_stays(told uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
  WITH RECURSIVE way(id, into_id) AS (
    SELECT n.id, n.merged_into_id FROM need n WHERE n.id = told
    UNION
    SELECT n.id, n.merged_into_id FROM way JOIN need n ON n.id = way.into_id
  ) SELECT way.id FROM way WHERE way.into_id IS NULL
$$;

-- A merged need leads to an open one, once nobody said that both are two. It narrows who sees the one that stays, and never widens it.
CREATE FUNCTION hub_need_merges() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  wider CONSTANT text[] := ARRAY['sensors', 'prescribers', 'public'];
BEGIN
  IF NEW.visibility <> OLD.visibility AND (hub_need_commander(NEW) IS DISTINCT FROM 'sensor'
    OR array_position(wider, NEW.visibility::text) > array_position(wider, OLD.visibility::text)) THEN
    RAISE EXCEPTION 'a merge shows a need to nobody else' USING ERRCODE = 'HU006';
  END IF;
  IF NEW.merged_into_id IS NOT NULL AND NEW.merged_into_id IS DISTINCT FROM OLD.merged_into_id AND (
    hub_need_commander(NEW) IS DISTINCT FROM 'sensor'
    OR NOT EXISTS (SELECT FROM need n WHERE n.id = NEW.merged_into_id AND n.id <> NEW.id AND n.state IN ('posted', 'confirmed', 'qualified'))
    OR EXISTS (SELECT FROM need_told_apart a
      WHERE a.one_id = least(NEW.id, NEW.merged_into_id) AND a.other_id = greatest(NEW.id, NEW.merged_into_id))) THEN
    RAISE EXCEPTION 'a need is merged into an open one that is the same' USING ERRCODE = 'HU006';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER need_merges BEFORE UPDATE ON need FOR EACH ROW EXECUTE FUNCTION hub_need_merges();

-- At the commit, no contact answers for a merged need: `need_contact_answers` says for which it does.
CREATE FUNCTION hub_need_contacts_follow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM need n JOIN need_contact c ON c.answers_for_id = n.id WHERE n.id = NEW.id AND n.state::text = 'merged')
    OR EXISTS (SELECT FROM need n JOIN need_contact c ON c.need_id = n.id
      WHERE n.id = NEW.id AND n.state::text <> 'merged' AND c.answers_for_id <> n.id) THEN
    RAISE EXCEPTION 'the contact of a need answers for the one that stays' USING ERRCODE = 'HU012';
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER need_contacts_follow AFTER UPDATE ON need DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.merged_into_id IS DISTINCT FROM OLD.merged_into_id) EXECUTE FUNCTION hub_need_contacts_follow();

-- The portal alone renews a link; a sensor alone has it answer for another need, the one that stays.
CREATE FUNCTION hub_need_contact_answers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.link_hash, NEW.link_expires_at) IS DISTINCT FROM (OLD.link_hash, OLD.link_expires_at) AND hub_task() IS DISTINCT FROM 'need' THEN
    RAISE EXCEPTION 'the portal alone renews the link of a need' USING ERRCODE = 'HU006';
  END IF;
  IF NEW.answers_for_id <> OLD.answers_for_id AND (
    NOT hub_is_sensor() OR NEW.answers_for_id IS DISTINCT FROM hub_need_that_stays(NEW.need_id)) THEN
    RAISE EXCEPTION 'a link answers for the need that stays' USING ERRCODE = 'HU006';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER need_contact_answers BEFORE UPDATE ON need_contact FOR EACH ROW EXECUTE FUNCTION hub_need_contact_answers();

DROP TRIGGER need_only_forward ON need;
CREATE TRIGGER need_only_forward BEFORE UPDATE ON need FOR EACH ROW EXECUTE FUNCTION hub_only_forward(
  'free state', 'free company_name', 'once company_confirmed_at', 'free metier_code', 'free headcount', 'free asked_on', 'free due_on',
  'free hired', 'free hired_from', 'free reason', 'free visibility', 'free merged_into_id', 'grows version');
DROP TRIGGER need_contact_only_forward ON need_contact;
CREATE TRIGGER need_contact_only_forward BEFORE UPDATE ON need_contact FOR EACH ROW EXECUTE FUNCTION hub_only_forward(
  'free link_hash', 'free link_expires_at', 'free answers_for_id');
CREATE TRIGGER need_told_apart_only_grows BEFORE UPDATE OR DELETE ON need_told_apart FOR EACH ROW EXECUTE FUNCTION hub_history_only_grows();
CREATE TRIGGER need_told_apart_stays BEFORE TRUNCATE ON need_told_apart FOR EACH STATEMENT EXECUTE FUNCTION hub_history_only_grows();

-- The need that the link shown answers for now, and the one its company told; null: none.
CREATE OR REPLACE FUNCTION hub_answered_need() RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT c.answers_for_id FROM need_contact c
  WHERE hub_task() = 'need-answer' AND c.link_hash = hub_presented() AND c.link_expires_at > hub_now()
$$;
CREATE FUNCTION hub_told_need() RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT c.need_id FROM need_contact c
  WHERE hub_task() = 'need-answer' AND c.link_hash = hub_presented() AND c.link_expires_at > hub_now()
$$;

ALTER TABLE need_told_apart ENABLE ROW LEVEL SECURITY;
ALTER TABLE need_told_apart FORCE ROW LEVEL SECURITY;

CREATE POLICY need_read_told ON need FOR SELECT USING (hub_task() = 'need-answer' AND id = hub_told_need());
CREATE POLICY need_contact_follow ON need_contact FOR UPDATE USING (hub_is_sensor());
DROP POLICY need_contact_add ON need_contact;
CREATE POLICY need_contact_add ON need_contact FOR INSERT WITH CHECK (
  hub_task() = 'need-post' AND need_id::text = hub_presented() AND link_hash IS NULL AND answers_for_id = need_id);
DROP POLICY need_contact_purge ON need_contact;
CREATE POLICY need_contact_purge ON need_contact FOR DELETE USING (hub_task() = 'purge' AND EXISTS (
  SELECT FROM need n
  WHERE n.id = need_contact.answers_for_id AND n.state NOT IN ('posted', 'confirmed', 'qualified') AND n.due_on < hub_today()));
CREATE POLICY need_told_apart_read ON need_told_apart FOR SELECT USING (hub_is_sensor());
CREATE POLICY need_told_apart_add ON need_told_apart FOR INSERT WITH CHECK (
  hub_is_sensor() AND by_account_id = hub_account() AND by_organisation_id = hub_organisation());
