-- Operations: a prescribing body or the Region gathers people for a company's qualified need, along a path drafted for it.
-- Reason: a prescriber saw how many people are near a need and what would train them, and nothing led from there to a group of people.
-- Nothing here is about a person. Bodies that follow people near are asked by the portal alone (`operation_asked_add`).
-- Lock: new tables, whose foreign keys take short locks on need and organisation; functions and a policy of the trail are replaced.
-- Rollback: drop the four tables, the type, the functions and the policies below, the two rights; hub_right_of, hub_may_record are those of
-- 20261203200000_proposals.
-- Measured: the new tables are empty; a page of an operation reads by keys.

-- CreateEnum
CREATE TYPE "OperationState" AS ENUM ('gathering', 'gathered', 'path_confirmed', 'running', 'ended', 'cancelled');

-- CreateTable
CREATE TABLE "operation" (
    "id" UUID NOT NULL,
    "need_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "organisation_name" VARCHAR(200) NOT NULL,
    "state" "OperationState" NOT NULL,
    "places" INTEGER NOT NULL,
    "gathers_until" DATE NOT NULL,
    "reason" VARCHAR(40),
    "job_label" VARCHAR(200) NOT NULL,
    "town" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "operation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "operation_step" (
    "operation_id" UUID NOT NULL,
    "place" SMALLINT NOT NULL,
    "kind" VARCHAR(10) NOT NULL,
    "label" VARCHAR(300) NOT NULL,
    "session_number" VARCHAR(120),
    "organisation_name" VARCHAR(300),
    "starts_on" DATE,
    "ends_on" DATE,
    "funder" VARCHAR(120),
    "is_dated" BOOLEAN NOT NULL,
    "is_funded" BOOLEAN NOT NULL,

    CONSTRAINT "operation_step_pkey" PRIMARY KEY ("operation_id","place")
);

-- CreateTable
CREATE TABLE "operation_event" (
    "operation_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "command" VARCHAR(20) NOT NULL,
    "from_state" VARCHAR(20),
    "to_state" VARCHAR(20) NOT NULL,
    "by_commander" VARCHAR(12) NOT NULL,
    "by_account_id" UUID,
    "by_organisation_id" UUID,
    "at" TIMESTAMPTZ NOT NULL,
    "reason" VARCHAR(40),

    CONSTRAINT "operation_event_pkey" PRIMARY KEY ("operation_id","version")
);

-- CreateTable
CREATE TABLE "operation_asked" (
    "operation_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "operation_asked_pkey" PRIMARY KEY ("operation_id","organisation_id")
);

-- CreateIndex
CREATE INDEX "operation_need_id_idx" ON "operation"("need_id");

-- CreateIndex
CREATE INDEX "operation_organisation_id_idx" ON "operation"("organisation_id");

-- CreateIndex
CREATE INDEX "operation_asked_organisation_id_idx" ON "operation_asked"("organisation_id");

-- AddForeignKey
ALTER TABLE "operation" ADD CONSTRAINT "operation_need_id_fkey" FOREIGN KEY ("need_id") REFERENCES "need"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operation" ADD CONSTRAINT "operation_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operation_step" ADD CONSTRAINT "operation_step_operation_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operation_event" ADD CONSTRAINT "operation_event_operation_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operation_asked" ADD CONSTRAINT "operation_asked_operation_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operation_asked" ADD CONSTRAINT "operation_asked_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand from here.

ALTER TABLE operation
  ADD CONSTRAINT operation_places CHECK (places BETWEEN 1 AND 999),
  ADD CONSTRAINT operation_reason CHECK ((state = 'cancelled') = (reason IS NOT NULL)),
  ADD CONSTRAINT operation_version CHECK (version >= 1);
ALTER TABLE operation_step
  ADD CONSTRAINT operation_step_kind CHECK (kind IN ('immersion', 'basics', 'blocks', 'module')),
  ADD CONSTRAINT operation_step_place CHECK (place BETWEEN 0 AND 7),
  ADD CONSTRAINT operation_step_days CHECK (ends_on IS NULL OR (starts_on IS NOT NULL AND ends_on >= starts_on)),
  ADD CONSTRAINT operation_step_dated CHECK (NOT is_dated OR starts_on IS NOT NULL),
  ADD CONSTRAINT operation_step_funded CHECK (NOT is_funded OR funder IS NOT NULL);
