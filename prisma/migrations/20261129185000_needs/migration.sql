-- Needs of companies: what a company looks for, its history, and whom to call; posted and answered without an account.
-- Reason: the Hub begins with what companies say; a sensor confirms it, and nobody else reads a telephone number.
-- Lock: new tables; hub_right_of, hub_may_record and audit_event_by_who_may are replaced.
-- Rollback: drop the four tables, the type, the functions below and the rights need.*; hub_right_of and hub_may_record are those of
-- 20261129101010_session_life, audit_event_by_who_may that of 20261129182000_suggestions_are_told.
-- Measured: nothing to measure, the tables are new.

-- CreateEnum
CREATE TYPE "NeedState" AS ENUM ('posted', 'confirmed', 'qualified', 'filled', 'stopped', 'set_aside', 'silent');

-- CreateTable
CREATE TABLE "need" (
    "id" UUID NOT NULL,
    "state" "NeedState" NOT NULL,
    "siret" CHAR(14) NOT NULL,
    "company_name" VARCHAR(120) NOT NULL,
    "company_confirmed_at" TIMESTAMPTZ,
    "naf" VARCHAR(6),
    "company_size" VARCHAR(10),
    "job_label" VARCHAR(200) NOT NULL,
    "metier_code" CHAR(5),
    "headcount" INTEGER NOT NULL,
    "starts_on" DATE,
    "commune_code" CHAR(5) NOT NULL,
    "contract" VARCHAR(12) NOT NULL,
    "weekly_hours" INTEGER,
    "pay_cents" INTEGER,
    "pay_period" VARCHAR(5),
    "offers" VARCHAR(20)[],
    "visibility" VARCHAR(12) NOT NULL,
    "asked_on" DATE,
    "due_on" DATE NOT NULL,
    "hired" INTEGER,
    "hired_from" VARCHAR(20),
    "reason" VARCHAR(20),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "need_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "need_skill" (
    "need_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "ogr" INTEGER,
    "label" VARCHAR(300) NOT NULL,
    "importance" VARCHAR(10) NOT NULL,

    CONSTRAINT "need_skill_pkey" PRIMARY KEY ("need_id","place")
);

-- CreateTable
CREATE TABLE "need_event" (
    "need_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "command" VARCHAR(20) NOT NULL,
    "from_state" VARCHAR(20),
    "to_state" VARCHAR(20) NOT NULL,
    "by_commander" VARCHAR(12) NOT NULL,
    "by_account_id" UUID,
    "by_organisation_id" UUID,
    "at" TIMESTAMPTZ NOT NULL,
    "headcount" INTEGER NOT NULL,
    "hired" INTEGER,
    "hired_from" VARCHAR(20),
    "reason" VARCHAR(20),

    CONSTRAINT "need_event_pkey" PRIMARY KEY ("need_id","version")
);

-- CreateTable
CREATE TABLE "need_contact" (
    "need_id" UUID NOT NULL,
    "name" VARCHAR(80) NOT NULL,
    "phone" VARCHAR(20) NOT NULL,
    "mail" VARCHAR(254),
    "call_time" VARCHAR(10) NOT NULL,
    "link_hash" VARCHAR(64),
    "link_expires_at" TIMESTAMPTZ,

    CONSTRAINT "need_contact_pkey" PRIMARY KEY ("need_id")
);

-- CreateIndex
CREATE INDEX "need_state_created_at_id_idx" ON "need"("state", "created_at", "id");

-- CreateIndex
CREATE INDEX "need_due_on_idx" ON "need"("due_on");

-- CreateIndex
CREATE UNIQUE INDEX "need_contact_link_hash_key" ON "need_contact"("link_hash");

-- AddForeignKey
ALTER TABLE "need_skill" ADD CONSTRAINT "need_skill_need_id_fkey" FOREIGN KEY ("need_id") REFERENCES "need"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "need_event" ADD CONSTRAINT "need_event_need_id_fkey" FOREIGN KEY ("need_id") REFERENCES "need"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "need_contact" ADD CONSTRAINT "need_contact_need_id_fkey" FOREIGN KEY ("need_id") REFERENCES "need"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand from here.

