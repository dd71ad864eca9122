-- Positioning: one person, the seats of a session, positionings with their history, and commands that count once.
-- Reason: a seat must never be sold twice, nor a positioning lost, whoever writes the statement. The machine of states, the counting of
-- seats and the history are held here as well as in the code; tests compare both.
-- `person`: one row per file today, behind the file; two files of one human will share one when somebody of each side says so.
-- Lock: new tables; person_file gets a column with a volatile default, which rewrites it (some thousands of rows), and one unique index;
-- action_funder gets two statement triggers, which cost an import one join with the sessions that people are positioned on.
-- Rollback: drop the tables of the first part, person_file.person_id, the functions and triggers of the second; the policies of before.
-- Measured: see `npm run verify -- seats`.

-- CreateEnum
CREATE TYPE "PositioningState" AS ENUM ('draft', 'submitted', 'invited', 'under_review', 'waitlisted', 'proposed', 'accepted', 'enrolled', 'entered', 'rejected', 'no_show_event', 'declined', 'withdrawn', 'no_show_entry', 'expired', 'obsolete', 'session_cancelled');

-- CreateEnum
CREATE TYPE "StayState" AS ENUM ('in_progress', 'interrupted', 'completed', 'dropped_out', 'excluded', 'ended_for_job', 'transferred');

-- AlterTable
ALTER TABLE "person_file" ADD COLUMN     "person_id" UUID NOT NULL DEFAULT gen_random_uuid();

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session_seats" (
    "session_id" INTEGER NOT NULL,
    "funder_code" SMALLINT NOT NULL,
    "announced_feed" INTEGER,
    "announced_here" INTEGER,
    "taken_elsewhere" INTEGER,
    "held" INTEGER NOT NULL DEFAULT 0,
    "ceiling" INTEGER,
    "left_seats" INTEGER,
    "as_of" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "session_seats_pkey" PRIMARY KEY ("session_id","funder_code")
);

-- CreateTable
CREATE TABLE "managed_session" (
    "session_id" INTEGER NOT NULL,
    "organisation_id" UUID NOT NULL,
    "promotes_automatically" BOOLEAN NOT NULL,
    "managed_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "managed_session_pkey" PRIMARY KEY ("session_id")
);

-- CreateTable
CREATE TABLE "positioning" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "person_file_id" UUID NOT NULL,
    "training_organisation_id" UUID,
    "session_id" INTEGER NOT NULL,
    "funder_code" SMALLINT NOT NULL,
    "programme" VARCHAR(40) NOT NULL,
    "departement_code" VARCHAR(3) NOT NULL,
    "state" "PositioningState" NOT NULL,
    "since" DATE NOT NULL,
    "answer_by" DATE,
    "holds_seat" BOOLEAN NOT NULL,
    "waiting_rank" INTEGER,
    "meeting_on" DATE,
    "reason" VARCHAR(40),
    "agreed_at" TIMESTAMPTZ,
    "moved_from_id" UUID,
    "stay_state" "StayState",
    "entered_on" DATE,
    "stay_on" DATE,
    "exit_reason" VARCHAR(40),
    "obtained_blocks" TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "positioning_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "positioning_event" (
    "positioning_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "machine" VARCHAR(12) NOT NULL,
    "command" VARCHAR(30) NOT NULL,
    "from_state" VARCHAR(20),
    "to_state" VARCHAR(20) NOT NULL,
    "by_commander" VARCHAR(12) NOT NULL,
    "by_account_id" UUID,
    "by_organisation_id" UUID,
    "at" TIMESTAMPTZ NOT NULL,
    "reason" VARCHAR(40),

    CONSTRAINT "positioning_event_pkey" PRIMARY KEY ("positioning_id","version")
);

-- CreateTable
CREATE TABLE "answered_command" (
    "account_id" UUID NOT NULL,
    "key" VARCHAR(80) NOT NULL,
    "body_hash" VARCHAR(64) NOT NULL,
    "answer" JSONB NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "answered_command_pkey" PRIMARY KEY ("account_id","key")
);

