-- People: what a file holds, the matching of two files of one human, their tying, the person's own account, and what was known of the
-- person when they were positioned and when they entered.
-- Reason: two referents made two people of one human, and nothing saw a double positioning. A file had a name and a commune: nobody could
-- be reached, nor the conditions of an entry compared with them.
-- Two files become one person by a human of each side (`person_tie`), in the name of the portal's task `tie`, which sees the people of one
-- request alone. An account is tied by the person, through a link given to them (`account_offer`). `person_match` finds, by an index,
-- another file of the same human without showing it: a row is seen by whoever shows its keyed hash.
-- Before: a file of before has no birth date, hence no match: it stays one person until somebody completes it.
-- Lock: person_file gets columns without a rewrite (constant defaults) and five indexes, on some thousands of rows; the rest is new.
-- Rollback: drop the five tables, the columns, functions and policies below; person_file_account_id_key and the triggers of before.
-- Measured: see `npm run bench -- access`.

-- CreateEnum
CREATE TYPE "ContactChannel" AS ENUM ('sms', 'mail', 'letter', 'referent');

-- CreateEnum
CREATE TYPE "PersonFactKind" AS ENUM ('rsa', 'level', 'registration', 'public');

-- CreateEnum
CREATE TYPE "PersonFactSource" AS ENUM ('said', 'document', 'caf_msa', 'france_travail', 'departement');

-- CreateEnum
CREATE TYPE "TieAnswer" AS ENUM ('agreed', 'refused');

-- CreateEnum
CREATE TYPE "PictureKind" AS ENUM ('submitted', 'entered');

-- DropIndex
DROP INDEX "person_file_account_id_key";

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "merged_into_id" UUID;

-- AlterTable
ALTER TABLE "person_file" ADD COLUMN     "address_line" VARCHAR(80),
ADD COLUMN     "address_more" VARCHAR(80),
ADD COLUMN     "address_town" VARCHAR(80),
ADD COLUMN     "birth_commune_code" VARCHAR(5),
ADD COLUMN     "birth_date" DATE,
ADD COLUMN     "channel" "ContactChannel" NOT NULL DEFAULT 'referent',
ADD COLUMN     "is_restricted" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "mail" VARCHAR(254),
ADD COLUMN     "phone" VARCHAR(16),
ADD COLUMN     "postal_code" VARCHAR(10),
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "person_fact" (
    "organisation_id" UUID NOT NULL,
    "person_file_id" UUID NOT NULL,
    "kind" "PersonFactKind" NOT NULL,
    "value" VARCHAR(8) NOT NULL,
    "source" "PersonFactSource" NOT NULL,
    "as_of" DATE NOT NULL,

    CONSTRAINT "person_fact_pkey" PRIMARY KEY ("person_file_id","kind","value")
);

-- CreateTable
CREATE TABLE "person_match" (
    "key_hash" VARCHAR(64) NOT NULL,
    "organisation_id" UUID NOT NULL,
    "person_file_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,

    CONSTRAINT "person_match_pkey" PRIMARY KEY ("key_hash","person_file_id")
);

-- CreateTable
CREATE TABLE "person_tie" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "person_file_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "to_person_id" UUID NOT NULL,
    "asked_by_account_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ NOT NULL,
    "answer_by" DATE NOT NULL,
    "answer" "TieAnswer",
    "answered_at" TIMESTAMPTZ,
    "answered_by_account_id" UUID,

    CONSTRAINT "person_tie_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_offer" (
    "token_hash" VARCHAR(64) NOT NULL,
    "organisation_id" UUID NOT NULL,
    "person_file_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "offered_by_id" UUID NOT NULL,
    "offered_at" TIMESTAMPTZ NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "used_at" TIMESTAMPTZ,

    CONSTRAINT "account_offer_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "positioning_picture" (
    "positioning_id" UUID NOT NULL,
    "kind" "PictureKind" NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "picture" JSONB NOT NULL,

    CONSTRAINT "positioning_picture_pkey" PRIMARY KEY ("positioning_id","kind")
);

