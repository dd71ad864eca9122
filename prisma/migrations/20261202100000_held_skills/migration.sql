-- Held skills: what somebody with an account, or somebody an organisation follows, says they can do; and the person's agreement that those
-- who follow them read and write it.
-- Reason: a person kept their skills for thirty days, without an account, or nowhere; nobody could fill them beside the person.
-- Without a row of skills_agreement that is not ended, held_skills shows a member nothing: the policies ask it, whatever the code does.
-- Blocks obtained are read from the exits of positionings (hub_obtained_blocks), which may be corrected.
-- Lock: new tables. Rollback: drop both tables and the functions, delete the five rights.
-- Measured: one row read by its key, or two, for each page of the skills of somebody.

-- CreateEnum
CREATE TYPE "SkillsAgreedBy" AS ENUM ('person', 'referent');

-- CreateTable
CREATE TABLE "held_skills" (
    "id" UUID NOT NULL,
    "account_id" UUID,
    "organisation_id" UUID,
    "person_file_id" UUID,
    "content" JSONB NOT NULL,
    "changed_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "held_skills_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "skills_agreement" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "person_file_id" UUID NOT NULL,
    "agreed_by" "SkillsAgreedBy" NOT NULL,
    "agreed_by_account_id" UUID NOT NULL,
    "agreed_at" TIMESTAMPTZ NOT NULL,
    "ended_by_account_id" UUID,
    "ended_at" TIMESTAMPTZ,

    CONSTRAINT "skills_agreement_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "held_skills_account_id_key" ON "held_skills"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "held_skills_person_file_id_key" ON "held_skills"("person_file_id");

-- CreateIndex
CREATE INDEX "held_skills_changed_at_idx" ON "held_skills"("changed_at");

-- CreateIndex
CREATE INDEX "skills_agreement_person_file_id_idx" ON "skills_agreement"("person_file_id");

-- AddForeignKey
ALTER TABLE "held_skills" ADD CONSTRAINT "held_skills_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "held_skills" ADD CONSTRAINT "held_skills_organisation_id_person_file_id_fkey" FOREIGN KEY ("organisation_id", "person_file_id") REFERENCES "person_file"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "skills_agreement" ADD CONSTRAINT "skills_agreement_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "skills_agreement" ADD CONSTRAINT "skills_agreement_organisation_id_person_file_id_fkey" FOREIGN KEY ("organisation_id", "person_file_id") REFERENCES "person_file"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand from here.

ALTER TABLE held_skills
  ADD CONSTRAINT held_skills_of_one CHECK ((account_id IS NULL) <> (person_file_id IS NULL)
    AND (organisation_id IS NULL) = (person_file_id IS NULL)),
  -- As a draft, with the name of who noted each thing.
  ADD CONSTRAINT held_skills_size CHECK (octet_length(content::text) <= 120000);
ALTER TABLE skills_agreement ADD CONSTRAINT skills_agreement_ended CHECK ((ended_at IS NULL) = (ended_by_account_id IS NULL));
CREATE UNIQUE INDEX skills_agreement_live ON skills_agreement (person_file_id) WHERE ended_at IS NULL;

CREATE TRIGGER held_skills_only_forward BEFORE UPDATE ON held_skills
  FOR EACH ROW EXECUTE FUNCTION hub_only_forward('free content', 'later changed_at');
CREATE TRIGGER skills_agreement_only_forward BEFORE UPDATE ON skills_agreement
  FOR EACH ROW EXECUTE FUNCTION hub_only_forward('once ended_at', 'once ended_by_account_id');

-- Does a file that the actor may open bear the person's agreement, and is it that file, or one of the person of that account?
CREATE FUNCTION hub_skills_agreed(account uuid, file uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM person_file f JOIN skills_agreement a ON a.person_file_id = f.id AND a.ended_at IS NULL
    WHERE f.organisation_id = hub_organisation()
      AND (f.id = hub_skills_agreed.file OR f.account_id = hub_skills_agreed.account))
$$;

-- The blocks that a person obtained, as the training organisations say today: for the person, or for whoever has their agreement.
CREATE FUNCTION hub_obtained_blocks(file uuid) RETURNS TABLE (block text, obtained_on date, organisation text) LANGUAGE plpgsql AS $$
DECLARE
  people uuid[];
  task text := coalesce(hub_task(), '');
BEGIN
  IF hub_membership() IS NULL THEN
    people := ARRAY(SELECT f.person_id FROM person_file f WHERE f.account_id = hub_account());
  ELSIF hub_may('held-skill.read') AND hub_skills_agreed(NULL, file) THEN
    people := ARRAY(SELECT f.person_id FROM person_file f WHERE f.id = file AND f.organisation_id = hub_organisation());
  END IF;
  PERFORM set_config('hub.task', 'sight', true);
  RETURN QUERY SELECT DISTINCT ON (b.code) b.code::text, coalesce(p.stay_on, p.since), o.name::text
  FROM positioning p CROSS JOIN LATERAL unnest(p.obtained_blocks) AS b(code)
  JOIN training_session s ON s.id = p.session_id JOIN training_action c ON c.id = s.action_id
  JOIN training t ON t.id = c.training_id JOIN training_organisation o ON o.id = t.organisation_id
  WHERE p.person_id = ANY (people)
  ORDER BY b.code, coalesce(p.stay_on, p.since);
  PERFORM set_config('hub.task', task, true);
END
$$;

ALTER TABLE held_skills ENABLE ROW LEVEL SECURITY;
ALTER TABLE held_skills FORCE ROW LEVEL SECURITY;
ALTER TABLE skills_agreement ENABLE ROW LEVEL SECURITY;
ALTER TABLE skills_agreement FORCE ROW LEVEL SECURITY;

INSERT INTO access_right (name, holders, is_region_wide) VALUES
  ('held-skill.keep', '{person}', false),
  ('held-skill.erase', '{person}', false),
  ('held-skill.agree', '{person,agent,manager}', false),
  ('held-skill.read', '{agent,manager}', false),
  ('held-skill.fill', '{agent,manager}', false);

-- One's own: of one's account, and what was noted in one's files before the account was tied to them.
CREATE FUNCTION hub_own_skills(account uuid, file uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT hub_membership() IS NULL AND hub_account() IS NOT NULL AND (
    hub_own_skills.account = hub_account()
    OR EXISTS (SELECT FROM person_file f WHERE f.id = hub_own_skills.file AND f.account_id = hub_account()))
$$;
CREATE POLICY held_skills_read_own ON held_skills FOR SELECT USING (hub_own_skills(account_id, person_file_id));
CREATE POLICY held_skills_add_own ON held_skills FOR INSERT WITH CHECK (
  hub_may('held-skill.keep') AND hub_membership() IS NULL AND account_id = hub_account());
CREATE POLICY held_skills_change_own ON held_skills FOR UPDATE USING (
  hub_may('held-skill.keep') AND hub_own_skills(account_id, person_file_id));
CREATE POLICY held_skills_remove_own ON held_skills FOR DELETE USING (
  hub_may('held-skill.erase') AND hub_own_skills(account_id, person_file_id));

-- Beside the person, with their agreement, in a file that the actor may open.
CREATE POLICY held_skills_read ON held_skills FOR SELECT USING (
  hub_may('held-skill.read') AND hub_skills_agreed(account_id, person_file_id));
CREATE POLICY held_skills_add ON held_skills FOR INSERT WITH CHECK (
  hub_may('held-skill.fill') AND hub_skills_agreed(account_id, person_file_id));
CREATE POLICY held_skills_change ON held_skills FOR UPDATE USING (
  hub_may('held-skill.fill') AND hub_skills_agreed(account_id, person_file_id));
-- What was noted in a file goes to the account once there is one.
CREATE POLICY held_skills_remove ON held_skills FOR DELETE USING (
  hub_may('held-skill.fill') AND hub_skills_agreed(NULL, person_file_id));

-- Twenty-four months after the last change.
CREATE POLICY held_skills_read_purge ON held_skills FOR SELECT USING (hub_task() = 'purge');
CREATE POLICY held_skills_purge ON held_skills FOR DELETE USING (
  hub_task() = 'purge' AND changed_at < hub_now() - interval '24 months');

CREATE POLICY skills_agreement_read ON skills_agreement FOR SELECT USING (CASE
  WHEN hub_membership() IS NULL THEN EXISTS (
    SELECT FROM person_file f WHERE f.id = skills_agreement.person_file_id AND f.account_id = hub_account())
  ELSE organisation_id = hub_organisation() AND EXISTS (
    SELECT FROM person_file f WHERE f.id = skills_agreement.person_file_id) END);
-- Whoever has an account says it by themselves; for the others, whoever follows them in their own name writes it down.
CREATE POLICY skills_agreement_add ON skills_agreement FOR INSERT WITH CHECK (
  hub_may('held-skill.agree') AND agreed_by_account_id = hub_account() AND ended_at IS NULL AND CASE agreed_by
    WHEN 'person' THEN hub_membership() IS NULL AND EXISTS (
      SELECT FROM person_file f WHERE f.id = skills_agreement.person_file_id AND f.account_id = hub_account())
    ELSE organisation_id = hub_organisation() AND hub_follows(person_file_id) AND EXISTS (
      SELECT FROM person_file f WHERE f.id = skills_agreement.person_file_id AND f.account_id IS NULL) END);
CREATE POLICY skills_agreement_end ON skills_agreement FOR UPDATE
  USING (hub_may('held-skill.agree') AND ended_at IS NULL AND CASE
    WHEN hub_membership() IS NULL THEN EXISTS (
      SELECT FROM person_file f WHERE f.id = skills_agreement.person_file_id AND f.account_id = hub_account())
    ELSE organisation_id = hub_organisation() AND hub_follows(person_file_id) END)
  WITH CHECK (ended_by_account_id = hub_account());
