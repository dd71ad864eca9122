-- A session that a referent suggests to a person: nothing is sent to the training organisation before the person said yes.
-- Reason: what the person was only asked must not be a positioning, which the organisation reads.
-- Lock: new tables; hub_right_of and hub_may_record are replaced.
-- Rollback: drop the two tables, the type and the functions below; hub_right_of and hub_may_record are those of 20261129070000_positioning.
-- Measured: nothing to measure, both tables are new.

-- CreateEnum
CREATE TYPE "SuggestionState" AS ENUM ('open', 'agreed', 'refused', 'taken_back', 'lapsed', 'positioned');

-- CreateTable
CREATE TABLE "suggestion" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "person_file_id" UUID NOT NULL,
    "session_id" INTEGER NOT NULL,
    "state" "SuggestionState" NOT NULL,
    "answer_by" DATE,
    "reason" VARCHAR(40),
    "positioning_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "suggestion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "suggestion_event" (
    "suggestion_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "command" VARCHAR(30) NOT NULL,
    "from_state" VARCHAR(20),
    "to_state" VARCHAR(20) NOT NULL,
    "by_commander" VARCHAR(12) NOT NULL,
    "by_account_id" UUID,
    "by_organisation_id" UUID,
    "at" TIMESTAMPTZ NOT NULL,
    "reason" VARCHAR(40),

    CONSTRAINT "suggestion_event_pkey" PRIMARY KEY ("suggestion_id","version")
);

-- CreateIndex
CREATE UNIQUE INDEX "suggestion_positioning_id_key" ON "suggestion"("positioning_id");

-- CreateIndex
CREATE INDEX "suggestion_organisation_id_person_file_id_idx" ON "suggestion"("organisation_id", "person_file_id");

-- CreateIndex
CREATE INDEX "suggestion_person_id_idx" ON "suggestion"("person_id");

-- CreateIndex
CREATE INDEX "suggestion_session_id_idx" ON "suggestion"("session_id");

-- AddForeignKey
ALTER TABLE "suggestion" ADD CONSTRAINT "suggestion_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suggestion" ADD CONSTRAINT "suggestion_organisation_id_person_file_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_file_id", "person_id") REFERENCES "person_file"("organisation_id", "id", "person_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suggestion" ADD CONSTRAINT "suggestion_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "training_session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suggestion" ADD CONSTRAINT "suggestion_positioning_id_fkey" FOREIGN KEY ("positioning_id") REFERENCES "positioning"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suggestion_event" ADD CONSTRAINT "suggestion_event_suggestion_id_fkey" FOREIGN KEY ("suggestion_id") REFERENCES "suggestion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand from here.

ALTER TABLE suggestion
  ADD CONSTRAINT suggestion_positioned CHECK ((state = 'positioned') = (positioning_id IS NOT NULL)),
  ADD CONSTRAINT suggestion_answer CHECK ((state IN ('open', 'agreed')) = (answer_by IS NOT NULL)),
  ADD CONSTRAINT suggestion_version CHECK (version >= 1);
-- A session is suggested to a person once at a time.
CREATE UNIQUE INDEX suggestion_one_active ON suggestion (person_id, session_id) WHERE state IN ('open', 'agreed');
CREATE INDEX suggestion_waiting ON suggestion (id) WHERE state IN ('open', 'agreed');

-- The rows of `suggestionTransitions` (app/positioning/suggestion/suggestion-states.ts), one a move.
CREATE FUNCTION hub_suggestion_moves() RETURNS TABLE (command text, from_state text, to_state text, by_commander text)
LANGUAGE sql IMMUTABLE AS $$
  VALUES
    ('suggest', NULL, 'open', 'prescriber'), ('agree', 'open', 'agreed', 'person'), ('agree', 'open', 'agreed', 'prescriber'),
    ('refuse', 'open', 'refused', 'person'), ('refuse', 'open', 'refused', 'prescriber'), ('refuse', 'agreed', 'refused', 'person'),
    ('refuse', 'agreed', 'refused', 'prescriber'), ('take-back', 'open', 'taken_back', 'prescriber'),
    ('take-back', 'agreed', 'taken_back', 'prescriber'), ('lapse', 'open', 'lapsed', 'portal'), ('lapse', 'agreed', 'lapsed', 'portal'),
    ('position', 'agreed', 'positioned', 'prescriber')
$$;

-- Who the transaction is for a suggestion; null: nobody who may see it. The training organisation is nobody.
CREATE FUNCTION hub_suggestion_commander(s suggestion) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN hub_task() = 'position' THEN 'portal'
    WHEN hub_role() = 'person' AND EXISTS (
      SELECT FROM person_file f WHERE f.person_id = s.person_id AND f.account_id = hub_account()) THEN 'person'
    WHEN hub_role() IN ('agent', 'manager') AND s.organisation_id = hub_organisation() AND EXISTS (
      SELECT FROM person_file f WHERE f.id = s.person_file_id AND f.organisation_id = s.organisation_id) THEN 'prescriber'
  END
$$;

CREATE FUNCTION hub_suggestion_moves_on() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was text;
  before integer := 0;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    was := OLD.state::text;
    before := OLD.version;
  END IF;
  IF NEW.version <> before + 1 OR NOT EXISTS (
    SELECT FROM hub_suggestion_moves() m
    WHERE m.from_state IS NOT DISTINCT FROM was AND m.to_state = NEW.state::text AND m.by_commander = hub_suggestion_commander(NEW)) THEN
    RAISE EXCEPTION 'a suggestion does not go from % to % by %', was, NEW.state, hub_suggestion_commander(NEW) USING ERRCODE = 'HU006';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER suggestion_moves_on BEFORE UPDATE ON suggestion FOR EACH ROW EXECUTE FUNCTION hub_suggestion_moves_on();
CREATE TRIGGER suggestion_begins AFTER INSERT ON suggestion FOR EACH ROW EXECUTE FUNCTION hub_suggestion_moves_on();
CREATE TRIGGER suggestion_only_forward BEFORE UPDATE ON suggestion FOR EACH ROW EXECUTE FUNCTION hub_only_forward(
  'free state', 'free answer_by', 'free reason', 'once positioning_id', 'grows version');

CREATE FUNCTION hub_suggestion_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM suggestion_event e WHERE e.suggestion_id = NEW.id AND e.version = NEW.version) THEN
    RAISE EXCEPTION 'version % of a suggestion has no line in its history', NEW.version USING ERRCODE = 'HU012';
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER suggestion_told AFTER INSERT OR UPDATE ON suggestion DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION hub_suggestion_told();
CREATE TRIGGER suggestion_stays BEFORE DELETE ON suggestion FOR EACH ROW EXECUTE FUNCTION hub_history_only_grows();
CREATE TRIGGER suggestion_event_only_grows BEFORE UPDATE OR DELETE ON suggestion_event
  FOR EACH ROW EXECUTE FUNCTION hub_history_only_grows();
