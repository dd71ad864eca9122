-- Individual aids: what whoever follows a person asks for them when no collective session closes what they lack, the quote of a training
-- organisation, and the answer of who pays.
-- Reason: a path with a hole led to a request to open a session, and nowhere else: a person waited for a group that may never be.
-- Nothing leaves the prescriber before the person's yes. A training organisation reads what it is asked a price for, and nobody's name. The
-- Region reads requests of its own schemes once they are sent, with the name (`aid_applicant`), removed with an end that is no yes.
-- Lock: new tables, whose foreign keys take short locks on person, person_file and training_session; short locks on positioning_link,
-- positioning_notice and paper_letter for a column that is null and their checks; one policy of the trail is replaced.
-- Rollback: drop the three tables, the columns, the type, the functions and the policies below, and the five rights;
-- audit_event_by_who_may is that of 20261204400100_operation_people, the checks of subjects those of 20261203200000_proposals.
-- Measured: the checks read three tables once, a second for a million rows; the new tables are empty.

-- CreateEnum
CREATE TYPE "AidState" AS ENUM ('draft', 'agreed', 'quote_asked', 'complete', 'sent', 'to_complete', 'accepted', 'refused', 'declined', 'cancelled', 'expired', 'entered');

-- AlterTable
ALTER TABLE "paper_letter" ADD COLUMN     "aid_id" UUID;

-- AlterTable
ALTER TABLE "positioning_link" ADD COLUMN     "aid_id" UUID;

-- AlterTable
ALTER TABLE "positioning_notice" ADD COLUMN     "aid_id" UUID;

-- CreateTable
CREATE TABLE "aid_request" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "person_file_id" UUID NOT NULL,
    "scheme" VARCHAR(20) NOT NULL,
    "why" VARCHAR(20) NOT NULL,
    "session_id" INTEGER,
    "title" VARCHAR(300) NOT NULL,
    "provider" VARCHAR(200) NOT NULL,
    "provider_id" UUID,
    "state" "AidState" NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE,
    "hours" INTEGER,
    "company_hours" INTEGER,
    "cost_cents" INTEGER,
    "granted_cents" INTEGER,
    "filed_on" DATE,
    "due_on" DATE,
    "reason" VARCHAR(20),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "aid_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "aid_event" (
    "request_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "command" VARCHAR(12) NOT NULL,
    "from_state" VARCHAR(12),
    "to_state" VARCHAR(12) NOT NULL,
    "by_commander" VARCHAR(12) NOT NULL,
    "by_account_id" UUID,
    "by_organisation_id" UUID,
    "at" TIMESTAMPTZ NOT NULL,
    "reason" VARCHAR(20),
    "said_how" VARCHAR(8),
    "starts_on" DATE NOT NULL,
    "hours" INTEGER,
    "cost_cents" INTEGER,
    "granted_cents" INTEGER,

    CONSTRAINT "aid_event_pkey" PRIMARY KEY ("request_id","version")
);

-- CreateTable
CREATE TABLE "aid_applicant" (
    "request_id" UUID NOT NULL,
    "first_name" TEXT NOT NULL,
    "last_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "aid_applicant_pkey" PRIMARY KEY ("request_id")
);

-- CreateIndex
CREATE INDEX "aid_request_organisation_id_person_file_id_idx" ON "aid_request"("organisation_id", "person_file_id");

-- CreateIndex
CREATE INDEX "aid_request_person_id_idx" ON "aid_request"("person_id");

-- CreateIndex
CREATE INDEX "aid_request_provider_id_idx" ON "aid_request"("provider_id");

-- CreateIndex
CREATE INDEX "aid_request_session_id_idx" ON "aid_request"("session_id");

-- CreateIndex
CREATE INDEX "aid_request_state_scheme_idx" ON "aid_request"("state", "scheme");

-- CreateIndex
CREATE INDEX "paper_letter_aid_id_idx" ON "paper_letter"("aid_id");

-- CreateIndex
CREATE INDEX "positioning_link_aid_id_idx" ON "positioning_link"("aid_id");

