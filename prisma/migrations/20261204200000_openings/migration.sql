-- Requests to open a session: who asks, what training organisations and the Region answer, and what it became.
-- Reason: where what a need or a path lacks is taught nowhere near, nothing led from there to those who could teach it, nor to who pays.
-- Nobody's name is written here, nor a free text. Who asks reads what they ask for; a training organisation reads what it could open, never
-- who asks; the Region reads all, a Département what is asked in its towns.
-- Lock: new tables, whose foreign keys take short locks on organisation and need; new policies.
-- Rollback: drop the four tables, the type, the functions and the policies below, and the five rights.
-- Measured: the new tables are empty; a page of a training organisation asks once a request whether it teaches the block, by indexes.

-- CreateEnum
CREATE TYPE "OpeningState" AS ENUM ('asked', 'in_study', 'opened', 'refused', 'lapsed', 'withdrawn');

-- CreateTable
CREATE TABLE "opening_request" (
    "id" UUID NOT NULL,
    "block_code" VARCHAR(40) NOT NULL,
    "block_label" VARCHAR(500) NOT NULL,
    "commune_code" CHAR(5) NOT NULL,
    "radius_km" INTEGER NOT NULL,
    "starts_from" DATE NOT NULL,
    "starts_by" DATE NOT NULL,
    "reply_by" DATE NOT NULL,
    "seats" INTEGER NOT NULL,
    "people" INTEGER,
    "state" "OpeningState" NOT NULL,
    "due_on" DATE,
    "reminded_on" DATE,
    "is_funded" BOOLEAN,
    "reason" VARCHAR(20),
    "session_id" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "opening_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "opening_contribution" (
    "request_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "seats" INTEGER NOT NULL,
    "people" INTEGER,
    "why" VARCHAR(10) NOT NULL,
    "need_id" UUID,
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "opening_contribution_pkey" PRIMARY KEY ("request_id","organisation_id")
);

-- CreateTable
CREATE TABLE "opening_answer" (
    "request_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "answer" VARCHAR(8) NOT NULL,
    "reason" VARCHAR(20),
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "opening_answer_pkey" PRIMARY KEY ("request_id","organisation_id")
);

-- CreateTable
CREATE TABLE "opening_event" (
    "request_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "command" VARCHAR(20) NOT NULL,
    "from_state" VARCHAR(20),
    "to_state" VARCHAR(20) NOT NULL,
    "by_commander" VARCHAR(12) NOT NULL,
    "by_account_id" UUID,
    "by_organisation_id" UUID,
    "at" TIMESTAMPTZ NOT NULL,
    "seats" INTEGER NOT NULL,
    "reason" VARCHAR(20),
    "session_id" INTEGER,

    CONSTRAINT "opening_event_pkey" PRIMARY KEY ("request_id","version")
);

-- CreateIndex
CREATE INDEX "opening_request_block_code_idx" ON "opening_request"("block_code");

-- CreateIndex
CREATE INDEX "opening_request_commune_code_idx" ON "opening_request"("commune_code");

-- CreateIndex
CREATE INDEX "opening_contribution_need_id_idx" ON "opening_contribution"("need_id");

-- AddForeignKey
ALTER TABLE "opening_contribution" ADD CONSTRAINT "opening_contribution_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "opening_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opening_contribution" ADD CONSTRAINT "opening_contribution_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opening_contribution" ADD CONSTRAINT "opening_contribution_need_id_fkey" FOREIGN KEY ("need_id") REFERENCES "need"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opening_answer" ADD CONSTRAINT "opening_answer_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "opening_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opening_answer" ADD CONSTRAINT "opening_answer_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opening_event" ADD CONSTRAINT "opening_event_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "opening_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand from here.

ALTER TABLE opening_request
  ADD CONSTRAINT opening_request_days CHECK (starts_from <= starts_by),
  ADD CONSTRAINT opening_request_seats CHECK (seats BETWEEN 1 AND 1000),
  ADD CONSTRAINT opening_request_radius CHECK (radius_km BETWEEN 1 AND 100),
  ADD CONSTRAINT opening_request_few CHECK (people >= 5),
  ADD CONSTRAINT opening_request_due CHECK ((state IN ('asked', 'in_study')) = (due_on IS NOT NULL)),
  ADD CONSTRAINT opening_request_session CHECK ((state = 'opened') = (session_id IS NOT NULL)),
  ADD CONSTRAINT opening_request_reason CHECK (reason IS NULL OR (state = 'refused' AND NOT coalesce(is_funded, true))),
  ADD CONSTRAINT opening_request_version CHECK (version >= 1);