-- CreateIndex
CREATE INDEX "person_match_person_file_id_idx" ON "person_match"("person_file_id");

-- CreateIndex
CREATE INDEX "person_tie_person_file_id_idx" ON "person_tie"("person_file_id");

-- CreateIndex
CREATE INDEX "person_tie_to_person_id_idx" ON "person_tie"("to_person_id");

-- CreateIndex
CREATE INDEX "account_offer_person_file_id_idx" ON "account_offer"("person_file_id");

-- CreateIndex
CREATE INDEX "person_file_account_id_idx" ON "person_file"("account_id");

-- CreateIndex
CREATE INDEX "person_file_person_id_idx" ON "person_file"("person_id");

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_fact" ADD CONSTRAINT "person_fact_organisation_id_person_file_id_fkey" FOREIGN KEY ("organisation_id", "person_file_id") REFERENCES "person_file"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_match" ADD CONSTRAINT "person_match_organisation_id_person_file_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_file_id", "person_id") REFERENCES "person_file"("organisation_id", "id", "person_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_tie" ADD CONSTRAINT "person_tie_organisation_id_person_file_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_file_id", "person_id") REFERENCES "person_file"("organisation_id", "id", "person_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_tie" ADD CONSTRAINT "person_tie_to_person_id_fkey" FOREIGN KEY ("to_person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_offer" ADD CONSTRAINT "account_offer_organisation_id_person_file_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_file_id", "person_id") REFERENCES "person_file"("organisation_id", "id", "person_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "positioning_picture" ADD CONSTRAINT "positioning_picture_positioning_id_fkey" FOREIGN KEY ("positioning_id") REFERENCES "positioning"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand from here.

ALTER TABLE person_file
  ADD CONSTRAINT person_file_phone CHECK (phone ~ '^[+][1-9][0-9]{6,14}$'),
  ADD CONSTRAINT person_file_birth CHECK (birth_date >= '1900-01-01'),
  ADD CONSTRAINT person_file_channel CHECK (CASE channel
    WHEN 'sms' THEN phone IS NOT NULL
    WHEN 'mail' THEN mail IS NOT NULL
    WHEN 'letter' THEN address_line IS NOT NULL AND postal_code IS NOT NULL AND address_town IS NOT NULL
    ELSE true END),
  -- One account is one human, and one human has one account; looked at when the transaction ends, for a merge changes both.
  ADD CONSTRAINT person_file_account_one_person EXCLUDE USING gist (account_id WITH =, person_id WITH <>)
    WHERE (account_id IS NOT NULL) DEFERRABLE INITIALLY DEFERRED,
  ADD CONSTRAINT person_file_person_one_account EXCLUDE USING gist (person_id WITH =, account_id WITH <>)
    WHERE (account_id IS NOT NULL) DEFERRABLE INITIALLY DEFERRED;

-- No public says a disability or a sentence: domain.md § 7.2.
ALTER TABLE person_fact ADD CONSTRAINT person_fact_value CHECK (CASE kind
  WHEN 'level' THEN value ~ '^[1-8]$'
  WHEN 'public' THEN value ~ '^8[0-9]{4}$'
    AND value NOT IN ('81013', '81020', '81025', '81026', '81027', '81028', '81029', '82061')
  ELSE value IN ('yes', 'no', 'unknown') END);
CREATE UNIQUE INDEX person_fact_one_value ON person_fact (person_file_id, kind) WHERE kind <> 'public';
ALTER TABLE person_tie ADD CONSTRAINT person_tie_answered CHECK (
  (answer IS NULL) = (answered_at IS NULL) AND (answer IS NULL) = (answered_by_account_id IS NULL));

-- The people that the portal's task `tie` is about: those of the request, or of the link, that it shows.
CREATE FUNCTION hub_tied_people() RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  SELECT unnest(ARRAY[t.person_id, t.to_person_id]) FROM person_tie t
  WHERE hub_task() = 'tie' AND t.id::text = split_part(hub_presented(), ' ', 1) AND t.answer IS NULL AND t.answer_by >= hub_today()
  UNION ALL
  SELECT o.person_id FROM account_offer o
  WHERE hub_task() = 'tie' AND o.token_hash = hub_presented() AND o.used_at IS NULL AND o.expires_at > hub_now()
$$;

-- A file is tied to the account of a person by the person themselves, and to another person by the answer to a request.
CREATE OR REPLACE FUNCTION hub_person_file_tie() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.account_id IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.account_id IS DISTINCT FROM OLD.account_id) AND (
    (hub_account() IS NOT NULL AND (hub_task() IS DISTINCT FROM 'tie' OR NEW.account_id <> hub_account()))
    OR NOT EXISTS (
      SELECT FROM account a
      WHERE a.id = NEW.account_id AND NOT a.is_professional)
    AND NOT EXISTS (SELECT FROM person_file f WHERE f.account_id = NEW.account_id AND f.id <> NEW.id)) THEN
    RAISE EXCEPTION 'a person file is tied by the person, to their own account' USING ERRCODE = 'HU005';
  END IF;
  IF TG_OP = 'UPDATE' AND NEW.person_id <> OLD.person_id AND hub_task() IS DISTINCT FROM 'tie' AND hub_account() IS NOT NULL THEN
    RAISE EXCEPTION 'a file changes person by the answer to a request' USING ERRCODE = 'HU005';
  END IF;
  RETURN NULL;
END
$$;
DROP TRIGGER person_file_only_forward ON person_file;
CREATE TRIGGER person_file_only_forward BEFORE UPDATE ON person_file FOR EACH ROW EXECUTE FUNCTION hub_only_forward(
  'free last_name', 'free first_name', 'free commune_code', 'free birth_date', 'free birth_commune_code', 'free phone', 'free mail',
  'free channel', 'free address_line', 'free address_more', 'free postal_code', 'free address_town', 'free is_restricted',
  'grows version', 'once account_id', 'free person_id');
CREATE TRIGGER person_only_forward BEFORE UPDATE ON person FOR EACH ROW EXECUTE FUNCTION hub_only_forward('once merged_into_id');
CREATE TRIGGER person_tie_only_forward BEFORE UPDATE ON person_tie FOR EACH ROW EXECUTE FUNCTION hub_only_forward(
  'once answer', 'once answered_at', 'once answered_by_account_id', 'free person_id', 'free to_person_id');
CREATE TRIGGER account_offer_only_forward BEFORE UPDATE ON account_offer
  FOR EACH ROW EXECUTE FUNCTION hub_only_forward('once used_at', 'free person_id');
CREATE TRIGGER person_fact_only_forward BEFORE UPDATE ON person_fact FOR EACH ROW EXECUTE FUNCTION hub_only_forward();
CREATE TRIGGER person_match_only_forward BEFORE UPDATE ON person_match
  FOR EACH ROW EXECUTE FUNCTION hub_only_forward('free person_id');
CREATE TRIGGER positioning_picture_only_grows BEFORE UPDATE OR DELETE ON positioning_picture
  FOR EACH ROW EXECUTE FUNCTION hub_history_only_grows();
CREATE TRIGGER positioning_picture_stays BEFORE TRUNCATE ON positioning_picture
  FOR EACH STATEMENT EXECUTE FUNCTION hub_history_only_grows();

-- A positioning follows its file to another person, by the foreign key and not otherwise; nothing else of it changes then.
CREATE FUNCTION hub_positioning_follows_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF pg_trigger_depth() < 2 OR to_jsonb(NEW) - 'person_id' <> to_jsonb(OLD) - 'person_id' THEN
    RAISE EXCEPTION 'a positioning follows its file to another person' USING ERRCODE = 'HU004';
  END IF;
  RETURN NEW;
END
$$;
DROP TRIGGER positioning_moves_on ON positioning;
CREATE TRIGGER positioning_moves_on BEFORE UPDATE ON positioning FOR EACH ROW
  WHEN (OLD.person_id = NEW.person_id) EXECUTE FUNCTION hub_positioning_moves_on();
DROP TRIGGER positioning_only_forward ON positioning;
CREATE TRIGGER positioning_only_forward BEFORE UPDATE ON positioning FOR EACH ROW
  WHEN (OLD.person_id = NEW.person_id) EXECUTE FUNCTION hub_only_forward(
  'free state', 'later since', 'free answer_by', 'free holds_seat', 'free waiting_rank', 'free meeting_on', 'free reason', 'once agreed_at',
  'free stay_state', 'once entered_on', 'free stay_on', 'once exit_reason', 'free obtained_blocks', 'grows version');
CREATE TRIGGER positioning_follows_file BEFORE UPDATE ON positioning FOR EACH ROW
  WHEN (OLD.person_id <> NEW.person_id) EXECUTE FUNCTION hub_positioning_follows_file();

-- What was known of the person on the day they entered (convention with the Region, article 2.2): RSA, level, territory. Written by the
-- entry itself, which the training organisation says: it sees nothing of it.
CREATE FUNCTION hub_entry_picture() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  task text := coalesce(hub_task(), '');
BEGIN
  PERFORM set_config('hub.task', 'picture', true);
  INSERT INTO positioning_picture (positioning_id, kind, at, picture)
  SELECT NEW.id, 'entered', coalesce(hub_now(), now()), jsonb_build_object(
    'rsa', (SELECT jsonb_build_object('value', x.value, 'source', x.source, 'asOf', x.as_of) FROM person_fact x
      WHERE x.person_file_id = f.id AND x.kind = 'rsa'),
    'level', (SELECT jsonb_build_object('value', x.value, 'source', x.source, 'asOf', x.as_of) FROM person_fact x
      WHERE x.person_file_id = f.id AND x.kind = 'level'),
    'communeCode', f.commune_code, 'departementCode', c.departement_code, 'employmentZoneCode', c.employment_zone_code)
  FROM person_file f LEFT JOIN commune c ON c.insee = f.commune_code
  WHERE f.id = NEW.person_file_id;
  PERFORM set_config('hub.task', task, true);
  RETURN NULL;
END
$$;
CREATE TRIGGER positioning_entry_picture AFTER UPDATE ON positioning FOR EACH ROW
  WHEN (NEW.state = 'entered' AND OLD.state <> 'entered') EXECUTE FUNCTION hub_entry_picture();

-- The positionings of a person whom the actor follows, whichever organisation made them: that they exist, their dates, who made them.
CREATE FUNCTION hub_positionings_of_person(person uuid)
RETURNS TABLE (session_id integer, organisation_id uuid, positioned_on date, starts_on date, ends_on date, is_active boolean)
LANGUAGE plpgsql AS $$
DECLARE
  task text := coalesce(hub_task(), '');
BEGIN
  PERFORM set_config('hub.task', 'sight', true);
  RETURN QUERY SELECT p.session_id, p.organisation_id, (p.created_at AT TIME ZONE 'Europe/Paris')::date, s.starts_on, s.ends_on,
    p.holds_seat OR p.state IN (
      'draft', 'submitted', 'invited', 'under_review', 'waitlisted', 'proposed', 'no_show_event', 'accepted', 'enrolled')
  FROM positioning p JOIN training_session s ON s.id = p.session_id
  WHERE p.person_id = hub_positionings_of_person.person
    AND EXISTS (SELECT FROM person_file f WHERE f.person_id = hub_positionings_of_person.person);
  PERFORM set_config('hub.task', task, true);
END
$$;

-- A restricted file takes no referent but those that a manager hands it to, or that whoever follows the person names.
CREATE FUNCTION hub_restricted_follow_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF hub_membership() = NEW.membership_id AND NOT hub_may('portfolio.hand-over')
    AND EXISTS (SELECT FROM person_file f WHERE f.id = NEW.person_file_id AND f.is_restricted) THEN
    RAISE EXCEPTION 'a restricted file is followed by those who are named' USING ERRCODE = 'HU014';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER follow_up_restricted AFTER INSERT ON follow_up FOR EACH ROW EXECUTE FUNCTION hub_restricted_follow_up();

-- Does the actor follow somebody in their own name: not as a stand-in?
CREATE FUNCTION hub_follows(file uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM follow_up f
    WHERE f.person_file_id = hub_follows.file AND f.membership_id = hub_membership() AND f.started_at <= hub_now() AND f.ended_at IS NULL)
$$;

DO $forced$
DECLARE
  owned text;
BEGIN
  FOREACH owned IN ARRAY ARRAY['person_fact', 'person_match', 'person_tie', 'account_offer', 'positioning_picture'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', owned);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', owned);
  END LOOP;
END
$forced$;

INSERT INTO access_right (name, holders, is_region_wide) VALUES
  ('person-file.change', '{agent,manager}', false),
  ('person-file.restrict', '{agent,manager}', false),
  ('person-file.name-referent', '{agent,manager}', false),
  ('person-file.offer-account', '{agent,manager}', false),
  ('person-file.claim', '{person}', false),
  ('person.ask-tie', '{agent,manager}', false),
  ('person.answer-tie', '{agent,manager}', false);

CREATE POLICY person_file_change ON person_file FOR UPDATE USING (
  organisation_id = hub_organisation() AND hub_may('person-file.change') AND EXISTS (
    SELECT FROM follow_up f
    WHERE f.person_file_id = person_file.id AND f.started_at <= hub_now() AND f.ended_at IS NULL
      AND f.membership_id IN (SELECT hub_followed_memberships())));
CREATE POLICY person_file_tied ON person_file FOR SELECT USING (hub_task() = 'tie' AND person_id IN (SELECT hub_tied_people()));
CREATE POLICY person_file_tie ON person_file FOR UPDATE USING (hub_task() = 'tie' AND person_id IN (SELECT hub_tied_people()));
CREATE POLICY person_file_pictured ON person_file FOR SELECT USING (hub_task() = 'picture' AND pg_trigger_depth() > 0);
-- A restricted file is open to those who follow the person in their own name: standing in for them opens it to nobody.
CREATE POLICY person_file_restricted ON person_file AS RESTRICTIVE USING (
  NOT is_restricted OR hub_membership() IS NULL OR hub_task() = 'picture' OR hub_follows(id));
CREATE POLICY follow_up_name ON follow_up FOR INSERT WITH CHECK (
  organisation_id = hub_organisation() AND hub_may('person-file.name-referent')
  AND EXISTS (
    SELECT FROM membership m
    WHERE m.id = membership_id AND m.organisation_id = hub_organisation() AND m.ended_at IS NULL AND m.role IN ('agent', 'manager'))
  AND hub_follows(person_file_id));

CREATE POLICY person_tied ON person FOR SELECT USING (hub_task() = 'tie' AND id IN (SELECT hub_tied_people()));
CREATE POLICY person_merge ON person FOR UPDATE USING (hub_task() = 'tie' AND id IN (SELECT hub_tied_people()));

CREATE POLICY person_fact_read ON person_fact FOR SELECT USING (
  (hub_task() = 'picture' AND pg_trigger_depth() > 0)
  OR EXISTS (SELECT FROM person_file f WHERE f.id = person_fact.person_file_id));
CREATE POLICY person_fact_add ON person_fact FOR INSERT WITH CHECK (
  organisation_id = hub_organisation() AND hub_may('person-file.change')
  AND EXISTS (SELECT FROM person_file f WHERE f.id = person_fact.person_file_id));
CREATE POLICY person_fact_remove ON person_fact FOR DELETE USING (
  organisation_id = hub_organisation() AND hub_may('person-file.change')
  AND EXISTS (SELECT FROM person_file f WHERE f.id = person_fact.person_file_id));

CREATE POLICY person_match_read ON person_match FOR SELECT USING (
  hub_may('person-file.create') AND (key_hash = ANY (string_to_array(hub_presented(), ' '))
    OR EXISTS (SELECT FROM person_file f WHERE f.id = person_match.person_file_id)));
CREATE POLICY person_match_add ON person_match FOR INSERT WITH CHECK (
  organisation_id = hub_organisation() AND hub_may('person-file.create')
  AND EXISTS (SELECT FROM person_file f WHERE f.id = person_match.person_file_id));
CREATE POLICY person_match_remove ON person_match FOR DELETE USING (
  organisation_id = hub_organisation() AND hub_may('person-file.change')
  AND EXISTS (SELECT FROM person_file f WHERE f.id = person_match.person_file_id));

-- A request is seen by those who follow the file it is asked for, and by those who follow the person it asks about.
CREATE POLICY person_tie_read ON person_tie FOR SELECT USING (CASE
  WHEN hub_task() = 'tie' THEN ARRAY[id::text, to_person_id::text] && string_to_array(hub_presented(), ' ')
  ELSE hub_may('person.ask-tie') AND (
    EXISTS (SELECT FROM person_file f WHERE f.id = person_tie.person_file_id)
    OR EXISTS (SELECT FROM person_file f WHERE f.person_id = person_tie.to_person_id)) END);
CREATE POLICY person_tie_ask ON person_tie FOR INSERT WITH CHECK (
  organisation_id = hub_organisation() AND hub_may('person.ask-tie') AND asked_by_account_id = hub_account() AND answer IS NULL
  AND EXISTS (SELECT FROM person_file f WHERE f.id = person_tie.person_file_id)
  AND EXISTS (
    SELECT FROM person_match m WHERE m.person_id = person_tie.to_person_id AND m.organisation_id <> hub_organisation()));
CREATE POLICY person_tie_answer ON person_tie FOR UPDATE
  USING (hub_may('person.answer-tie') AND organisation_id <> hub_organisation() AND answer IS NULL AND answer_by >= hub_today()
    AND EXISTS (SELECT FROM person_file f WHERE f.person_id = person_tie.to_person_id))
  WITH CHECK (answered_by_account_id = hub_account() AND EXISTS (SELECT FROM person_file f WHERE f.person_id = person_tie.to_person_id));
-- Those that wait for an answer about a person who turned out to be another ask about that other one.
CREATE POLICY person_tie_follow ON person_tie FOR UPDATE
  USING (hub_task() = 'tie' AND answer IS NULL AND to_person_id::text = ANY (string_to_array(hub_presented(), ' ')))
  WITH CHECK (hub_task() = 'tie' AND answer IS NULL);

CREATE POLICY account_offer_read ON account_offer FOR SELECT USING (CASE
  WHEN hub_task() = 'purge' THEN true
  WHEN hub_task() = 'tie' OR token_hash = hub_presented() THEN token_hash = hub_presented()
  ELSE hub_may('person-file.offer-account') AND EXISTS (SELECT FROM person_file f WHERE f.id = account_offer.person_file_id) END);
CREATE POLICY account_offer_add ON account_offer FOR INSERT WITH CHECK (
  organisation_id = hub_organisation() AND hub_may('person-file.offer-account') AND offered_by_id = hub_account() AND used_at IS NULL
  AND EXISTS (SELECT FROM person_file f WHERE f.id = account_offer.person_file_id));
CREATE POLICY account_offer_use ON account_offer FOR UPDATE USING (
  hub_may('person-file.claim') AND token_hash = hub_presented() AND expires_at > hub_now());
CREATE POLICY account_offer_purge ON account_offer FOR DELETE USING (hub_task() = 'purge');

CREATE POLICY positioning_tied ON positioning FOR SELECT USING (hub_task() = 'tie' AND person_id IN (SELECT hub_tied_people()));
CREATE POLICY positioning_sight ON positioning FOR SELECT USING (hub_task() = 'sight');
CREATE POLICY positioning_picture_read ON positioning_picture FOR SELECT USING (EXISTS (
  SELECT FROM positioning p WHERE p.id = positioning_picture.positioning_id AND hub_commander(p) IN ('prescriber', 'person')));
CREATE POLICY positioning_picture_add ON positioning_picture FOR INSERT WITH CHECK (CASE kind
  WHEN 'entered' THEN hub_task() = 'picture' AND pg_trigger_depth() > 0
  ELSE hub_may('positioning.submit') AND EXISTS (
    SELECT FROM positioning p
    WHERE p.id = positioning_picture.positioning_id AND hub_commander(p) = 'prescriber' AND p.state IN ('draft', 'submitted')) END);