-- A body opens one at a time for a need.
CREATE UNIQUE INDEX operation_one_open ON operation (need_id, organisation_id) WHERE state NOT IN ('ended', 'cancelled');
CREATE INDEX operation_gathers ON operation (gathers_until) WHERE state = 'gathering';

-- The rows of `operationTransitions` (app/needs/operations/operation-states.ts), one a move.
CREATE FUNCTION hub_operation_moves() RETURNS TABLE (command text, from_state text, to_state text, by_commander text)
LANGUAGE sql IMMUTABLE AS $$
  VALUES ('open', NULL, 'gathering', 'opener'), ('change-path', 'gathering', 'gathering', 'opener'),
    ('change-path', 'gathered', 'gathered', 'opener'), ('close-gathering', 'gathering', 'gathered', 'portal'),
    ('confirm-path', 'gathering', 'path_confirmed', 'opener'), ('confirm-path', 'gathered', 'path_confirmed', 'opener'),
    ('start', 'path_confirmed', 'running', 'opener'), ('end', 'running', 'ended', 'opener'),
    ('cancel', 'gathering', 'cancelled', 'opener'), ('cancel', 'gathered', 'cancelled', 'opener'),
    ('cancel', 'path_confirmed', 'cancelled', 'opener'), ('cancel', 'running', 'cancelled', 'opener')
$$;

-- `openingKinds` (app/needs/operations/operation-sight.ts): who prescribes, and the Region.
CREATE FUNCTION hub_opens_operations() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT hub_task() IS NULL AND hub_may('operation.command') AND hub_is_of_kind('region', 'departement', 'delegated_body', 'france_travail',
    'mission_locale', 'cap_emploi', 'plie', 'ccas')
$$;

-- Who the transaction is for an operation; null: nobody who may command it. The work 'operation' asks for people and closes gatherings.
CREATE FUNCTION hub_operation_commander(o operation) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN hub_task() = 'operation' THEN 'portal'
    WHEN o.organisation_id = hub_organisation() AND hub_opens_operations() THEN 'opener'
  END
$$;

CREATE FUNCTION hub_operation_moves_on() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was text;
  before integer := 0;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    was := OLD.state::text;
    before := OLD.version;
  END IF;
  IF NEW.version <> before + 1 OR NOT EXISTS (
    SELECT FROM hub_operation_moves() m
    WHERE m.from_state IS NOT DISTINCT FROM was AND m.to_state = NEW.state::text AND m.by_commander = hub_operation_commander(NEW)) THEN
    RAISE EXCEPTION 'an operation does not go from % to % by %', was, NEW.state, hub_operation_commander(NEW) USING ERRCODE = 'HU006';
  END IF;
  IF NEW.state = 'path_confirmed' AND (NOT EXISTS (SELECT FROM operation_step s WHERE s.operation_id = NEW.id)
    OR EXISTS (SELECT FROM operation_step s WHERE s.operation_id = NEW.id AND NOT (s.is_dated AND s.is_funded))) THEN
    RAISE EXCEPTION 'a path is confirmed with the days and the funder of each step' USING ERRCODE = 'HU006';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER operation_moves_on BEFORE UPDATE ON operation FOR EACH ROW EXECUTE FUNCTION hub_operation_moves_on();
CREATE TRIGGER operation_begins AFTER INSERT ON operation FOR EACH ROW EXECUTE FUNCTION hub_operation_moves_on();
CREATE TRIGGER operation_only_forward BEFORE UPDATE ON operation FOR EACH ROW EXECUTE FUNCTION hub_only_forward(
  'free state', 'once reason', 'grows version');

CREATE FUNCTION hub_operation_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM operation_event e WHERE e.operation_id = NEW.id AND e.version = NEW.version) THEN
    RAISE EXCEPTION 'version % of an operation has no line in its history', NEW.version USING ERRCODE = 'HU012';
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER operation_told AFTER INSERT OR UPDATE ON operation DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION hub_operation_told();
CREATE TRIGGER operation_stays BEFORE DELETE ON operation FOR EACH ROW EXECUTE FUNCTION hub_history_only_grows();
CREATE TRIGGER operation_event_only_grows BEFORE UPDATE OR DELETE ON operation_event
  FOR EACH ROW EXECUTE FUNCTION hub_history_only_grows();