-- AddForeignKey
ALTER TABLE "aid_request" ADD CONSTRAINT "aid_request_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "aid_request" ADD CONSTRAINT "aid_request_organisation_id_person_file_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_file_id", "person_id") REFERENCES "person_file"("organisation_id", "id", "person_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "aid_request" ADD CONSTRAINT "aid_request_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "training_session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "aid_event" ADD CONSTRAINT "aid_event_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "aid_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "aid_applicant" ADD CONSTRAINT "aid_applicant_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "aid_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "positioning_link" ADD CONSTRAINT "positioning_link_aid_id_fkey" FOREIGN KEY ("aid_id") REFERENCES "aid_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "positioning_notice" ADD CONSTRAINT "positioning_notice_aid_id_fkey" FOREIGN KEY ("aid_id") REFERENCES "aid_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_letter" ADD CONSTRAINT "paper_letter_aid_id_fkey" FOREIGN KEY ("aid_id") REFERENCES "aid_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand from here.

ALTER TABLE aid_request
  ADD CONSTRAINT aid_request_due CHECK (
    (state IN ('draft', 'agreed', 'quote_asked', 'complete', 'sent', 'to_complete')) = (due_on IS NOT NULL)),
  ADD CONSTRAINT aid_request_terms CHECK (
    ends_on >= starts_on AND hours BETWEEN 1 AND 3000 AND company_hours BETWEEN 0 AND hours AND cost_cents BETWEEN 1 AND 10000000),
  ADD CONSTRAINT aid_request_quoted CHECK (state NOT IN ('complete', 'sent', 'accepted', 'entered')
    OR num_nonnulls(ends_on, hours, company_hours, cost_cents) = 4),
  ADD CONSTRAINT aid_request_filed CHECK (state NOT IN ('sent', 'to_complete', 'accepted', 'refused', 'entered') OR filed_on IS NOT NULL),
  ADD CONSTRAINT aid_request_granted CHECK ((state NOT IN ('accepted', 'entered') OR granted_cents IS NOT NULL)
    AND granted_cents BETWEEN 1 AND cost_cents),
  ADD CONSTRAINT aid_request_version CHECK (version >= 1);
CREATE INDEX aid_request_due_on ON aid_request (due_on) WHERE due_on IS NOT NULL;

ALTER TABLE positioning_notice
  DROP CONSTRAINT positioning_notice_subject,
  ADD CONSTRAINT positioning_notice_subject CHECK (subject_id = coalesce(positioning_id, suggestion_id, proposal_id, aid_id)
    AND num_nonnulls(positioning_id, suggestion_id, proposal_id, aid_id) = 1);
ALTER TABLE positioning_link
  DROP CONSTRAINT positioning_link_subject,
  ADD CONSTRAINT positioning_link_subject CHECK (num_nonnulls(positioning_id, suggestion_id, proposal_id, aid_id) = 1);
ALTER TABLE paper_letter
  DROP CONSTRAINT paper_letter_subject,
  ADD CONSTRAINT paper_letter_subject CHECK (num_nonnulls(positioning_id, suggestion_id, proposal_id, aid_id) = 1);
CREATE UNIQUE INDEX positioning_link_one_open_aid ON positioning_link (aid_id) WHERE ended_at IS NULL;

-- The rights of app/access/can.ts.
INSERT INTO access_right (name, holders, is_region_wide) VALUES
  ('aid.read', '{agent,manager,operator}', false),
  ('aid.ask', '{agent,manager}', false),
  ('aid.answer', '{person,agent,manager}', false),
  ('aid.quote', '{agent,manager}', false),
  ('aid.decide', '{agent,manager,operator}', false);