-- CreateIndex
CREATE INDEX "managed_session_organisation_id_idx" ON "managed_session"("organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "positioning_moved_from_id_key" ON "positioning"("moved_from_id");

-- CreateIndex
CREATE INDEX "positioning_organisation_id_person_file_id_idx" ON "positioning"("organisation_id", "person_file_id");

-- CreateIndex
CREATE INDEX "positioning_person_id_idx" ON "positioning"("person_id");

-- CreateIndex
CREATE INDEX "positioning_training_organisation_id_session_id_idx" ON "positioning"("training_organisation_id", "session_id");

-- CreateIndex
CREATE INDEX "positioning_session_id_funder_code_state_idx" ON "positioning"("session_id", "funder_code", "state");

-- CreateIndex
CREATE INDEX "answered_command_at_idx" ON "answered_command"("at");

-- CreateIndex
CREATE UNIQUE INDEX "person_file_organisation_id_id_person_id_key" ON "person_file"("organisation_id", "id", "person_id");

-- AddForeignKey
ALTER TABLE "session_seats" ADD CONSTRAINT "session_seats_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "training_session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_seats" ADD CONSTRAINT "session_seats_funder_code_fkey" FOREIGN KEY ("funder_code") REFERENCES "funder"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "managed_session" ADD CONSTRAINT "managed_session_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "training_session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "positioning" ADD CONSTRAINT "positioning_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "positioning" ADD CONSTRAINT "positioning_organisation_id_person_file_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_file_id", "person_id") REFERENCES "person_file"("organisation_id", "id", "person_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "positioning" ADD CONSTRAINT "positioning_training_organisation_id_fkey" FOREIGN KEY ("training_organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "positioning" ADD CONSTRAINT "positioning_session_id_funder_code_fkey" FOREIGN KEY ("session_id", "funder_code") REFERENCES "session_seats"("session_id", "funder_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "positioning" ADD CONSTRAINT "positioning_moved_from_id_fkey" FOREIGN KEY ("moved_from_id") REFERENCES "positioning"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "positioning_event" ADD CONSTRAINT "positioning_event_positioning_id_fkey" FOREIGN KEY ("positioning_id") REFERENCES "positioning"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answered_command" ADD CONSTRAINT "answered_command_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand from here.

-- The owner sees no row while row-level security is forced.
ALTER TABLE person_file NO FORCE ROW LEVEL SECURITY;
INSERT INTO person (id, created_at) SELECT person_id, created_at FROM person_file;
ALTER TABLE person_file FORCE ROW LEVEL SECURITY;
ALTER TABLE "person_file" ADD CONSTRAINT "person_file_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A new file makes a new person: only a human of each side says that two are one. A file of another organisation is refused by its policy.
CREATE FUNCTION hub_person_of_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF hub_account() IS NULL OR NEW.organisation_id = hub_organisation() THEN
    INSERT INTO person (id) VALUES (NEW.person_id);
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER person_file_person BEFORE INSERT ON person_file FOR EACH ROW EXECUTE FUNCTION hub_person_of_file();

-- Seats.

ALTER TABLE session_seats
  ADD CONSTRAINT session_seats_counts CHECK (announced_feed >= 0 AND announced_here >= 0 AND taken_elsewhere >= 0 AND held >= 0),
  ADD CONSTRAINT session_seats_never_oversold CHECK (held <= ceiling);

-- The training organisation of the portal that a session belongs to, by the SIRET of the catalogue; null when it has no place here.
CREATE FUNCTION hub_session_organisation(session_id integer) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT o.id FROM training_session s
  JOIN training_action a ON a.id = s.action_id
  JOIN training t ON t.id = a.training_id
  JOIN training_organisation p ON p.id = t.organisation_id
  JOIN organisation o ON o.siret = p.siret AND o.kind = 'training_organisation'
  WHERE s.id = hub_session_organisation.session_id
  ORDER BY o.created_at, o.id LIMIT 1
$$;

-- The Département where a session takes place; null when the feed does not say where.
CREATE FUNCTION hub_session_departement(session_id integer) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT c.departement_code FROM training_session s
  JOIN training_action a ON a.id = s.action_id
  JOIN commune c ON c.insee = a.commune_insee
  WHERE s.id = hub_session_departement.session_id
$$;

CREATE FUNCTION hub_manages_session(session_id integer) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(
    hub_may('session.manage') AND hub_organisation() = hub_session_organisation(hub_manages_session.session_id), false)
$$;

-- Seats are counted by positionings, announced by the feed and by the organisation, and by nobody else. The ceiling is what is announced,
-- or what is held when that is more: it then falls as people leave, and never rises because somebody more is held.
CREATE FUNCTION hub_session_seats() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  announced integer;
  room integer;
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW.announced_feed := (
      SELECT f.funded_seats FROM training_session s JOIN action_funder f ON f.action_id = s.action_id
      WHERE s.id = NEW.session_id AND f.funder_code = NEW.funder_code);
    NEW.announced_here := NULL;
    NEW.taken_elsewhere := NULL;
    NEW.held := 0;
  ELSIF (NEW.session_id, NEW.funder_code) <> (OLD.session_id, OLD.funder_code)
    OR (pg_trigger_depth() < 2 AND (NEW.held, NEW.announced_feed) IS DISTINCT FROM (OLD.held, OLD.announced_feed))
    OR ((NEW.announced_here, NEW.taken_elsewhere) IS DISTINCT FROM (OLD.announced_here, OLD.taken_elsewhere)
      AND NOT hub_manages_session(NEW.session_id)) THEN
    RAISE EXCEPTION 'seats are counted by positionings and announced by who manages the session' USING ERRCODE = 'HU013';
  END IF;
  announced := coalesce(NEW.announced_here, NEW.announced_feed);
  room := announced - coalesce(NEW.taken_elsewhere, 0);
  NEW.ceiling := greatest(room, CASE WHEN room IS NOT NULL THEN least(NEW.held, CASE TG_OP WHEN 'UPDATE' THEN OLD.held ELSE 0 END) END);
  NEW.left_seats := CASE WHEN NEW.taken_elsewhere IS NOT NULL THEN greatest(room - NEW.held, CASE WHEN room IS NOT NULL THEN 0 END) END;
  NEW.as_of := coalesce(hub_now(), now());
  RETURN NEW;
END
$$;
CREATE TRIGGER session_seats_rule BEFORE INSERT OR UPDATE ON session_seats FOR EACH ROW EXECUTE FUNCTION hub_session_seats();

-- What a feed announces reaches the sessions that are counted here, in the transaction of its import.
CREATE FUNCTION hub_feed_seats() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE session_seats s SET announced_feed = CASE TG_OP WHEN 'INSERT' THEN f.funded_seats END
  FROM changed f JOIN training_session t ON t.action_id = f.action_id
  WHERE s.session_id = t.id AND s.funder_code = f.funder_code;
  RETURN NULL;
END
$$;
CREATE TRIGGER action_funder_announced AFTER INSERT ON action_funder REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION hub_feed_seats();
CREATE TRIGGER action_funder_withdrawn AFTER DELETE ON action_funder REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION hub_feed_seats();

CREATE FUNCTION hub_managed_session() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT hub_manages_session(NEW.session_id) OR NEW.organisation_id <> hub_organisation()
    OR (TG_OP = 'UPDATE' AND (NEW.session_id, NEW.organisation_id, NEW.managed_at) <> (OLD.session_id, OLD.organisation_id, OLD.managed_at))
  THEN
    RAISE EXCEPTION 'a session is managed by its own organisation' USING ERRCODE = 'HU013';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER managed_session_own BEFORE INSERT OR UPDATE ON managed_session FOR EACH ROW EXECUTE FUNCTION hub_managed_session();

-- Positionings.

ALTER TABLE positioning
  ADD CONSTRAINT positioning_seat CHECK (holds_seat = (state IN ('proposed', 'accepted', 'enrolled')
    OR (state = 'entered' AND stay_state IN ('in_progress', 'interrupted')))),
  ADD CONSTRAINT positioning_stay CHECK ((state = 'entered') = (stay_state IS NOT NULL)
    AND (state = 'entered') = (entered_on IS NOT NULL) AND (state = 'entered') = (stay_on IS NOT NULL) AND entered_on <= stay_on),
  ADD CONSTRAINT positioning_exit CHECK ((exit_reason IS NOT NULL) = (stay_state IS NOT NULL AND NOT holds_seat)
    AND (exit_reason IS NOT NULL OR cardinality(obtained_blocks) = 0)),
  ADD CONSTRAINT positioning_wait CHECK (state <> 'waitlisted' OR waiting_rank IS NOT NULL),
  ADD CONSTRAINT positioning_answer CHECK (state NOT IN ('accepted', 'proposed') OR answer_by IS NOT NULL),
  ADD CONSTRAINT positioning_agreed CHECK (state = 'draft' OR agreed_at IS NOT NULL OR state IN ('withdrawn', 'session_cancelled')),
  ADD CONSTRAINT positioning_version CHECK (version >= 1);
-- One positioning of a person on a session that has not ended.
CREATE UNIQUE INDEX positioning_one_active ON positioning (person_id, session_id)
  WHERE state IN ('draft', 'submitted', 'invited', 'under_review', 'waitlisted', 'proposed', 'no_show_event', 'accepted', 'enrolled')
    OR holds_seat;
CREATE UNIQUE INDEX positioning_rank ON positioning (session_id, funder_code, waiting_rank) WHERE waiting_rank IS NOT NULL;
CREATE INDEX positioning_due ON positioning (answer_by) WHERE state IN ('accepted', 'proposed');

-- The rows of `positioningTransitions` and `stayTransitions` (app/positioning), one a move.
CREATE FUNCTION hub_positioning_moves() RETURNS TABLE (machine text, command text, from_state text, to_state text, by_commander text)
LANGUAGE sql IMMUTABLE AS $$
  VALUES
    ('positioning', 'draft', NULL, 'draft', 'prescriber'), ('positioning', 'submit', NULL, 'submitted', 'prescriber'),
    ('positioning', 'submit', 'draft', 'submitted', 'prescriber'), ('positioning', 'invite', 'submitted', 'invited', 'organisation'),
    ('positioning', 'invite', 'invited', 'invited', 'organisation'), ('positioning', 'invite', 'under_review', 'invited', 'organisation'),
    ('positioning', 'invite', 'no_show_event', 'invited', 'organisation'), ('positioning', 'invite', 'submitted', 'invited', 'portal'),
    ('positioning', 'invite', 'no_show_event', 'invited', 'prescriber'),
    ('positioning', 'record-attendance', 'invited', 'under_review', 'organisation'),
    ('positioning', 'record-absence', 'invited', 'no_show_event', 'organisation'),
    ('positioning', 'accept', 'submitted', 'accepted', 'organisation'),
    ('positioning', 'accept', 'under_review', 'accepted', 'organisation'),
    ('positioning', 'accept', 'waitlisted', 'accepted', 'organisation'),
    ('positioning', 'accept', 'proposed', 'accepted', 'organisation'),
    ('positioning', 'wait-list', 'submitted', 'waitlisted', 'organisation'),
    ('positioning', 'wait-list', 'under_review', 'waitlisted', 'organisation'),
    ('positioning', 'promote', 'waitlisted', 'accepted', 'portal'),
    ('positioning', 'promote-to-proposal', 'waitlisted', 'proposed', 'portal'),
    ('positioning', 'confirm-by-silence', 'proposed', 'accepted', 'portal'),
    ('positioning', 'reject', 'submitted', 'rejected', 'organisation'), ('positioning', 'reject', 'invited', 'rejected', 'organisation'),
    ('positioning', 'reject', 'under_review', 'rejected', 'organisation'),
    ('positioning', 'reject', 'waitlisted', 'rejected', 'organisation'),
    ('positioning', 'reject', 'proposed', 'rejected', 'organisation'),
    ('positioning', 'reject', 'no_show_event', 'rejected', 'organisation'), ('positioning', 'confirm', 'accepted', 'enrolled', 'person'),
    ('positioning', 'confirm', 'accepted', 'enrolled', 'prescriber'), ('positioning', 'decline', 'submitted', 'declined', 'person'),
    ('positioning', 'decline', 'submitted', 'declined', 'prescriber'), ('positioning', 'decline', 'invited', 'declined', 'person'),
    ('positioning', 'decline', 'invited', 'declined', 'prescriber'), ('positioning', 'decline', 'under_review', 'declined', 'person'),
    ('positioning', 'decline', 'under_review', 'declined', 'prescriber'), ('positioning', 'decline', 'waitlisted', 'declined', 'person'),
    ('positioning', 'decline', 'waitlisted', 'declined', 'prescriber'), ('positioning', 'decline', 'proposed', 'declined', 'person'),
    ('positioning', 'decline', 'proposed', 'declined', 'prescriber'), ('positioning', 'decline', 'no_show_event', 'declined', 'person'),
    ('positioning', 'decline', 'no_show_event', 'declined', 'prescriber'), ('positioning', 'decline', 'accepted', 'declined', 'person'),
    ('positioning', 'decline', 'accepted', 'declined', 'prescriber'), ('positioning', 'decline', 'enrolled', 'declined', 'person'),
    ('positioning', 'decline', 'enrolled', 'declined', 'prescriber'), ('positioning', 'withdraw', 'draft', 'withdrawn', 'prescriber'),
    ('positioning', 'withdraw', 'submitted', 'withdrawn', 'prescriber'),
    ('positioning', 'withdraw', 'invited', 'withdrawn', 'prescriber'),
    ('positioning', 'withdraw', 'under_review', 'withdrawn', 'prescriber'),
    ('positioning', 'withdraw', 'waitlisted', 'withdrawn', 'prescriber'),
    ('positioning', 'withdraw', 'proposed', 'withdrawn', 'prescriber'),
    ('positioning', 'withdraw', 'no_show_event', 'withdrawn', 'prescriber'),
    ('positioning', 'enter', 'enrolled', 'entered', 'organisation'),
    ('positioning', 'record-no-show', 'accepted', 'no_show_entry', 'organisation'),
    ('positioning', 'record-no-show', 'enrolled', 'no_show_entry', 'organisation'),
    ('positioning', 'expire', 'submitted', 'expired', 'portal'), ('positioning', 'expire', 'invited', 'expired', 'portal'),
    ('positioning', 'expire', 'under_review', 'expired', 'portal'), ('positioning', 'expire', 'no_show_event', 'expired', 'portal'),
    ('positioning', 'expire', 'waitlisted', 'expired', 'portal'), ('positioning', 'expire', 'accepted', 'expired', 'portal'),
    ('positioning', 'supersede', 'submitted', 'obsolete', 'portal'), ('positioning', 'supersede', 'invited', 'obsolete', 'portal'),
    ('positioning', 'supersede', 'under_review', 'obsolete', 'portal'), ('positioning', 'supersede', 'waitlisted', 'obsolete', 'portal'),
    ('positioning', 'supersede', 'proposed', 'obsolete', 'portal'), ('positioning', 'supersede', 'no_show_event', 'obsolete', 'portal'),
    ('positioning', 'supersede', 'accepted', 'obsolete', 'portal'), ('positioning', 'supersede', 'enrolled', 'obsolete', 'portal'),
    ('positioning', 'reopen', 'obsolete', 'submitted', 'prescriber'),
    ('positioning', 'cancel-with-session', 'draft', 'session_cancelled', 'organisation'),
    ('positioning', 'cancel-with-session', 'draft', 'session_cancelled', 'region'),
    ('positioning', 'cancel-with-session', 'submitted', 'session_cancelled', 'organisation'),
    ('positioning', 'cancel-with-session', 'submitted', 'session_cancelled', 'region'),
    ('positioning', 'cancel-with-session', 'invited', 'session_cancelled', 'organisation'),
    ('positioning', 'cancel-with-session', 'invited', 'session_cancelled', 'region'),
    ('positioning', 'cancel-with-session', 'under_review', 'session_cancelled', 'organisation'),
    ('positioning', 'cancel-with-session', 'under_review', 'session_cancelled', 'region'),
    ('positioning', 'cancel-with-session', 'waitlisted', 'session_cancelled', 'organisation'),
    ('positioning', 'cancel-with-session', 'waitlisted', 'session_cancelled', 'region'),
    ('positioning', 'cancel-with-session', 'proposed', 'session_cancelled', 'organisation'),
    ('positioning', 'cancel-with-session', 'proposed', 'session_cancelled', 'region'),
    ('positioning', 'cancel-with-session', 'no_show_event', 'session_cancelled', 'organisation'),
    ('positioning', 'cancel-with-session', 'no_show_event', 'session_cancelled', 'region'),
    ('positioning', 'cancel-with-session', 'accepted', 'session_cancelled', 'organisation'),
    ('positioning', 'cancel-with-session', 'accepted', 'session_cancelled', 'region'),
    ('positioning', 'cancel-with-session', 'enrolled', 'session_cancelled', 'organisation'),
    ('positioning', 'cancel-with-session', 'enrolled', 'session_cancelled', 'region'),
    ('positioning', 'postpone-with-session', 'draft', 'draft', 'organisation'),
    ('positioning', 'postpone-with-session', 'draft', 'draft', 'region'),
    ('positioning', 'postpone-with-session', 'submitted', 'submitted', 'organisation'),
    ('positioning', 'postpone-with-session', 'submitted', 'submitted', 'region'),
    ('positioning', 'postpone-with-session', 'invited', 'invited', 'organisation'),
    ('positioning', 'postpone-with-session', 'invited', 'invited', 'region'),
    ('positioning', 'postpone-with-session', 'under_review', 'under_review', 'organisation'),
    ('positioning', 'postpone-with-session', 'under_review', 'under_review', 'region'),
    ('positioning', 'postpone-with-session', 'waitlisted', 'waitlisted', 'organisation'),
    ('positioning', 'postpone-with-session', 'waitlisted', 'waitlisted', 'region'),
    ('positioning', 'postpone-with-session', 'proposed', 'proposed', 'organisation'),
    ('positioning', 'postpone-with-session', 'proposed', 'proposed', 'region'),
    ('positioning', 'postpone-with-session', 'no_show_event', 'no_show_event', 'organisation'),
    ('positioning', 'postpone-with-session', 'no_show_event', 'no_show_event', 'region'),
    ('positioning', 'postpone-with-session', 'accepted', 'accepted', 'organisation'),
    ('positioning', 'postpone-with-session', 'accepted', 'accepted', 'region'),
    ('positioning', 'postpone-with-session', 'enrolled', 'accepted', 'organisation'),
    ('positioning', 'postpone-with-session', 'enrolled', 'accepted', 'region'),
    ('positioning', 'move', 'submitted', 'withdrawn', 'organisation'), ('positioning', 'move', 'submitted', 'withdrawn', 'prescriber'),
    ('positioning', 'move', 'invited', 'withdrawn', 'organisation'), ('positioning', 'move', 'invited', 'withdrawn', 'prescriber'),
    ('positioning', 'move', 'under_review', 'withdrawn', 'organisation'),
    ('positioning', 'move', 'under_review', 'withdrawn', 'prescriber'),
    ('positioning', 'move', 'waitlisted', 'withdrawn', 'organisation'), ('positioning', 'move', 'waitlisted', 'withdrawn', 'prescriber'),
    ('positioning', 'move', 'proposed', 'withdrawn', 'organisation'), ('positioning', 'move', 'proposed', 'withdrawn', 'prescriber'),
    ('positioning', 'move', 'no_show_event', 'withdrawn', 'organisation'),
    ('positioning', 'move', 'no_show_event', 'withdrawn', 'prescriber'), ('positioning', 'move', 'accepted', 'withdrawn', 'organisation'),
    ('positioning', 'move', 'accepted', 'withdrawn', 'prescriber'), ('positioning', 'move', 'enrolled', 'withdrawn', 'organisation'),
    ('positioning', 'move', 'enrolled', 'withdrawn', 'prescriber'),
    ('positioning', 'move', 'session_cancelled', 'session_cancelled', 'organisation'),
    ('positioning', 'move', 'session_cancelled', 'session_cancelled', 'prescriber'),
    ('stay', 'begin', NULL, 'in_progress', 'organisation'), ('stay', 'interrupt', 'in_progress', 'interrupted', 'organisation'),
    ('stay', 'resume', 'interrupted', 'in_progress', 'organisation'), ('stay', 'complete', 'in_progress', 'completed', 'organisation'),
    ('stay', 'complete', 'interrupted', 'completed', 'organisation'), ('stay', 'drop-out', 'in_progress', 'dropped_out', 'organisation'),
    ('stay', 'drop-out', 'interrupted', 'dropped_out', 'organisation'), ('stay', 'exclude', 'in_progress', 'excluded', 'organisation'),
    ('stay', 'exclude', 'interrupted', 'excluded', 'organisation'),
    ('stay', 'end-for-job', 'in_progress', 'ended_for_job', 'organisation'),
    ('stay', 'end-for-job', 'interrupted', 'ended_for_job', 'organisation'),
    ('stay', 'transfer', 'in_progress', 'transferred', 'organisation'), ('stay', 'transfer', 'interrupted', 'transferred', 'organisation')
$$;

-- Who the transaction is for a positioning; null: nobody who may change it. A prescriber follows the person today.
CREATE FUNCTION hub_commander(p positioning) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN hub_task() = 'position' THEN 'portal'
    WHEN hub_role() = 'person' AND EXISTS (
      SELECT FROM person_file f WHERE f.person_id = p.person_id AND f.account_id = hub_account()) THEN 'person'
    WHEN hub_role() IN ('agent', 'manager') AND p.training_organisation_id = hub_organisation() AND p.agreed_at IS NOT NULL
      THEN 'organisation'
    WHEN hub_role() IN ('agent', 'manager') AND p.organisation_id = hub_organisation() AND EXISTS (
      SELECT FROM person_file f WHERE f.id = p.person_file_id AND f.organisation_id = p.organisation_id) THEN 'prescriber'
  END
$$;

-- May the organisation position there, for that programme, today: the same as `mayPosition` (app/access/authorisation)?
CREATE FUNCTION hub_may_position(departement text, programme text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM organisation o
    WHERE o.id = hub_organisation()
      AND o.kind IN ('departement', 'delegated_body', 'france_travail', 'mission_locale', 'cap_emploi', 'plie', 'ccas')
      AND EXISTS (
        SELECT FROM authorisation a
        WHERE a.organisation_id = o.id AND a.state = 'validated' AND hub_today() BETWEEN a.starts_on AND a.ends_on
          AND hub_may_position.departement = ANY (a.departements) AND hub_may_position.programme = ANY (a.programmes))
      AND (o.kind NOT IN ('departement', 'delegated_body') OR EXISTS (
        SELECT FROM association_agreement g
        WHERE g.organisation_id = CASE o.kind WHEN 'departement' THEN o.id ELSE o.parent_id END
          AND hub_today() BETWEEN g.starts_on AND g.ends_on)))
$$;

-- A positioning moves as its machine says, by whoever may, one version at a time; what it is about never changes.
CREATE FUNCTION hub_positioning_moves_on() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  commander text := hub_commander(NEW);
  was text;
  stayed text;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    was := OLD.state::text;
    stayed := OLD.stay_state::text;
  END IF;
  IF NEW.version <> (CASE TG_OP WHEN 'INSERT' THEN 1 ELSE OLD.version + 1 END)
    OR NOT EXISTS (
      SELECT FROM hub_positioning_moves() m
      WHERE m.machine = 'positioning' AND m.from_state IS NOT DISTINCT FROM was AND m.to_state = NEW.state::text
        AND m.by_commander = commander AND stayed IS NULL
        AND (NEW.stay_state IS NULL OR (m.command = 'enter' AND NEW.stay_state = 'in_progress')))
    AND NOT EXISTS (
      SELECT FROM hub_positioning_moves() m
      WHERE m.machine = 'stay' AND was = 'entered' AND NEW.state = 'entered' AND m.from_state = stayed
        AND m.to_state = NEW.stay_state::text AND m.by_commander = commander) THEN
    RAISE EXCEPTION 'a positioning does not go from % to % by %', was, NEW.state, commander USING ERRCODE = 'HU006';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER positioning_moves_on BEFORE UPDATE ON positioning FOR EACH ROW EXECUTE FUNCTION hub_positioning_moves_on();
-- After the policies: whoever adds a row that is not theirs is refused by them.
CREATE TRIGGER positioning_begins AFTER INSERT ON positioning FOR EACH ROW EXECUTE FUNCTION hub_positioning_moves_on();
CREATE TRIGGER positioning_only_forward BEFORE UPDATE ON positioning FOR EACH ROW EXECUTE FUNCTION hub_only_forward(
  'free state', 'later since', 'free answer_by', 'free holds_seat', 'free waiting_rank', 'free meeting_on', 'free reason', 'once agreed_at',
  'free stay_state', 'once entered_on', 'free stay_on', 'once exit_reason', 'free obtained_blocks', 'grows version');

-- The counter follows what is held, in the statement that holds it: HU011 when no seat is left.
CREATE FUNCTION hub_count_seat() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  more integer := NEW.holds_seat::int - CASE TG_OP WHEN 'UPDATE' THEN OLD.holds_seat::int ELSE 0 END;
BEGIN
  IF more <> 0 THEN
    UPDATE session_seats s SET held = s.held + more
    WHERE s.session_id = NEW.session_id AND s.funder_code = NEW.funder_code AND (more < 0 OR s.ceiling IS NULL OR s.held < s.ceiling);
    IF NOT FOUND THEN
      RAISE EXCEPTION 'no seat is left' USING ERRCODE = 'HU011';
    END IF;
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER positioning_seat_counted AFTER INSERT OR UPDATE ON positioning FOR EACH ROW EXECUTE FUNCTION hub_count_seat();

-- Every version has its line in the history, in the same transaction; the history only grows.
CREATE FUNCTION hub_positioning_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM positioning_event e WHERE e.positioning_id = NEW.id AND e.version = NEW.version) THEN
    RAISE EXCEPTION 'version % of a positioning has no line in its history', NEW.version USING ERRCODE = 'HU012';
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER positioning_told AFTER INSERT OR UPDATE ON positioning DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION hub_positioning_told();
CREATE TRIGGER positioning_event_only_grows BEFORE UPDATE OR DELETE ON positioning_event
  FOR EACH ROW EXECUTE FUNCTION hub_history_only_grows();
CREATE TRIGGER positioning_event_stays BEFORE TRUNCATE ON positioning_event
  FOR EACH STATEMENT EXECUTE FUNCTION hub_history_only_grows();
CREATE TRIGGER positioning_stays BEFORE DELETE ON positioning FOR EACH ROW EXECUTE FUNCTION hub_history_only_grows();
CREATE TRIGGER answered_command_only_grows BEFORE UPDATE ON answered_command FOR EACH ROW EXECUTE FUNCTION hub_only_forward();

DO $forced$
DECLARE
  owned text;
BEGIN
  FOREACH owned IN ARRAY ARRAY['person', 'positioning', 'positioning_event', 'answered_command'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', owned);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', owned);
  END LOOP;
END
$forced$;

-- A person is seen through a file one may see, and made with a file.
CREATE POLICY person_read ON person FOR SELECT USING (EXISTS (SELECT FROM person_file f WHERE f.person_id = person.id));
CREATE POLICY person_add ON person FOR INSERT WITH CHECK (pg_trigger_depth() > 0 AND hub_may('person-file.create'));

-- positioning.submit is a prescriber's who follows the person; positioning.command whoever is somebody for this positioning.
CREATE POLICY positioning_read ON positioning FOR SELECT USING (hub_commander(positioning) IS NOT NULL);
CREATE POLICY positioning_add ON positioning FOR INSERT WITH CHECK (
  hub_commander(positioning) = 'prescriber' AND state IN ('draft', 'submitted') AND NOT holds_seat
  AND training_organisation_id IS NOT DISTINCT FROM hub_session_organisation(session_id)
  AND departement_code = coalesce(hub_session_departement(session_id), departement_code)
  AND (state = 'draft' OR hub_may_position(departement_code, programme)));
CREATE POLICY positioning_command ON positioning FOR UPDATE USING (hub_commander(positioning) IS NOT NULL) WITH CHECK (
  hub_commander(positioning) IS NOT NULL
  AND (state <> 'submitted' OR hub_commander(positioning) <> 'prescriber' OR hub_may_position(departement_code, programme)));

CREATE POLICY positioning_event_read ON positioning_event FOR SELECT
  USING (EXISTS (SELECT FROM positioning p WHERE p.id = positioning_event.positioning_id));
CREATE POLICY positioning_event_add ON positioning_event FOR INSERT WITH CHECK (
  by_account_id IS NOT DISTINCT FROM hub_account() AND by_organisation_id IS NOT DISTINCT FROM hub_organisation()
  AND EXISTS (
    SELECT FROM positioning p
    JOIN hub_positioning_moves() m ON m.by_commander = hub_commander(p)
    WHERE p.id = positioning_event.positioning_id AND p.version = positioning_event.version
      AND positioning_event.by_commander = m.by_commander AND positioning_event.machine = m.machine
      AND positioning_event.command = m.command AND positioning_event.to_state = m.to_state
      AND positioning_event.from_state IS NOT DISTINCT FROM m.from_state
      AND m.to_state = CASE m.machine WHEN 'stay' THEN p.stay_state::text ELSE p.state::text END));

CREATE POLICY answered_command_own ON answered_command FOR SELECT USING (account_id = hub_account() OR hub_task() = 'purge');
CREATE POLICY answered_command_add ON answered_command FOR INSERT WITH CHECK (account_id = hub_account());
CREATE POLICY answered_command_purge ON answered_command FOR DELETE USING (hub_task() = 'purge');

-- The portal's own work on positionings reads what its decisions look at.
CREATE POLICY organisation_read_position ON organisation FOR SELECT USING (hub_task() = 'position');

-- The rights of app/access/can.ts that came with positionings, and the acts of the trail that take them.
INSERT INTO access_right (name, holders, is_region_wide) VALUES
  ('positioning.submit', '{agent,manager}', false),
  ('positioning.command', '{person,agent,manager}', false),
  ('session.manage', '{agent,manager}', false);

CREATE OR REPLACE FUNCTION hub_right_of(act text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN act IN (SELECT name FROM access_right) THEN act
    WHEN act IN ('positioning.confirm', 'positioning.decline') THEN 'positioning.command'
    WHEN act LIKE 'positioning.%' OR act LIKE 'stay.%' THEN 'positioning.submit'
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
    WHEN act IN ('positioning.promote', 'positioning.promote-to-proposal', 'positioning.confirm-by-silence', 'positioning.expire',
      'positioning.supersede') THEN hub_task() = 'position'
    WHEN hub_right_of(act) IS NULL THEN true
    ELSE hub_may(hub_right_of(act))
  END, false)
$$;