ALTER TABLE opening_contribution
  ADD CONSTRAINT opening_contribution_seats CHECK (seats BETWEEN 1 AND 50),
  ADD CONSTRAINT opening_contribution_few CHECK (people >= 5),
  ADD CONSTRAINT opening_contribution_why CHECK (why IN ('need', 'path', 'other') AND (why = 'need') = (need_id IS NOT NULL));
ALTER TABLE opening_answer ADD CONSTRAINT opening_answer_said CHECK (
  answer IN ('opens', 'could', 'no') AND (answer = 'no') = (reason IS NOT NULL));
-- What an organisation asks is written before the request that it begins: only whoever asks may add one.
ALTER TABLE opening_contribution ALTER CONSTRAINT opening_contribution_request_id_fkey DEFERRABLE INITIALLY DEFERRED;
-- The same block, in the same town, in the same days, is asked once at a time.
ALTER TABLE opening_request ADD CONSTRAINT opening_request_once EXCLUDE USING gist (
  block_code WITH =, commune_code WITH =, daterange(starts_from, starts_by, '[]') WITH &&) WHERE (state IN ('asked', 'in_study'));
CREATE INDEX opening_request_due ON opening_request (due_on) WHERE due_on IS NOT NULL;

-- The rights of app/access/can.ts.
INSERT INTO access_right (name, holders, is_region_wide) VALUES
  ('opening.read', '{agent,manager,operator}', true),
  ('opening.ask', '{agent,manager,operator}', false),
  ('opening.answer', '{agent,manager}', false),
  ('opening.study', '{manager,operator}', false),
  ('opening.fund', '{operator}', false);

-- The rows of `openingTransitions` (app/needs/openings/opening-states.ts), one a move.
CREATE FUNCTION hub_opening_moves() RETURNS TABLE (command text, from_state text, to_state text, by_commander text)
LANGUAGE sql IMMUTABLE AS $$
  SELECT v.* FROM (VALUES ('ask', NULL, 'asked', 'asker'), ('study', 'asked', 'in_study', 'pilot')) AS v
  UNION ALL
  SELECT m.command, f.state, coalesce(m.to_state, f.state), m.by_commander
  FROM (VALUES ('join', NULL, 'asker'), ('leave', NULL, 'asker'), ('withdraw', 'withdrawn', 'asker'), ('could', 'in_study', 'organisation'),
    ('decline', NULL, 'organisation'), ('decline-last', 'refused', 'organisation'), ('open', 'opened', 'organisation'),
    ('fund', 'in_study', 'funder'), ('refuse', 'refused', 'funder'), ('remind', NULL, 'portal'), ('lapse', 'lapsed', 'portal'))
    AS m(command, to_state, by_commander)
  CROSS JOIN unnest(ARRAY['asked', 'in_study']) AS f(state)
$$;

-- Does a training of a training organisation, tied today, teach a block, or prepare the certification that the block is of?
CREATE FUNCTION hub_teaches(block text, teacher uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM catalogue_tie c JOIN training_organisation o ON o.siret = c.siret
    JOIN training t ON t.organisation_id = o.id AND t.withdrawn_at IS NULL
    WHERE c.organisation_id = teacher AND c.ended_at IS NULL AND (
      EXISTS (SELECT FROM training_certification k JOIN skill_block b ON b.certification_code = k.rncp
        WHERE k.training_id = t.id AND b.code = block)
      OR EXISTS (SELECT FROM training_action a JOIN training_session s ON s.action_id = a.id AND s.withdrawn_at IS NULL
        JOIN listed_block l ON l.list_id = s.block_list_id WHERE a.training_id = t.id AND l.code = block)))
$$;

-- The training organisations that could open a session of a block.
CREATE FUNCTION hub_teachers(block text) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  SELECT DISTINCT c.organisation_id FROM catalogue_tie c WHERE c.ended_at IS NULL AND hub_teaches(block, c.organisation_id)
$$;