-- The schemes that the Region reads in the portal: `readHere` of app/positioning/aid/aid-schemes.ts.
CREATE FUNCTION hub_aid_read_here(scheme text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT scheme IN ('cpf-top-up', 'pass-formation', 'pass-emploi')
$$;

-- The rows of `aidTransitions` (app/positioning/aid/aid-states.ts), one a move.
CREATE FUNCTION hub_aid_moves() RETURNS TABLE (command text, from_state text, to_state text, by_commander text)
LANGUAGE sql IMMUTABLE AS $$
  SELECT v.* FROM (VALUES ('prepare', NULL, 'draft', 'prescriber'), ('agree', 'draft', 'agreed', 'person'),
    ('agree', 'draft', 'agreed', 'prescriber'), ('quote', 'quote_asked', 'complete', 'organisation'),
    ('quote', 'quote_asked', 'complete', 'prescriber'), ('no-quote', 'quote_asked', 'agreed', 'organisation'),
    ('send', 'complete', 'sent', 'prescriber'), ('cancel', 'accepted', 'cancelled', 'prescriber'),
    ('enter', 'accepted', 'entered', 'prescriber')) AS v
  UNION ALL
  SELECT m.command, 'sent', m.to_state, w.by_commander
  FROM (VALUES ('accept', 'accepted'), ('refuse', 'refused'), ('return', 'to_complete')) AS m(command, to_state)
  CROSS JOIN unnest(ARRAY['prescriber', 'funder']) AS w(by_commander)
  UNION ALL
  SELECT m.command, f.state, m.to_state, 'prescriber'
  FROM (VALUES ('ask-quote', 'quote_asked'), ('quote', 'complete')) AS m(command, to_state)
  CROSS JOIN unnest(ARRAY['agreed', 'complete', 'to_complete']) AS f(state)
  UNION ALL
  SELECT m.command, f.state, coalesce(m.to_state, f.state), m.by_commander
  FROM (VALUES ('decline', 'declined', 'person'), ('decline', 'declined', 'prescriber'), ('cancel', 'cancelled', 'prescriber'),
    ('remind', NULL, 'portal'), ('expire', 'expired', 'portal')) AS m(command, to_state, by_commander)
  CROSS JOIN unnest(ARRAY['draft', 'agreed', 'quote_asked', 'complete', 'sent', 'to_complete']) AS f(state)
$$;

-- The request that the link shown opens now; null: none.
CREATE FUNCTION hub_answered_aid() RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT l.aid_id FROM positioning_link l
  WHERE hub_task() = 'answer' AND l.token_hash = hub_presented() AND l.ended_at IS NULL AND l.expires_at > hub_now()
$$;

-- Who the transaction is for an individual aid; null: nobody who may see it. An organisation is nobody before it is asked for a quote, the
-- Region before a request of one of its schemes is sent.
CREATE FUNCTION hub_aid_commander(a aid_request) RETURNS text LANGUAGE plpgsql STABLE AS $$
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
  ELSIF a.state IN ('sent', 'to_complete', 'accepted', 'refused', 'entered') AND hub_aid_read_here(a.scheme)
    AND hub_may('aid.decide') AND hub_is_of_kind('region') THEN
    RETURN 'funder';
  END IF;
  RETURN NULL;
END
$$;

CREATE FUNCTION hub_aid_moves_on() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was text;
  before integer := 0;
  who text := hub_aid_commander(NEW);
BEGIN
  IF TG_OP = 'UPDATE' THEN
    was := OLD.state::text;
    before := OLD.version;
    IF NEW.provider_id IS DISTINCT FROM OLD.provider_id AND (who IS DISTINCT FROM 'prescriber' OR NEW.state <> 'quote_asked'
      OR NEW.provider_id IS DISTINCT FROM hub_session_organisation(NEW.session_id)) THEN
      RAISE EXCEPTION 'a quote is asked of the organisation of the session' USING ERRCODE = 'HU006';
    END IF;
    IF (NEW.starts_on, NEW.ends_on, NEW.hours, NEW.company_hours, NEW.cost_cents)
      IS DISTINCT FROM (OLD.starts_on, OLD.ends_on, OLD.hours, OLD.company_hours, OLD.cost_cents) AND NEW.state <> 'complete' THEN
      RAISE EXCEPTION 'a quote says what a training costs' USING ERRCODE = 'HU006';
    END IF;
    IF was = 'sent' AND NEW.state IN ('accepted', 'refused', 'to_complete') AND (who = 'funder') <> hub_aid_read_here(NEW.scheme) THEN
      RAISE EXCEPTION 'whoever reads a request answers it' USING ERRCODE = 'HU006';
    END IF;
  END IF;
  IF NEW.version <> before + 1 OR NOT EXISTS (
    SELECT FROM hub_aid_moves() m
    WHERE m.from_state IS NOT DISTINCT FROM was AND m.to_state = NEW.state::text AND m.by_commander = who) THEN
    RAISE EXCEPTION 'an individual aid does not go from % to % by %', was, NEW.state, who USING ERRCODE = 'HU006';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER aid_request_moves_on BEFORE UPDATE ON aid_request FOR EACH ROW
  WHEN (OLD.person_id = NEW.person_id) EXECUTE FUNCTION hub_aid_moves_on();
CREATE TRIGGER aid_request_begins AFTER INSERT ON aid_request FOR EACH ROW EXECUTE FUNCTION hub_aid_moves_on();
CREATE TRIGGER aid_request_only_forward BEFORE UPDATE ON aid_request FOR EACH ROW
  WHEN (OLD.person_id = NEW.person_id) EXECUTE FUNCTION hub_only_forward('free provider_id', 'free state', 'free starts_on', 'free ends_on',
  'free hours', 'free company_hours', 'free cost_cents', 'once granted_cents', 'free filed_on', 'free due_on', 'free reason', 'grows version');
CREATE TRIGGER aid_request_follows_file BEFORE UPDATE ON aid_request FOR EACH ROW
  WHEN (OLD.person_id <> NEW.person_id) EXECUTE FUNCTION hub_positioning_follows_file();

-- What names the person to the Region goes with an end that is no yes; before the row changes, so that whoever ends it still sees it.
CREATE FUNCTION hub_aid_applicant_ends() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM aid_applicant p WHERE p.request_id = NEW.id;
  RETURN NEW;
END
$$;
CREATE TRIGGER aid_request_applicant_ends BEFORE UPDATE ON aid_request FOR EACH ROW
  WHEN (NEW.state IN ('refused', 'declined', 'cancelled', 'expired')) EXECUTE FUNCTION hub_aid_applicant_ends();
CREATE TRIGGER aid_applicant_only_grows BEFORE UPDATE ON aid_applicant FOR EACH ROW EXECUTE FUNCTION hub_history_only_grows();

CREATE FUNCTION hub_aid_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.version = OLD.version THEN
    RETURN NULL;
  END IF;
  IF NOT EXISTS (SELECT FROM aid_event e WHERE e.request_id = NEW.id AND e.version = NEW.version) AND EXISTS (
    SELECT FROM aid_request a WHERE a.id = NEW.id AND a.version = NEW.version) THEN
    RAISE EXCEPTION 'version % of an individual aid has no line in its history', NEW.version USING ERRCODE = 'HU012';
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER aid_request_told AFTER INSERT OR UPDATE ON aid_request DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION hub_aid_told();
CREATE TRIGGER aid_request_stays BEFORE DELETE ON aid_request FOR EACH ROW EXECUTE FUNCTION hub_history_only_grows();
CREATE TRIGGER aid_event_only_grows BEFORE UPDATE OR DELETE ON aid_event FOR EACH ROW EXECUTE FUNCTION hub_history_only_grows();
CREATE TRIGGER aid_event_stays BEFORE TRUNCATE ON aid_event FOR EACH STATEMENT EXECUTE FUNCTION hub_history_only_grows();

DO $forced$
DECLARE
  owned text;
BEGIN
  FOREACH owned IN ARRAY ARRAY['aid_request', 'aid_event', 'aid_applicant'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', owned);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', owned);
  END LOOP;
END
$forced$;

CREATE POLICY aid_request_read ON aid_request FOR SELECT USING (
  coalesce(hub_task() = 'notify', false) OR hub_aid_commander(aid_request) IS NOT NULL);
CREATE POLICY aid_request_add ON aid_request FOR INSERT WITH CHECK (
  hub_aid_commander(aid_request) = 'prescriber' AND hub_may('aid.ask') AND state = 'draft' AND provider_id IS NULL AND granted_cents IS NULL
  AND filed_on IS NULL);
CREATE POLICY aid_request_command ON aid_request FOR UPDATE USING (hub_aid_commander(aid_request) IS NOT NULL);

-- An organisation reads what concerns its quote; the Region what became of a request since it was sent; neither reads what the person said.
CREATE POLICY aid_event_read ON aid_event FOR SELECT USING (EXISTS (
  SELECT FROM aid_request a WHERE a.id = aid_event.request_id AND CASE coalesce(hub_aid_commander(a), hub_task())
    WHEN 'organisation' THEN aid_event.command IN ('ask-quote', 'quote', 'no-quote')
      AND (aid_event.by_commander = 'prescriber' OR aid_event.by_organisation_id = hub_organisation())
    WHEN 'funder' THEN aid_event.command IN ('send', 'accept', 'refuse', 'return', 'enter')
    ELSE true END));
CREATE POLICY aid_event_add ON aid_event FOR INSERT WITH CHECK (
  by_account_id IS NOT DISTINCT FROM hub_account() AND by_organisation_id IS NOT DISTINCT FROM hub_organisation()
  AND EXISTS (
    SELECT FROM aid_request a
    JOIN hub_aid_moves() m ON m.by_commander = hub_aid_commander(a)
    WHERE a.id = aid_event.request_id AND a.version = aid_event.version AND m.to_state = a.state::text
      AND aid_event.by_commander = m.by_commander AND aid_event.command = m.command
      AND aid_event.to_state = m.to_state AND aid_event.from_state IS NOT DISTINCT FROM m.from_state));

CREATE POLICY aid_applicant_read ON aid_applicant FOR SELECT USING (EXISTS (
  SELECT FROM aid_request a WHERE a.id = aid_applicant.request_id AND hub_aid_commander(a) IN ('prescriber', 'funder', 'person', 'portal')));
CREATE POLICY aid_applicant_add ON aid_applicant FOR INSERT WITH CHECK (EXISTS (
  SELECT FROM aid_request a WHERE a.id = aid_applicant.request_id AND a.state = 'sent' AND hub_aid_read_here(a.scheme)
    AND hub_aid_commander(a) = 'prescriber'));
CREATE POLICY aid_applicant_end ON aid_applicant FOR DELETE USING (pg_trigger_depth() > 0 AND EXISTS (
  SELECT FROM aid_request a WHERE a.id = aid_applicant.request_id AND hub_aid_commander(a) IS NOT NULL));

-- The acts of the trail that do not bear the name of their right.
CREATE POLICY audit_event_of_aids ON audit_event AS RESTRICTIVE FOR INSERT WITH CHECK (CASE
  WHEN action IN ('aid.remind', 'aid.expire') THEN coalesce(hub_task() = 'position', false)
  WHEN action IN ('aid.agree', 'aid.decline') THEN coalesce(hub_task() = 'answer', false) OR coalesce(hub_may('aid.answer'), false)
  WHEN action IN ('aid.prepare', 'aid.ask-quote', 'aid.send', 'aid.cancel', 'aid.enter') THEN coalesce(hub_may('aid.ask'), false)
  WHEN action = 'aid.no-quote' THEN coalesce(hub_may('aid.quote'), false)
  WHEN action IN ('aid.accept', 'aid.refuse', 'aid.return') THEN coalesce(hub_may('aid.decide'), false)
  ELSE true END);
DROP POLICY audit_event_by_who_may ON audit_event;
CREATE POLICY audit_event_by_who_may ON audit_event AS RESTRICTIVE FOR INSERT WITH CHECK (
  CASE hub_task()
    WHEN 'answer' THEN action IN ('positioning.confirm', 'positioning.decline', 'person-file.change-phone', 'suggestion.agree',
      'suggestion.refuse', 'proposal.agree', 'proposal.join', 'proposal.decline', 'proposal.withdraw', 'aid.agree', 'aid.decline')
    WHEN 'need-answer' THEN action IN ('need.still-wanted', 'need.fewer', 'need.find-some', 'need.fill', 'need.stop', 'need.reopen',
      'proposal.meet', 'proposal.pass', 'proposal.hire', 'proposal.not-hire', 'proposal.no-show')
    WHEN 'need-contribute' THEN action = 'need.contribute'
    ELSE hub_may_record(action) END);