ALTER TABLE need
  ADD CONSTRAINT need_headcount CHECK (headcount BETWEEN 1 AND 999),
  ADD CONSTRAINT need_hired CHECK ((state = 'filled') = (hired IS NOT NULL)),
  ADD CONSTRAINT need_asked CHECK (asked_on IS NULL OR state IN ('posted', 'confirmed', 'qualified')),
  ADD CONSTRAINT need_visibility CHECK (visibility IN ('public', 'prescribers', 'sensors')),
  ADD CONSTRAINT need_pay CHECK ((pay_cents IS NULL) = (pay_period IS NULL)),
  ADD CONSTRAINT need_version CHECK (version >= 1);
ALTER TABLE need_skill ADD CONSTRAINT need_skill_importance CHECK (importance IN ('essential', 'useful', 'trainable'));
ALTER TABLE need_contact ADD CONSTRAINT need_contact_link CHECK ((link_hash IS NULL) = (link_expires_at IS NULL));

-- The rows of `needTransitions` (app/needs/need-states.ts), one a move.
CREATE FUNCTION hub_need_moves() RETURNS TABLE (command text, from_state text, to_state text, by_commander text)
LANGUAGE sql IMMUTABLE AS $$
  SELECT v.* FROM (VALUES ('post', NULL, 'posted', 'company'), ('confirm', 'posted', 'confirmed', 'sensor'),
    ('qualify', 'confirmed', 'qualified', 'sensor'), ('qualify', 'qualified', 'qualified', 'sensor')) AS v
  UNION ALL
  SELECT m.command, f.state, coalesce(m.to_state, f.state), c.by_commander
  FROM (VALUES ('set-aside', 'set_aside', '{sensor}'::text[]), ('still-wanted', NULL, '{company,sensor}'), ('fewer', NULL, '{company,sensor}'),
    ('fill', 'filled', '{company,sensor}'), ('stop', 'stopped', '{company,sensor}'), ('ask', NULL, '{portal}'),
    ('close-silent', 'silent', '{portal}')) AS m(command, to_state, commanders)
  CROSS JOIN unnest(ARRAY['posted', 'confirmed', 'qualified']) AS f(state)
  CROSS JOIN unnest(m.commanders) AS c(by_commander)
  UNION ALL
  SELECT 'reopen', f.state, 'posted', c.by_commander
  FROM unnest(ARRAY['filled', 'stopped', 'silent']) AS f(state) CROSS JOIN unnest(ARRAY['company', 'sensor']) AS c(by_commander)
$$;

-- `sensorKinds` (app/needs/sensor-kinds.ts), and the kinds that may hold an authorisation to prescribe.
CREATE FUNCTION hub_is_of_kind(VARIADIC kinds text[]) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM organisation o WHERE o.id = hub_organisation() AND o.kind::text = ANY (kinds))
$$;
CREATE FUNCTION hub_is_sensor() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT hub_may('need.qualify') AND hub_is_of_kind('region', 'france_travail', 'proch_emploi')
$$;

-- The need that the link shown opens now; null: none.
CREATE FUNCTION hub_answered_need() RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT c.need_id FROM need_contact c
  WHERE hub_task() = 'need-answer' AND c.link_hash = hub_presented() AND c.link_expires_at > hub_now()
$$;

-- Who the transaction is for a need; null: nobody who may command it. Three works of the portal: 'need-post', for whoever posts the need
-- they name; 'need-answer', for whoever shows its link; 'need', which asks, closes and tells.
CREATE FUNCTION hub_need_commander(n need) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN hub_task() = 'need' THEN 'portal'
    WHEN hub_task() = 'need-post' THEN CASE WHEN n.id::text = hub_presented() THEN 'company' END
    WHEN hub_task() = 'need-answer' THEN CASE WHEN n.id = hub_answered_need() THEN 'company' END
    WHEN hub_is_sensor() THEN 'sensor'
  END
$$;

