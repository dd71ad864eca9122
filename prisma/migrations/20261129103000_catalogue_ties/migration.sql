-- A training organisation of the portal is tied to the catalogue by SIRET, by an operator; and is told whom it receives.
-- Reason: one SIRET, the organisation's own, named its sessions. An organisation has several sites, each with its SIRET, and several
-- sources; whoever answers for a session decides on people, so that a tie is an act that somebody made and that can be ended.
-- `positioning.training_organisation_id` follows the ties: to read a list costs no look at the catalogue, and an organisation whose tie
-- was ended sees nothing any more. `positioned_person` holds what it may know of a person: row-level security opens rows, not columns, and
-- a policy on person_file would have opened the whole file.
-- Lock: new tables; triggers of positioning and of managed_session are made anew (a short exclusive lock on some thousands of rows).
-- Rollback: hub_session_organisation() and the triggers are those of 20261129070000_positioning,
-- 20261129100000_people and 20261129101010_session_life; drop the tables, functions and policies.
-- Measured: nothing added to what a decision reads; a tie rewrites one column of the positionings of its sessions, once.

-- CreateTable
CREATE TABLE "catalogue_tie" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "siret" VARCHAR(14) NOT NULL,
    "tied_at" TIMESTAMPTZ NOT NULL,
    "ended_at" TIMESTAMPTZ,

    CONSTRAINT "catalogue_tie_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "positioned_person" (
    "positioning_id" UUID NOT NULL,
    "person_file_id" UUID NOT NULL,
    "last_name" TEXT NOT NULL,
    "first_name" TEXT NOT NULL,
    "phone" VARCHAR(16),
    "mail" VARCHAR(254),

    CONSTRAINT "positioned_person_pkey" PRIMARY KEY ("positioning_id")
);

-- CreateIndex
CREATE INDEX "catalogue_tie_organisation_id_idx" ON "catalogue_tie"("organisation_id");

-- CreateIndex
CREATE INDEX "positioned_person_person_file_id_idx" ON "positioned_person"("person_file_id");

-- AddForeignKey
ALTER TABLE "positioned_person" ADD CONSTRAINT "positioned_person_positioning_id_fkey" FOREIGN KEY ("positioning_id") REFERENCES "positioning"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand from here.

INSERT INTO access_right (name, holders, is_region_wide) VALUES
  ('catalogue.tie', '{operator}', false),
  ('catalogue.untie', '{operator}', false),
  ('session.read', '{agent,manager}', false);

ALTER TABLE catalogue_tie ADD CONSTRAINT catalogue_tie_siret CHECK (siret ~ '^\d{14}$');
CREATE UNIQUE INDEX catalogue_tie_live ON catalogue_tie (siret) WHERE ended_at IS NULL;

-- The ties that were: the first organisation of a SIRET. The owner sees no row while row-level security is forced.
ALTER TABLE organisation NO FORCE ROW LEVEL SECURITY;
INSERT INTO catalogue_tie (id, organisation_id, siret, tied_at)
  SELECT DISTINCT ON (siret) gen_random_uuid(), id, siret, created_at FROM organisation
  WHERE kind = 'training_organisation' AND siret ~ '^\d{14}$' ORDER BY siret, created_at, id;
ALTER TABLE organisation FORCE ROW LEVEL SECURITY;

CREATE OR REPLACE FUNCTION hub_session_organisation(session_id integer) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT c.organisation_id FROM training_session s
  JOIN training_action a ON a.id = s.action_id
  JOIN training t ON t.id = a.training_id
  JOIN training_organisation p ON p.id = t.organisation_id
  JOIN catalogue_tie c ON c.siret = p.siret AND c.ended_at IS NULL
  WHERE s.id = hub_session_organisation.session_id
$$;

-- Whom a training organisation receives follows its ties: from now on the tied one, nobody once the tie is ended.
CREATE FUNCTION hub_follow_tie(siret text, tied uuid) RETURNS void LANGUAGE sql AS $$
  UPDATE positioning p SET training_organisation_id = hub_follow_tie.tied
  WHERE p.training_organisation_id IS DISTINCT FROM hub_follow_tie.tied AND p.session_id IN (
    SELECT s.id FROM training_organisation o
    JOIN training t ON t.organisation_id = o.id
    JOIN training_action a ON a.training_id = t.id
    JOIN training_session s ON s.action_id = a.id
    WHERE o.siret = hub_follow_tie.siret)
$$;

-- Written by an operator, or with the demonstration region. SECURITY DEFINER: nobody has the right to write what it changes; policies
-- still say who acts.
CREATE FUNCTION hub_catalogue_tie() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT coalesce(hub_may(CASE TG_OP WHEN 'INSERT' THEN 'catalogue.tie' ELSE 'catalogue.untie' END) OR hub_task() = 'bootstrap', false)
    OR (TG_OP = 'INSERT' AND NOT EXISTS (
      SELECT FROM organisation o WHERE o.id = NEW.organisation_id AND o.kind = 'training_organisation')) THEN
    RAISE EXCEPTION 'a training organisation is tied to the catalogue by an operator' USING ERRCODE = 'HU013';
  END IF;
  PERFORM hub_follow_tie(NEW.siret, CASE WHEN NEW.ended_at IS NULL THEN NEW.organisation_id END);
  -- Whoever comes after manages the sessions as they are.
  IF NEW.ended_at IS NULL THEN
    UPDATE managed_session m SET organisation_id = NEW.organisation_id
    FROM training_organisation o, training t, training_action a, training_session s
    WHERE o.siret = NEW.siret AND t.organisation_id = o.id AND a.training_id = t.id AND s.action_id = a.id AND m.session_id = s.id
      AND m.organisation_id <> NEW.organisation_id;
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER catalogue_tie_followed AFTER INSERT OR UPDATE ON catalogue_tie FOR EACH ROW EXECUTE FUNCTION hub_catalogue_tie();
CREATE TRIGGER catalogue_tie_only_forward BEFORE UPDATE ON catalogue_tie FOR EACH ROW EXECUTE FUNCTION hub_only_forward('once ended_at');
CREATE TRIGGER catalogue_tie_stays BEFORE DELETE ON catalogue_tie FOR EACH ROW EXECUTE FUNCTION hub_history_only_grows();

