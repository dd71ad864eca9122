-- Proposals: a need of a company that a referent proposes to somebody, what the person and then the company answer, and what the company is
-- told of a person who said yes.
-- Reason: hidden offers are shown to referents, and nothing led from an offer to a person.
-- Nothing of a person is a row that a company sees before their yes (`proposal_read`, `introduction_read`), nor after their withdrawal: what
-- names them is one row of `introduction`, written with the yes and removed by a trigger with the end.
-- Lock: new tables; short locks on positioning_link, positioning_notice and paper_letter, for a column that is null and their checks; functions
-- and policies are replaced.
-- Rollback: drop the three tables, the columns, the type, the functions and the policies below; hub_right_of is that of
-- 20261202300100_need_imports, hub_may_record and audit_event_by_who_may those of 20261202300000_needs_by_api, the checks of subjects those of
-- 20261129182000_suggestions_are_told.
-- Measured: the checks read three tables once, a second for a million rows; the new tables are empty.

-- CreateEnum
CREATE TYPE "ProposalState" AS ENUM ('proposed', 'agreed', 'to_meet', 'declined', 'withdrawn', 'taken_back', 'lapsed', 'not_met', 'unanswered', 'hired', 'not_hired', 'no_show', 'closed');

-- AlterTable
ALTER TABLE "paper_letter" ADD COLUMN     "proposal_id" UUID;

-- AlterTable
ALTER TABLE "positioning_link" ADD COLUMN     "proposal_id" UUID;

-- AlterTable
ALTER TABLE "positioning_notice" ADD COLUMN     "proposal_id" UUID;