CREATE FUNCTION hub_need_moves_on() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was text;
  before integer := 0;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    was := OLD.state::text;
    before := OLD.version;
    IF (NEW.company_name, NEW.company_confirmed_at, NEW.metier_code) IS DISTINCT FROM
      (OLD.company_name, OLD.company_confirmed_at, OLD.metier_code) AND hub_need_commander(NEW) IS DISTINCT FROM 'sensor' THEN
      RAISE EXCEPTION 'only a sensor confirms a company and its job' USING ERRCODE = 'HU006';
    END IF;
  END IF;
  IF NEW.version <> before + 1 OR NOT EXISTS (
    SELECT FROM hub_need_moves() m
    WHERE m.from_state IS NOT DISTINCT FROM was AND m.to_state = NEW.state::text AND m.by_commander = hub_need_commander(NEW)) THEN
    RAISE EXCEPTION 'a need does not go from % to % by %', was, NEW.state, hub_need_commander(NEW) USING ERRCODE = 'HU006';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER need_moves_on BEFORE UPDATE ON need FOR EACH ROW EXECUTE FUNCTION hub_need_moves_on();
CREATE TRIGGER need_begins AFTER INSERT ON need FOR EACH ROW EXECUTE FUNCTION hub_need_moves_on();
CREATE TRIGGER need_only_forward BEFORE UPDATE ON need FOR EACH ROW EXECUTE FUNCTION hub_only_forward(
  'free state', 'free company_name', 'once company_confirmed_at', 'free metier_code', 'free headcount', 'free asked_on', 'free due_on',
  'free hired', 'free hired_from', 'free reason', 'grows version');
CREATE TRIGGER need_contact_only_forward BEFORE UPDATE ON need_contact FOR EACH ROW EXECUTE FUNCTION hub_only_forward(
  'free link_hash', 'free link_expires_at');

CREATE FUNCTION hub_need_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM need_event e WHERE e.need_id = NEW.id AND e.version = NEW.version) THEN
    RAISE EXCEPTION 'version % of a need has no line in its history', NEW.version USING ERRCODE = 'HU012';
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER need_told AFTER INSERT OR UPDATE ON need DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION hub_need_told();
CREATE TRIGGER need_stays BEFORE DELETE ON need FOR EACH ROW EXECUTE FUNCTION hub_history_only_grows();
CREATE TRIGGER need_event_only_grows BEFORE UPDATE OR DELETE ON need_event FOR EACH ROW EXECUTE FUNCTION hub_history_only_grows();
CREATE TRIGGER need_event_stays BEFORE TRUNCATE ON need_event FOR EACH STATEMENT EXECUTE FUNCTION hub_history_only_grows();

DO $forced$
DECLARE
  owned text;
BEGIN
  FOREACH owned IN ARRAY ARRAY['need', 'need_skill', 'need_event', 'need_contact'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', owned);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', owned);
  END LOOP;
END
$forced$;

-- A sensor reads every need; others read those that were confirmed, as the company said: of everybody, or of those who prescribe.
CREATE POLICY need_read ON need FOR SELECT USING (
  hub_need_commander(need) IS NOT NULL OR hub_task() = 'purge'
  OR (state IN ('confirmed', 'qualified') AND hub_may('need.read') AND (
    visibility = 'public' OR (visibility = 'prescribers' AND hub_is_of_kind(
      'departement', 'delegated_body', 'france_travail', 'mission_locale', 'cap_emploi', 'plie', 'ccas')))));
CREATE POLICY need_add ON need FOR INSERT WITH CHECK (
  hub_task() = 'need-post' AND id::text = hub_presented() AND state = 'posted' AND company_confirmed_at IS NULL);
CREATE POLICY need_command ON need FOR UPDATE
  USING (hub_task() IS DISTINCT FROM 'need-post' AND hub_need_commander(need) IS NOT NULL);
CREATE POLICY need_skill_read ON need_skill FOR SELECT USING (EXISTS (SELECT FROM need n WHERE n.id = need_skill.need_id));
CREATE POLICY need_skill_add ON need_skill FOR INSERT WITH CHECK (
  (hub_task() = 'need-post' AND need_id::text = hub_presented()) OR hub_is_sensor());
CREATE POLICY need_skill_replace ON need_skill FOR DELETE USING (hub_is_sensor());
CREATE POLICY need_event_read ON need_event FOR SELECT USING (
  EXISTS (SELECT FROM need n WHERE n.id = need_event.need_id AND hub_need_commander(n) IS NOT NULL));