CREATE TRIGGER operation_event_stays BEFORE TRUNCATE ON operation_event FOR EACH STATEMENT EXECUTE FUNCTION hub_history_only_grows();
CREATE TRIGGER operation_step_only_replaced BEFORE UPDATE ON operation_step
  FOR EACH ROW EXECUTE FUNCTION hub_history_only_grows();
CREATE TRIGGER operation_asked_only_grows BEFORE UPDATE OR DELETE ON operation_asked
  FOR EACH ROW EXECUTE FUNCTION hub_history_only_grows();

DO $forced$
DECLARE
  owned text;
BEGIN
  FOREACH owned IN ARRAY ARRAY['operation', 'operation_step', 'operation_event', 'operation_asked'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', owned);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', owned);
  END LOOP;
END
$forced$;

-- Whoever opened it, whoever was asked for people, and the bodies that prescribe and read its need.
CREATE POLICY operation_asked_read ON operation_asked FOR SELECT USING (
  coalesce(hub_task() = 'operation', false)
  OR (hub_task() IS NULL AND hub_may('operation.read') AND organisation_id = hub_organisation()));
CREATE POLICY operation_asked_add ON operation_asked FOR INSERT WITH CHECK (hub_task() = 'operation');
CREATE POLICY operation_read ON operation FOR SELECT USING (
  hub_operation_commander(operation) IS NOT NULL
  OR (hub_task() IS NULL AND hub_may('operation.read') AND (
    EXISTS (SELECT FROM operation_asked a WHERE a.operation_id = operation.id)
    OR (hub_opens_operations() AND EXISTS (SELECT FROM need n WHERE n.id = operation.need_id)))));
CREATE POLICY operation_open ON operation FOR INSERT WITH CHECK (
  hub_operation_commander(operation) = 'opener' AND state = 'gathering' AND gathers_until > hub_today()
  AND EXISTS (SELECT FROM need n WHERE n.id = operation.need_id AND n.state = 'qualified'));
CREATE POLICY operation_command ON operation FOR UPDATE USING (hub_operation_commander(operation) IS NOT NULL);

CREATE POLICY operation_step_read ON operation_step FOR SELECT USING (
  EXISTS (SELECT FROM operation o WHERE o.id = operation_step.operation_id));
CREATE POLICY operation_step_add ON operation_step FOR INSERT WITH CHECK (EXISTS (
  SELECT FROM operation o WHERE o.id = operation_step.operation_id AND hub_operation_commander(o) = 'opener'
    AND o.state IN ('gathering', 'gathered')));
CREATE POLICY operation_step_replace ON operation_step FOR DELETE USING (EXISTS (
  SELECT FROM operation o WHERE o.id = operation_step.operation_id AND hub_operation_commander(o) = 'opener'
    AND o.state IN ('gathering', 'gathered')));

CREATE POLICY operation_event_read ON operation_event FOR SELECT USING (
  EXISTS (SELECT FROM operation o WHERE o.id = operation_event.operation_id AND hub_operation_commander(o) IS NOT NULL));
CREATE POLICY operation_event_add ON operation_event FOR INSERT WITH CHECK (
  by_account_id IS NOT DISTINCT FROM hub_account() AND by_organisation_id IS NOT DISTINCT FROM hub_organisation()
  AND EXISTS (
    SELECT FROM operation o
    JOIN hub_operation_moves() m ON m.by_commander = hub_operation_commander(o)
    WHERE o.id = operation_event.operation_id AND o.version = operation_event.version AND m.to_state = o.state::text
      AND operation_event.by_commander = m.by_commander AND operation_event.command = m.command
      AND operation_event.to_state = m.to_state AND operation_event.from_state IS NOT DISTINCT FROM m.from_state));

-- The rights of app/access/can.ts, and the acts of the trail that take them.
INSERT INTO access_right (name, holders, is_region_wide) VALUES
  ('operation.read', '{agent,manager,operator}', false), ('operation.command', '{agent,manager,operator}', false);

CREATE OR REPLACE FUNCTION hub_right_of(act text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN act IN (SELECT name FROM access_right) THEN act
    WHEN act LIKE 'need.%' THEN 'need.qualify'
    WHEN act LIKE 'need-import.%' THEN 'need.contribute'
    WHEN act LIKE 'operation.%' THEN 'operation.command'
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
  ELSIF act = 'operation.close-gathering' THEN
    RETURN coalesce(hub_task() = 'operation', false);
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