-- Does a session teach a block: its feed lists it, or lists none and its training prepares the certification?
CREATE FUNCTION hub_session_teaches(asked integer, block text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM training_session s JOIN training_action a ON a.id = s.action_id
    WHERE s.id = asked AND s.withdrawn_at IS NULL AND (
      EXISTS (SELECT FROM listed_block l WHERE l.list_id = s.block_list_id AND l.code = block)
      OR s.block_list_id IS NULL AND EXISTS (
        SELECT FROM training_certification k JOIN skill_block b ON b.certification_code = k.rncp
        WHERE k.training_id = a.training_id AND b.code = block)))
$$;

-- Does the transaction's organisation ask for it? Own rows alone are read.
CREATE FUNCTION hub_asks_opening(request uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM opening_contribution c WHERE c.request_id = request AND c.organisation_id = hub_organisation())
$$;

-- May the transaction act on a request as this commander?
CREATE FUNCTION hub_opening_stands(o opening_request, commander text) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF hub_task() IS NOT NULL THEN
    RETURN commander = 'portal' AND hub_task() = 'opening';
  END IF;
  RETURN coalesce(CASE commander
    WHEN 'asker' THEN hub_may('opening.ask') AND hub_is_of_kind('region', 'proch_emploi', 'departement', 'delegated_body',
      'france_travail', 'mission_locale', 'cap_emploi', 'plie', 'ccas')
    WHEN 'organisation' THEN hub_may('opening.answer') AND hub_teaches(o.block_code, hub_organisation())
    WHEN 'pilot' THEN hub_may('opening.study') AND hub_pilots(o.commune_code)
    WHEN 'funder' THEN hub_may('opening.fund') AND hub_is_of_kind('region')
  END, false);
END
$$;

-- Does the transaction's organisation steer training in a town? The Region everywhere, a Département in its own.
CREATE FUNCTION hub_pilots(town text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM organisation o WHERE o.id = hub_organisation() AND (o.kind = 'region'
      OR o.kind = 'departement' AND o.departement_code = (SELECT c.departement_code FROM commune c WHERE c.insee = town)))
$$;

-- Who reads a request: who asks, who could open it, who steers training there.
CREATE FUNCTION hub_reads_opening(o opening_request) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF hub_task() IS NOT NULL THEN
    RETURN hub_task() IN ('opening', 'notify', 'sight');
  END IF;
  RETURN coalesce(hub_may('opening.read'), false) AND (
    hub_asks_opening(o.id) OR hub_pilots(o.commune_code) OR hub_opening_stands(o, 'organisation'));
END
$$;

-- How far a place is from a town, in kilometres; null: the place is not known.
CREATE FUNCTION hub_km_to_town(latitude double precision, longitude double precision, town text) RETURNS double precision
LANGUAGE sql STABLE AS $$
  SELECT search.km(hub_km_to_town.latitude, hub_km_to_town.longitude, c.latitude, c.longitude) FROM commune c
  WHERE c.insee = town AND hub_km_to_town.latitude IS NOT NULL AND hub_km_to_town.longitude IS NOT NULL
$$;

-- Requests like one that is to be asked: of the same block, near enough for one of both, on days in common. They say what is asked, and not
-- by whom. For whoever may ask.
CREATE FUNCTION hub_same_openings(block text, town text, around integer, first date, last date)
RETURNS TABLE (id uuid, commune_code text, radius_km integer, starts_from date, starts_by date, seats integer, version integer, km double precision)
LANGUAGE plpgsql AS $$
DECLARE
  task text := coalesce(hub_task(), '');
BEGIN
  IF NOT coalesce(hub_may('opening.ask'), false) THEN
    RETURN;
  END IF;
  PERFORM set_config('hub.task', 'sight', true);
  RETURN QUERY
    SELECT o.id, o.commune_code::text, o.radius_km, o.starts_from, o.starts_by, o.seats, o.version, d.km
    FROM opening_request o JOIN commune there ON there.insee = o.commune_code JOIN commune here ON here.insee = town
    CROSS JOIN LATERAL (SELECT search.km(here.latitude, here.longitude, there.latitude, there.longitude)) AS d(km)
    WHERE o.block_code = block AND o.state IN ('asked', 'in_study') AND o.starts_from <= last AND o.starts_by >= first
      AND d.km <= greatest(around, o.radius_km)
    ORDER BY d.km, o.id LIMIT 10;
  PERFORM set_config('hub.task', task, true);