CREATE POLICY need_event_add ON need_event FOR INSERT WITH CHECK (
  by_account_id IS NOT DISTINCT FROM hub_account() AND by_organisation_id IS NOT DISTINCT FROM hub_organisation()
  AND EXISTS (
    SELECT FROM need n
    JOIN hub_need_moves() m ON m.by_commander = hub_need_commander(n)
    WHERE n.id = need_event.need_id AND n.version = need_event.version AND m.to_state = n.state::text
      AND need_event.by_commander = m.by_commander AND need_event.command = m.command
      AND need_event.to_state = m.to_state AND need_event.from_state IS NOT DISTINCT FROM m.from_state));

-- Whom to call: a sensor, the company itself, and the messages that are sent to it.
CREATE POLICY need_contact_read ON need_contact FOR SELECT USING (
  hub_task() IN ('need', 'purge') OR hub_is_sensor()
  OR (hub_task() = 'need-answer' AND link_hash = hub_presented() AND link_expires_at > hub_now())
  OR (hub_task() = 'need-post' AND need_id::text = hub_presented()));
CREATE POLICY need_contact_add ON need_contact FOR INSERT WITH CHECK (
  hub_task() = 'need-post' AND need_id::text = hub_presented() AND link_hash IS NULL);
CREATE POLICY need_contact_link ON need_contact FOR UPDATE USING (hub_task() = 'need');
CREATE POLICY need_contact_purge ON need_contact FOR DELETE USING (hub_task() = 'purge' AND EXISTS (
  SELECT FROM need n WHERE n.id = need_contact.need_id AND n.state NOT IN ('posted', 'confirmed', 'qualified') AND n.due_on < hub_today()));
-- A message names who calls.
CREATE POLICY organisation_read_need ON organisation FOR SELECT USING (hub_task() = 'need');

-- The rights of app/access/can.ts, and the acts of the trail that take them. `need.post`: everybody's, as that of answering by a link.
INSERT INTO access_right (name, holders, is_region_wide) VALUES
  ('need.post', (SELECT holders FROM access_right WHERE name = 'session.open'), false),
  ('need.read', '{agent,manager,operator}', false),
  ('need.qualify', '{agent,manager,operator}', false);

CREATE OR REPLACE FUNCTION hub_right_of(act text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN act IN (SELECT name FROM access_right) THEN act
    WHEN act LIKE 'need.%' THEN 'need.qualify'
    WHEN act IN ('positioning.confirm', 'positioning.decline', 'suggestion.agree', 'suggestion.refuse') THEN 'positioning.command'
    WHEN act LIKE 'positioning.%' OR act LIKE 'stay.%' OR act LIKE 'suggestion.%' THEN 'positioning.submit'
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
CREATE OR REPLACE FUNCTION hub_may_record(act text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(CASE
    WHEN act = 'authorisation.expire' THEN hub_task() = 'expire'
    WHEN act = 'region.found' THEN hub_task() = 'bootstrap'
    WHEN act = 'need.post' THEN hub_task() = 'need-post'
    WHEN act IN ('need.ask', 'need.close-silent') THEN hub_task() = 'need'
    WHEN act IN ('positioning.promote', 'positioning.promote-to-proposal', 'positioning.confirm-by-silence', 'positioning.expire',
      'positioning.supersede', 'positioning.cancel-with-session', 'positioning.postpone-with-session', 'suggestion.lapse',
      'training-session.close-full', 'training-session.reopen-freed', 'training-session.start', 'training-session.end') THEN hub_task() = 'position'
    WHEN hub_right_of(act) IS NULL THEN true
    ELSE hub_may(hub_right_of(act))
  END, false)
$$;
DROP POLICY audit_event_by_who_may ON audit_event;
CREATE POLICY audit_event_by_who_may ON audit_event AS RESTRICTIVE FOR INSERT WITH CHECK (
  CASE hub_task()
    WHEN 'answer' THEN action IN ('positioning.confirm', 'positioning.decline', 'person-file.change-phone',
      'suggestion.agree', 'suggestion.refuse')
    WHEN 'need-answer' THEN action IN ('need.still-wanted', 'need.fewer', 'need.fill', 'need.stop', 'need.reopen')
    ELSE hub_may_record(action) END);