CREATE POLICY positioning_read_tied ON positioning FOR SELECT USING (
  pg_trigger_depth() > 0 AND (hub_may('catalogue.tie') OR hub_task() = 'bootstrap'));
CREATE POLICY positioning_tie ON positioning FOR UPDATE USING (
  pg_trigger_depth() > 0 AND (hub_may('catalogue.tie') OR hub_task() = 'bootstrap'));
DROP TRIGGER positioning_moves_on ON positioning;
CREATE TRIGGER positioning_moves_on BEFORE UPDATE ON positioning FOR EACH ROW
  WHEN (OLD.person_id = NEW.person_id AND OLD.training_organisation_id IS NOT DISTINCT FROM NEW.training_organisation_id)
  EXECUTE FUNCTION hub_positioning_moves_on();
-- The portal has no right to write training_organisation_id (prisma/grants.sql): ties alone change it.
DROP TRIGGER positioning_only_forward ON positioning;
CREATE TRIGGER positioning_only_forward BEFORE UPDATE ON positioning FOR EACH ROW
  WHEN (OLD.person_id = NEW.person_id) EXECUTE FUNCTION hub_only_forward(
  'free training_organisation_id',
  'free state', 'later since', 'free answer_by', 'free holds_seat', 'free waiting_rank', 'free meeting_on', 'free reason', 'once agreed_at',
  'free stay_state', 'free entered_on', 'free stay_on', 'free exit_reason', 'free obtained_blocks', 'grows version');
-- Nor has it the right to say whose a managed session is.
DROP TRIGGER managed_session_own ON managed_session;
CREATE TRIGGER managed_session_own BEFORE INSERT ON managed_session FOR EACH ROW EXECUTE FUNCTION hub_managed_session();
CREATE TRIGGER managed_session_moves_on BEFORE UPDATE ON managed_session FOR EACH ROW
  WHEN (OLD.organisation_id = NEW.organisation_id) EXECUTE FUNCTION hub_managed_session();

-- Whom to expect, from the file of whoever positioned them; of a positioning that follows from another, what was said of that one.
ALTER TABLE person_file NO FORCE ROW LEVEL SECURITY;
ALTER TABLE positioning NO FORCE ROW LEVEL SECURITY;
INSERT INTO positioned_person (positioning_id, person_file_id, last_name, first_name, phone, mail)
  SELECT p.id, f.id, f.last_name, f.first_name, f.phone, f.mail FROM positioning p JOIN person_file f ON f.id = p.person_file_id;
ALTER TABLE positioning FORCE ROW LEVEL SECURITY;
ALTER TABLE person_file FORCE ROW LEVEL SECURITY;

CREATE FUNCTION hub_tell_positioned() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO positioned_person (positioning_id, person_file_id, last_name, first_name, phone, mail)
    SELECT NEW.id, known.* FROM (
      SELECT f.id, f.last_name, f.first_name, f.phone, f.mail FROM person_file f WHERE f.id = NEW.person_file_id
      UNION ALL
      SELECT w.person_file_id, w.last_name, w.first_name, w.phone, w.mail FROM positioned_person w
      WHERE w.positioning_id = NEW.moved_from_id
      LIMIT 1) known;
  RETURN NULL;
END
$$;
CREATE TRIGGER positioning_person AFTER INSERT ON positioning FOR EACH ROW EXECUTE FUNCTION hub_tell_positioned();

CREATE FUNCTION hub_tell_renamed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE positioned_person SET last_name = NEW.last_name, first_name = NEW.first_name, phone = NEW.phone, mail = NEW.mail
  WHERE person_file_id = NEW.id;
  RETURN NULL;
END
$$;
CREATE TRIGGER person_file_renamed AFTER UPDATE OF last_name, first_name, phone, mail ON person_file
  FOR EACH ROW EXECUTE FUNCTION hub_tell_renamed();

ALTER TABLE positioned_person ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY positioned_person_read ON positioned_person FOR SELECT
  USING (EXISTS (SELECT FROM positioning p WHERE p.id = positioned_person.positioning_id));
CREATE POLICY positioned_person_add ON positioned_person FOR INSERT WITH CHECK (
  pg_trigger_depth() > 0 AND EXISTS (SELECT FROM positioning p WHERE p.id = positioned_person.positioning_id));
CREATE POLICY positioned_person_rename ON positioned_person FOR UPDATE USING (
  pg_trigger_depth() > 0 AND EXISTS (SELECT FROM person_file f WHERE f.id = positioned_person.person_file_id));