END
$$;

-- Of a request, read whole whoever asks: what its own organisation may not read of others. `leaving`: whose seats are taken back.
CREATE FUNCTION hub_opening_sum(request uuid, leaving uuid DEFAULT NULL) RETURNS TABLE (seats integer, people integer, askers integer) LANGUAGE plpgsql AS $$
DECLARE
  task text := coalesce(hub_task(), '');
BEGIN
  PERFORM set_config('hub.task', 'sight', true);
  RETURN QUERY SELECT coalesce(sum(c.seats), 0)::integer, max(c.people), count(*)::integer
    FROM opening_contribution c WHERE c.request_id = request AND c.organisation_id IS DISTINCT FROM leaving;
  PERFORM set_config('hub.task', task, true);
END
$$;
CREATE FUNCTION hub_opening_others_may(request uuid, teacher uuid) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  task text := coalesce(hub_task(), '');
  found boolean;
BEGIN
  PERFORM set_config('hub.task', 'sight', true);
  found := EXISTS (
    SELECT FROM opening_request o CROSS JOIN LATERAL hub_teachers(o.block_code) AS t(id)
    WHERE o.id = request AND t.id IS DISTINCT FROM teacher
      AND NOT EXISTS (SELECT FROM opening_answer a WHERE a.request_id = o.id AND a.organisation_id = t.id AND a.answer = 'no'));
  PERFORM set_config('hub.task', task, true);
  RETURN found;
END
$$;
-- Is a request over? Does it go on? They tell nothing else of it: whoever joins it does not read it yet, whoever asks first writes their part
-- before it.
CREATE FUNCTION hub_opening_is_over(request uuid) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  task text := coalesce(hub_task(), '');
  found boolean;
BEGIN
  PERFORM set_config('hub.task', 'sight', true);
  found := EXISTS (SELECT FROM opening_request o WHERE o.id = request AND o.state NOT IN ('asked', 'in_study'));
  PERFORM set_config('hub.task', task, true);
  RETURN found;
END
$$;

CREATE FUNCTION hub_opening_goes_on(request uuid) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  task text := coalesce(hub_task(), '');
  found boolean;
BEGIN
  PERFORM set_config('hub.task', 'sight', true);
  found := EXISTS (SELECT FROM opening_request o WHERE o.id = request AND o.state IN ('asked', 'in_study'));
  PERFORM set_config('hub.task', task, true);
  RETURN found;
END
$$;

CREATE FUNCTION hub_opening_moves_on() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was text;
  before integer := 0;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    was := OLD.state::text;
    before := OLD.version;
    IF NEW.is_funded IS DISTINCT FROM OLD.is_funded AND NOT hub_opening_stands(NEW, 'funder') THEN
      RAISE EXCEPTION 'the Region says whether it pays' USING ERRCODE = 'HU006';
    END IF;
    IF NEW.state = 'opened' AND (hub_session_organisation(NEW.session_id) IS DISTINCT FROM hub_organisation()
      OR NOT hub_session_teaches(NEW.session_id, NEW.block_code)) THEN
      RAISE EXCEPTION 'an organisation opens a session of its own, of this block' USING ERRCODE = 'HU006';
    END IF;
    IF NEW.state = 'withdrawn' AND (NOT hub_asks_opening(NEW.id) OR (SELECT s.askers FROM hub_opening_sum(NEW.id) s) <> 1) THEN
      RAISE EXCEPTION 'whoever asks alone withdraws' USING ERRCODE = 'HU006';
    END IF;
    IF NEW.state = 'refused' AND NOT hub_opening_stands(NEW, 'funder') AND hub_opening_others_may(NEW.id, hub_organisation()) THEN
      RAISE EXCEPTION 'another organisation may still open it' USING ERRCODE = 'HU006';
    END IF;
  END IF;
  IF NEW.version <> before + 1 OR NOT EXISTS (
    SELECT FROM hub_opening_moves() m
    WHERE m.from_state IS NOT DISTINCT FROM was AND m.to_state = NEW.state::text AND hub_opening_stands(NEW, m.by_commander)) THEN
    RAISE EXCEPTION 'a request to open does not go from % to %', was, NEW.state USING ERRCODE = 'HU006';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER opening_request_moves_on BEFORE UPDATE ON opening_request FOR EACH ROW EXECUTE FUNCTION hub_opening_moves_on();