-- CreateTable
CREATE TABLE "proposal" (
    "id" UUID NOT NULL,
    "need_id" UUID NOT NULL,
    "answers_for_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "person_file_id" UUID NOT NULL,
    "state" "ProposalState" NOT NULL,
    "due_on" DATE,
    "meets_on" DATE,
    "reason" VARCHAR(40),
    "job_label" VARCHAR(200) NOT NULL,
    "town" TEXT NOT NULL,
    "contract" VARCHAR(12) NOT NULL,
    "starts_on" DATE,
    "weekly_hours" INTEGER,
    "pay_cents" INTEGER,
    "pay_period" VARCHAR(5),
    "company_name" VARCHAR(120),
    "skills" VARCHAR(300)[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "proposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "proposal_event" (
    "proposal_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "command" VARCHAR(20) NOT NULL,
    "from_state" VARCHAR(20),
    "to_state" VARCHAR(20) NOT NULL,
    "by_commander" VARCHAR(12) NOT NULL,
    "by_account_id" UUID,
    "by_organisation_id" UUID,
    "at" TIMESTAMPTZ NOT NULL,
    "reason" VARCHAR(40),

    CONSTRAINT "proposal_event_pkey" PRIMARY KEY ("proposal_id","version")
);

-- CreateTable
CREATE TABLE "introduction" (
    "proposal_id" UUID NOT NULL,
    "first_name" TEXT NOT NULL,
    "last_name" TEXT NOT NULL,
    "phone" VARCHAR(20),
    "mail" VARCHAR(254),
    "skills" VARCHAR(300)[],
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "introduction_pkey" PRIMARY KEY ("proposal_id")
);

-- CreateIndex
CREATE INDEX "proposal_organisation_id_person_file_id_idx" ON "proposal"("organisation_id", "person_file_id");

-- CreateIndex
CREATE INDEX "proposal_person_id_idx" ON "proposal"("person_id");

-- CreateIndex
CREATE INDEX "proposal_need_id_idx" ON "proposal"("need_id");

-- CreateIndex
CREATE INDEX "proposal_answers_for_id_idx" ON "proposal"("answers_for_id");

-- CreateIndex
CREATE INDEX "paper_letter_proposal_id_idx" ON "paper_letter"("proposal_id");

-- CreateIndex
CREATE INDEX "positioning_link_proposal_id_idx" ON "positioning_link"("proposal_id");

-- AddForeignKey
ALTER TABLE "positioning_link" ADD CONSTRAINT "positioning_link_proposal_id_fkey" FOREIGN KEY ("proposal_id") REFERENCES "proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "positioning_notice" ADD CONSTRAINT "positioning_notice_proposal_id_fkey" FOREIGN KEY ("proposal_id") REFERENCES "proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_letter" ADD CONSTRAINT "paper_letter_proposal_id_fkey" FOREIGN KEY ("proposal_id") REFERENCES "proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_need_id_fkey" FOREIGN KEY ("need_id") REFERENCES "need"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_answers_for_id_fkey" FOREIGN KEY ("answers_for_id") REFERENCES "need"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_organisation_id_person_file_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_file_id", "person_id") REFERENCES "person_file"("organisation_id", "id", "person_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal_event" ADD CONSTRAINT "proposal_event_proposal_id_fkey" FOREIGN KEY ("proposal_id") REFERENCES "proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "introduction" ADD CONSTRAINT "introduction_proposal_id_fkey" FOREIGN KEY ("proposal_id") REFERENCES "proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand from here.

ALTER TABLE proposal
  ADD CONSTRAINT proposal_due CHECK ((state IN ('proposed', 'agreed', 'to_meet')) = (due_on IS NOT NULL)),
  ADD CONSTRAINT proposal_meets CHECK (state <> 'to_meet' OR meets_on IS NOT NULL),
  ADD CONSTRAINT proposal_pay CHECK ((pay_cents IS NULL) = (pay_period IS NULL)),
  ADD CONSTRAINT proposal_version CHECK (version >= 1);
ALTER TABLE introduction ADD CONSTRAINT introduction_one_way CHECK (num_nonnulls(phone, mail) <= 1);
-- A need is proposed to a person once at a time, by an organisation.
CREATE UNIQUE INDEX proposal_one_active ON proposal (person_file_id, need_id) WHERE state IN ('proposed', 'agreed', 'to_meet');
CREATE INDEX proposal_due ON proposal (due_on) WHERE due_on IS NOT NULL;

ALTER TABLE positioning_notice
  DROP CONSTRAINT positioning_notice_subject,
  ADD CONSTRAINT positioning_notice_subject CHECK (subject_id = coalesce(positioning_id, suggestion_id, proposal_id)
    AND num_nonnulls(positioning_id, suggestion_id, proposal_id) = 1);
ALTER TABLE positioning_link
  DROP CONSTRAINT positioning_link_subject,
  ADD CONSTRAINT positioning_link_subject CHECK (num_nonnulls(positioning_id, suggestion_id, proposal_id) = 1);
ALTER TABLE paper_letter
  DROP CONSTRAINT paper_letter_subject,
  ADD CONSTRAINT paper_letter_subject CHECK (num_nonnulls(positioning_id, suggestion_id, proposal_id) = 1);
CREATE UNIQUE INDEX positioning_link_one_open_proposal ON positioning_link (proposal_id) WHERE ended_at IS NULL;

-- The rows of `proposalTransitions` (app/positioning/proposal/proposal-states.ts), one a move.
CREATE FUNCTION hub_proposal_moves() RETURNS TABLE (command text, from_state text, to_state text, by_commander text)
LANGUAGE sql IMMUTABLE AS $$
  SELECT v.* FROM (VALUES ('propose', NULL, 'proposed', 'prescriber'), ('agree', 'proposed', 'agreed', 'person'),
    ('decline', 'proposed', 'declined', 'person'), ('decline', 'proposed', 'declined', 'prescriber'),
    ('take-back', 'proposed', 'taken_back', 'prescriber'), ('lapse', 'proposed', 'lapsed', 'portal'),
    ('not-hire', 'to_meet', 'not_hired', 'company'), ('no-show', 'to_meet', 'no_show', 'company'),
    ('close', 'proposed', 'closed', 'portal'), ('carry', 'proposed', 'proposed', 'portal')) AS v
  UNION ALL
  SELECT m.command, f.state, coalesce(m.to_state, f.state), m.by_commander
  FROM (VALUES ('withdraw', 'withdrawn', 'person'), ('withdraw', 'withdrawn', 'prescriber'), ('meet', 'to_meet', 'company'),
    ('pass', 'not_met', 'company'), ('hire', 'hired', 'company'), ('lapse', 'unanswered', 'portal'), ('close', 'closed', 'portal'),
    ('carry', NULL, 'portal')) AS m(command, to_state, by_commander)
  CROSS JOIN unnest(ARRAY['agreed', 'to_meet']) AS f(state)
$$;

-- The proposal that the link shown opens now; null: none.
CREATE FUNCTION hub_answered_proposal() RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT l.proposal_id FROM positioning_link l
  WHERE hub_task() = 'answer' AND l.token_hash = hub_presented() AND l.ended_at IS NULL AND l.expires_at > hub_now()
$$;

-- Who the transaction is for a proposal; null: nobody who may see it. The company is nobody before the person's yes, nor after their
-- withdrawal.
CREATE FUNCTION hub_proposal_commander(p proposal) RETURNS text LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF hub_task() = 'position' THEN
    RETURN 'portal';
  ELSIF hub_task() = 'answer' THEN
    RETURN CASE WHEN p.id = hub_answered_proposal() THEN 'person' END;
  ELSIF hub_task() = 'need-answer' THEN
    RETURN CASE WHEN p.state IN ('agreed', 'to_meet', 'not_met', 'hired', 'not_hired', 'no_show')
      AND p.answers_for_id = hub_answered_need() THEN 'company' END;
  ELSIF hub_role() = 'person' THEN
    RETURN CASE WHEN EXISTS (
      SELECT FROM person_file f WHERE f.person_id = p.person_id AND f.account_id = hub_account()) THEN 'person' END;
  ELSIF hub_role() IN ('agent', 'manager') AND p.organisation_id = hub_organisation() THEN
    RETURN CASE WHEN EXISTS (
      SELECT FROM person_file f WHERE f.id = p.person_file_id AND f.organisation_id = p.organisation_id) THEN 'prescriber' END;
  END IF;
  RETURN NULL;
END
$$;

-- The need that stays of one that was proposed, while somebody looks for people there: whoever answers a proposal may not read needs. It
-- tells that a need is open, and nothing else of it.
CREATE FUNCTION hub_open_need(told uuid) RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE
  task text := coalesce(hub_task(), '');
  found uuid;
BEGIN
  PERFORM set_config('hub.task', 'sight', true);
  SELECT n.id INTO found FROM need n WHERE n.id = hub_need_that_stays(told) AND n.state IN ('confirmed', 'qualified');
  PERFORM set_config('hub.task', task, true);
  RETURN found;
END
$$;
CREATE POLICY need_sight ON need FOR SELECT USING (hub_task() = 'sight');

-- How far the proposals of a need went, for a sensor: numbers, and nobody's name.
CREATE FUNCTION hub_proposal_counts(asked uuid) RETURNS TABLE (proposed integer, told integer, hired integer) LANGUAGE plpgsql AS $$
DECLARE
  task text := coalesce(hub_task(), '');
BEGIN
  IF NOT hub_is_sensor() THEN
    RETURN;
  END IF;
  PERFORM set_config('hub.task', 'sight', true);
  RETURN QUERY SELECT count(*)::integer, (count(*) FILTER (WHERE p.state IN ('agreed', 'to_meet')))::integer,
    (count(*) FILTER (WHERE p.state = 'hired'))::integer
  FROM proposal p WHERE p.answers_for_id = asked;
  PERFORM set_config('hub.task', task, true);
END
$$;

CREATE FUNCTION hub_proposal_moves_on() RETURNS trigger LANGUAGE plpgsql AS $$
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
CREATE TRIGGER proposal_moves_on BEFORE UPDATE ON proposal FOR EACH ROW
  WHEN (OLD.person_id = NEW.person_id) EXECUTE FUNCTION hub_proposal_moves_on();
CREATE TRIGGER proposal_begins AFTER INSERT ON proposal FOR EACH ROW EXECUTE FUNCTION hub_proposal_moves_on();
CREATE TRIGGER proposal_only_forward BEFORE UPDATE ON proposal FOR EACH ROW
  WHEN (OLD.person_id = NEW.person_id) EXECUTE FUNCTION hub_only_forward('free state', 'free due_on', 'free meets_on', 'free reason',
  'free answers_for_id', 'once company_name', 'grows version');
CREATE TRIGGER proposal_follows_file BEFORE UPDATE ON proposal FOR EACH ROW
  WHEN (OLD.person_id <> NEW.person_id) EXECUTE FUNCTION hub_positioning_follows_file();

-- What names the person to the company goes with the end of the proposal, whoever ends it; before the row changes, so that whoever ends it
-- still sees what they end.
CREATE FUNCTION hub_introduction_ends() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM introduction i WHERE i.proposal_id = NEW.id;
  RETURN NEW;
END
$$;
CREATE TRIGGER proposal_introduction_ends BEFORE UPDATE ON proposal FOR EACH ROW
  WHEN (NEW.state NOT IN ('agreed', 'to_meet')) EXECUTE FUNCTION hub_introduction_ends();
CREATE TRIGGER introduction_only_grows BEFORE UPDATE ON introduction FOR EACH ROW EXECUTE FUNCTION hub_history_only_grows();

CREATE FUNCTION hub_proposal_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.version = OLD.version THEN
    RETURN NULL;
  END IF;
  IF NOT EXISTS (SELECT FROM proposal_event e WHERE e.proposal_id = NEW.id AND e.version = NEW.version) THEN
    RAISE EXCEPTION 'version % of a proposal has no line in its history', NEW.version USING ERRCODE = 'HU012';
  END IF;
  IF (NEW.state IN ('agreed', 'to_meet')) <> EXISTS (SELECT FROM introduction i WHERE i.proposal_id = NEW.id) AND EXISTS (
    SELECT FROM proposal p WHERE p.id = NEW.id AND p.version = NEW.version) THEN
    RAISE EXCEPTION 'a person is introduced with their yes, and no longer' USING ERRCODE = 'HU012';
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER proposal_told AFTER INSERT OR UPDATE ON proposal DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION hub_proposal_told();
CREATE TRIGGER proposal_stays BEFORE DELETE ON proposal FOR EACH ROW EXECUTE FUNCTION hub_history_only_grows();
CREATE TRIGGER proposal_event_only_grows BEFORE UPDATE OR DELETE ON proposal_event
  FOR EACH ROW EXECUTE FUNCTION hub_history_only_grows();
CREATE TRIGGER proposal_event_stays BEFORE TRUNCATE ON proposal_event FOR EACH STATEMENT EXECUTE FUNCTION hub_history_only_grows();

DO $forced$
DECLARE
  owned text;
BEGIN
  FOREACH owned IN ARRAY ARRAY['proposal', 'proposal_event', 'introduction'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', owned);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', owned);
  END LOOP;
END
$forced$;

-- Telling and counting read proposals, and change none.
CREATE POLICY proposal_read ON proposal FOR SELECT USING (
  coalesce(hub_task() IN ('notify', 'sight'), false) OR hub_proposal_commander(proposal) IS NOT NULL);
-- A need that the referent sees, confirmed and open; its company is named to the person where everybody reads it.
CREATE POLICY proposal_add ON proposal FOR INSERT WITH CHECK (
  hub_proposal_commander(proposal) = 'prescriber' AND hub_may('positioning.submit') AND state = 'proposed' AND answers_for_id = need_id
  AND EXISTS (SELECT FROM need n WHERE n.id = proposal.need_id AND n.state IN ('confirmed', 'qualified')
    AND (proposal.company_name IS NULL OR n.visibility = 'public')));
CREATE POLICY proposal_command ON proposal FOR UPDATE USING (hub_proposal_commander(proposal) IS NOT NULL);
CREATE POLICY proposal_event_read ON proposal_event FOR SELECT USING (EXISTS (
  SELECT FROM proposal p WHERE p.id = proposal_event.proposal_id
    AND (coalesce(hub_task() = 'notify', false) OR hub_proposal_commander(p) <> 'company' OR proposal_event.by_commander = 'company')));
CREATE POLICY proposal_event_add ON proposal_event FOR INSERT WITH CHECK (
  by_account_id IS NOT DISTINCT FROM hub_account() AND by_organisation_id IS NOT DISTINCT FROM hub_organisation()
  AND EXISTS (
    SELECT FROM proposal p
    JOIN hub_proposal_moves() m ON m.by_commander = hub_proposal_commander(p)
    WHERE p.id = proposal_event.proposal_id AND p.version = proposal_event.version AND m.to_state = p.state::text
      AND proposal_event.by_commander = m.by_commander AND proposal_event.command = m.command
      AND proposal_event.to_state = m.to_state AND proposal_event.from_state IS NOT DISTINCT FROM m.from_state));

-- The company reads who was introduced to it while it may meet them; the person alone introduces themselves.
CREATE POLICY introduction_read ON introduction FOR SELECT USING (EXISTS (
  SELECT FROM proposal p WHERE p.id = introduction.proposal_id AND hub_proposal_commander(p) IS NOT NULL
    AND (hub_proposal_commander(p) <> 'company' OR p.state IN ('agreed', 'to_meet'))));
CREATE POLICY introduction_add ON introduction FOR INSERT WITH CHECK (EXISTS (
  SELECT FROM proposal p WHERE p.id = introduction.proposal_id AND p.state = 'agreed' AND hub_proposal_commander(p) = 'person'));
CREATE POLICY introduction_end ON introduction FOR DELETE USING (pg_trigger_depth() > 0 AND EXISTS (
  SELECT FROM proposal p WHERE p.id = introduction.proposal_id AND hub_proposal_commander(p) IS NOT NULL));

-- Who follows a person that was introduced, for the company that may write to them there.
CREATE POLICY organisation_read_introduced ON organisation FOR SELECT USING (hub_task() = 'need-answer' AND EXISTS (
  SELECT FROM proposal p WHERE p.organisation_id = organisation.id AND p.state IN ('agreed', 'to_meet')));

CREATE OR REPLACE FUNCTION hub_right_of(act text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN act IN (SELECT name FROM access_right) THEN act
    WHEN act LIKE 'need.%' THEN 'need.qualify'
    WHEN act LIKE 'need-import.%' THEN 'need.contribute'
    WHEN act LIKE 'api-token.%' THEN 'api-token.manage'
    WHEN act IN ('positioning.confirm', 'positioning.decline', 'suggestion.agree', 'suggestion.refuse', 'proposal.agree',
      'proposal.decline', 'proposal.withdraw') THEN 'positioning.command'
    WHEN act LIKE 'positioning.%' OR act LIKE 'stay.%' OR act LIKE 'suggestion.%' OR act LIKE 'proposal.%' THEN 'positioning.submit'
    WHEN act LIKE 'training-session.%' THEN 'training-session.command'
    WHEN act LIKE 'authorisation.%' THEN 'authorisation.decide'
    WHEN act LIKE 'agreement.%' THEN 'agreement.record'
    WHEN act LIKE 'refusal-link.%' THEN 'refusal-link.manage'
    WHEN act LIKE 'effect.%' THEN 'effect.retry'
    WHEN act IN ('factor.reset', 'account.end-sessions') THEN 'account.assist'
    WHEN act IN ('invitation.send', 'invitation.revoke') THEN 'member.invite'
    WHEN act LIKE 'membership.%' OR act LIKE 'member.%' THEN 'member.end'
    WHEN act LIKE 'stand-in.%' THEN 'stand-in.declare'
    WHEN act LIKE 'person-file.%' THEN 'person-file.read'
  END
$$;
CREATE OR REPLACE FUNCTION hub_may_record(act text) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE
  taken text;
BEGIN
  IF act = 'authorisation.expire' THEN
    RETURN coalesce(hub_task() = 'expire', false);
  ELSIF act = 'region.found' THEN
    RETURN coalesce(hub_task() = 'bootstrap', false);
  ELSIF act = 'need.post' THEN
    RETURN coalesce(hub_task() = 'need-post', false);
  ELSIF act = 'need.contribute' THEN
    RETURN coalesce(hub_task() = 'need-contribute', false);
  ELSIF act IN ('need.ask', 'need.close-silent') THEN
    RETURN coalesce(hub_task() = 'need', false);
  ELSIF act IN ('proposal.meet', 'proposal.pass', 'proposal.hire', 'proposal.not-hire', 'proposal.no-show') THEN
    RETURN coalesce(hub_task() = 'need-answer', false);
  ELSIF act IN ('positioning.promote', 'positioning.promote-to-proposal', 'positioning.confirm-by-silence', 'positioning.expire',
    'positioning.supersede', 'positioning.cancel-with-session', 'positioning.postpone-with-session', 'suggestion.lapse',
    'proposal.lapse', 'proposal.close', 'proposal.carry',
    'training-session.close-full', 'training-session.reopen-freed', 'training-session.start', 'training-session.end') THEN
    RETURN coalesce(hub_task() = 'position', false);
  END IF;
  taken := hub_right_of(act);
  RETURN taken IS NULL OR coalesce(hub_may(taken), false);
END
$$;
DROP POLICY audit_event_by_who_may ON audit_event;
CREATE POLICY audit_event_by_who_may ON audit_event AS RESTRICTIVE FOR INSERT WITH CHECK (
  CASE hub_task()
    WHEN 'answer' THEN action IN ('positioning.confirm', 'positioning.decline', 'person-file.change-phone',
      'suggestion.agree', 'suggestion.refuse', 'proposal.agree', 'proposal.decline', 'proposal.withdraw')
    WHEN 'need-answer' THEN action IN ('need.still-wanted', 'need.fewer', 'need.find-some', 'need.fill', 'need.stop', 'need.reopen',
      'proposal.meet', 'proposal.pass', 'proposal.hire', 'proposal.not-hire', 'proposal.no-show')
    WHEN 'need-contribute' THEN action = 'need.contribute'
    ELSE hub_may_record(action) END);