CREATE TRIGGER suggestion_event_stays BEFORE TRUNCATE ON suggestion_event
  FOR EACH STATEMENT EXECUTE FUNCTION hub_history_only_grows();

ALTER TABLE suggestion ENABLE ROW LEVEL SECURITY;
ALTER TABLE suggestion FORCE ROW LEVEL SECURITY;
ALTER TABLE suggestion_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE suggestion_event FORCE ROW LEVEL SECURITY;

CREATE POLICY suggestion_read ON suggestion FOR SELECT USING (hub_suggestion_commander(suggestion) IS NOT NULL);
CREATE POLICY suggestion_add ON suggestion FOR INSERT WITH CHECK (
  hub_suggestion_commander(suggestion) = 'prescriber' AND hub_may('positioning.submit') AND state = 'open');
CREATE POLICY suggestion_command ON suggestion FOR UPDATE USING (hub_suggestion_commander(suggestion) IS NOT NULL) WITH CHECK (
  hub_suggestion_commander(suggestion) IS NOT NULL
  AND (positioning_id IS NULL OR EXISTS (
    SELECT FROM positioning p WHERE p.id = positioning_id AND p.person_id = suggestion.person_id AND p.session_id = suggestion.session_id)));
CREATE POLICY suggestion_event_read ON suggestion_event FOR SELECT
  USING (EXISTS (SELECT FROM suggestion s WHERE s.id = suggestion_event.suggestion_id));
CREATE POLICY suggestion_event_add ON suggestion_event FOR INSERT WITH CHECK (
  by_account_id IS NOT DISTINCT FROM hub_account() AND by_organisation_id IS NOT DISTINCT FROM hub_organisation()
  AND EXISTS (
    SELECT FROM suggestion s
    JOIN hub_suggestion_moves() m ON m.by_commander = hub_suggestion_commander(s)
    WHERE s.id = suggestion_event.suggestion_id AND s.version = suggestion_event.version AND m.to_state = s.state::text
      AND suggestion_event.by_commander = m.by_commander AND suggestion_event.command = m.command
      AND suggestion_event.to_state = m.to_state AND suggestion_event.from_state IS NOT DISTINCT FROM m.from_state));

CREATE OR REPLACE FUNCTION hub_right_of(act text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN act IN (SELECT name FROM access_right) THEN act
    WHEN act IN ('positioning.confirm', 'positioning.decline', 'suggestion.agree', 'suggestion.refuse') THEN 'positioning.command'
    WHEN act LIKE 'positioning.%' OR act LIKE 'stay.%' OR act LIKE 'suggestion.%' THEN 'positioning.submit'
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
      'positioning.supersede', 'suggestion.lapse') THEN hub_task() = 'position'
    WHEN hub_right_of(act) IS NULL THEN true
    ELSE hub_may(hub_right_of(act))
  END, false)
$$;