CREATE TRIGGER opening_request_begins AFTER INSERT ON opening_request FOR EACH ROW EXECUTE FUNCTION hub_opening_moves_on();
CREATE TRIGGER opening_request_only_forward BEFORE UPDATE ON opening_request FOR EACH ROW EXECUTE FUNCTION hub_only_forward(
  'free state', 'free due_on', 'free reminded_on', 'free seats', 'free people', 'free is_funded', 'free reason', 'once session_id',
  'grows version');

-- At the commit: each version has its line of history, and the seats and people are those of all who ask.
CREATE FUNCTION hub_opening_told() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  task text := coalesce(hub_task(), '');
  held opening_request;
  asked record;
BEGIN
  SELECT * INTO asked FROM hub_opening_sum(NEW.id);
  PERFORM set_config('hub.task', 'sight', true);
  SELECT * INTO held FROM opening_request o WHERE o.id = NEW.id;
  IF NOT EXISTS (SELECT FROM opening_event e WHERE e.request_id = NEW.id AND e.version = NEW.version) THEN
    RAISE EXCEPTION 'version % of a request to open has no line in its history', NEW.version USING ERRCODE = 'HU012';
  END IF;
  IF held.seats <> asked.seats OR held.people IS DISTINCT FROM asked.people THEN
    RAISE EXCEPTION 'the seats of a request to open are those of all who ask' USING ERRCODE = 'HU012';
  END IF;
  PERFORM set_config('hub.task', task, true);
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER opening_request_told AFTER INSERT OR UPDATE ON opening_request DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION hub_opening_told();
CREATE TRIGGER opening_request_stays BEFORE DELETE ON opening_request FOR EACH ROW EXECUTE FUNCTION hub_history_only_grows();
CREATE TRIGGER opening_answer_stays BEFORE DELETE ON opening_answer FOR EACH ROW EXECUTE FUNCTION hub_history_only_grows();
CREATE TRIGGER opening_event_only_grows BEFORE UPDATE OR DELETE ON opening_event
  FOR EACH ROW EXECUTE FUNCTION hub_history_only_grows();
CREATE TRIGGER opening_event_stays BEFORE TRUNCATE ON opening_event FOR EACH STATEMENT EXECUTE FUNCTION hub_history_only_grows();
CREATE TRIGGER opening_contribution_only_forward BEFORE UPDATE ON opening_contribution FOR EACH ROW EXECUTE FUNCTION hub_only_forward(
  'free account_id', 'free seats', 'free people', 'free why', 'free need_id', 'later at');
CREATE TRIGGER opening_answer_only_forward BEFORE UPDATE ON opening_answer FOR EACH ROW EXECUTE FUNCTION hub_only_forward(
  'free answer', 'free reason', 'later at');

DO $forced$
DECLARE
  owned text;
BEGIN
  FOREACH owned IN ARRAY ARRAY['opening_request', 'opening_contribution', 'opening_answer', 'opening_event'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', owned);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', owned);
  END LOOP;
END
$forced$;

CREATE POLICY opening_request_read ON opening_request FOR SELECT USING (hub_reads_opening(opening_request));
CREATE POLICY opening_request_add ON opening_request FOR INSERT WITH CHECK (
  state = 'asked' AND is_funded IS NULL AND reminded_on IS NULL AND hub_opening_stands(opening_request, 'asker')
  AND hub_asks_opening(id));
CREATE POLICY opening_request_command ON opening_request FOR UPDATE USING (
  hub_reads_opening(opening_request) AND (hub_opening_stands(opening_request, 'asker') OR hub_opening_stands(opening_request, 'organisation')
    OR hub_opening_stands(opening_request, 'pilot') OR hub_opening_stands(opening_request, 'portal')));

-- One's own organisation's; the Region reads who asks.
CREATE POLICY opening_contribution_read ON opening_contribution FOR SELECT USING (
  CASE WHEN hub_task() IS NOT NULL THEN hub_task() IN ('opening', 'notify', 'sight')
    ELSE hub_may('opening.read') AND (organisation_id = hub_organisation() OR hub_is_of_kind('region')) END);
CREATE POLICY opening_contribution_add ON opening_contribution FOR INSERT WITH CHECK (
  organisation_id = hub_organisation() AND account_id = hub_account() AND hub_task() IS NULL AND hub_may('opening.ask')
  AND hub_is_of_kind('region', 'proch_emploi', 'departement', 'delegated_body', 'france_travail', 'mission_locale', 'cap_emploi', 'plie', 'ccas')
  AND NOT hub_opening_is_over(request_id)
  AND (need_id IS NULL OR EXISTS (SELECT FROM need n WHERE n.id = need_id)));
CREATE POLICY opening_contribution_change ON opening_contribution FOR UPDATE
  USING (organisation_id = hub_organisation() AND hub_task() IS NULL AND hub_may('opening.ask') AND NOT hub_opening_is_over(request_id))
  WITH CHECK (account_id = hub_account() AND (need_id IS NULL OR EXISTS (SELECT FROM need n WHERE n.id = need_id)));
CREATE POLICY opening_contribution_take_back ON opening_contribution FOR DELETE
  USING (organisation_id = hub_organisation() AND hub_task() IS NULL AND hub_may('opening.ask') AND NOT hub_opening_is_over(request_id));

-- A training organisation reads its own answer, not those of others.
CREATE POLICY opening_answer_read ON opening_answer FOR SELECT USING (
  CASE WHEN hub_task() IS NOT NULL THEN hub_task() IN ('opening', 'notify', 'sight')
    ELSE hub_may('opening.read') AND (organisation_id = hub_organisation() OR NOT hub_is_of_kind('training_organisation') AND EXISTS (
      SELECT FROM opening_request o WHERE o.id = opening_answer.request_id)) END);
CREATE POLICY opening_answer_add ON opening_answer FOR INSERT WITH CHECK (
  organisation_id = hub_organisation() AND EXISTS (
    SELECT FROM opening_request o WHERE o.id = opening_answer.request_id AND hub_opening_stands(o, 'organisation')));
CREATE POLICY opening_answer_change ON opening_answer FOR UPDATE USING (
  organisation_id = hub_organisation() AND EXISTS (
    SELECT FROM opening_request o WHERE o.id = opening_answer.request_id AND hub_opening_stands(o, 'organisation')));

-- Who asks is told to itself and to the Region; a training organisation does not read what others answered.
CREATE POLICY opening_event_read ON opening_event FOR SELECT USING (
  CASE WHEN hub_task() IS NOT NULL THEN hub_task() IN ('opening', 'notify', 'sight')
    ELSE EXISTS (SELECT FROM opening_request o WHERE o.id = opening_event.request_id) AND (
      by_organisation_id = hub_organisation() OR hub_is_of_kind('region')
      OR by_commander <> 'asker' AND (by_commander <> 'organisation' OR NOT hub_is_of_kind('training_organisation'))) END);
CREATE POLICY opening_event_add ON opening_event FOR INSERT WITH CHECK (
  by_account_id IS NOT DISTINCT FROM hub_account() AND by_organisation_id IS NOT DISTINCT FROM hub_organisation()
  AND EXISTS (
    SELECT FROM opening_request o JOIN hub_opening_moves() m ON m.by_commander = opening_event.by_commander
    WHERE o.id = opening_event.request_id AND o.version = opening_event.version AND m.to_state = o.state::text
      AND opening_event.command = m.command AND opening_event.to_state = m.to_state
      AND opening_event.from_state IS NOT DISTINCT FROM m.from_state AND opening_event.seats = o.seats
      AND hub_opening_stands(o, m.by_commander)));

-- What the portal's own work reads to tell it.
CREATE POLICY organisation_read_opening ON organisation FOR SELECT USING (hub_task() = 'opening');

-- The acts of the trail that do not bear the name of their right.
CREATE POLICY audit_event_of_openings ON audit_event AS RESTRICTIVE FOR INSERT WITH CHECK (CASE
  WHEN action IN ('opening.remind', 'opening.lapse') THEN coalesce(hub_task() = 'opening', false)
  WHEN action IN ('opening.join', 'opening.leave', 'opening.withdraw') THEN coalesce(hub_may('opening.ask'), false)
  WHEN action IN ('opening.could', 'opening.decline', 'opening.decline-last', 'opening.open') THEN coalesce(hub_may('opening.answer'), false)
  WHEN action = 'opening.refuse' THEN coalesce(hub_may('opening.fund'), false)
  ELSE true END);
