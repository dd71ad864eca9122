-- Following somebody: the contacts of whoever follows them, and a reading of positionings that costs the same for one and for thousands.
-- Reason: an absence, an interruption or an exit asks for a contact, and the list of two thousand people is one query.
-- Lock: a new table; ACCESS EXCLUSIVE on positioning for the instant its reading policy is replaced.
-- Rollback: drop the table and its type, the right; the policy of 20261129070000.
-- Measured: `npm run bench -- positioning --only portfolio`; with the policy of before, each row asked `hub_commander` once.

-- CreateEnum
CREATE TYPE "FollowChannel" AS ENUM ('phone', 'sms', 'mail', 'meeting', 'video', 'letter');

-- CreateTable
CREATE TABLE "follow_contact" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "person_file_id" UUID NOT NULL,
    "positioning_id" UUID,
    "positioning_version" INTEGER,
    "channel" "FollowChannel" NOT NULL,
    "contact_on" DATE NOT NULL,
    "recorded_by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "follow_contact_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "follow_contact_organisation_id_person_file_id_idx" ON "follow_contact"("organisation_id", "person_file_id");

-- AddForeignKey
ALTER TABLE "follow_contact" ADD CONSTRAINT "follow_contact_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_contact" ADD CONSTRAINT "follow_contact_organisation_id_person_file_id_fkey" FOREIGN KEY ("organisation_id", "person_file_id") REFERENCES "person_file"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_contact" ADD CONSTRAINT "follow_contact_positioning_id_fkey" FOREIGN KEY ("positioning_id") REFERENCES "positioning"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_contact" ADD CONSTRAINT "follow_contact_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand from here.

INSERT INTO access_right (name, holders, is_region_wide) VALUES ('contact.record', '{agent,manager}', false);
ALTER TABLE follow_contact
  ADD CONSTRAINT follow_contact_about CHECK ((positioning_id IS NULL) = (positioning_version IS NULL) AND positioning_version >= 1);
ALTER TABLE follow_contact ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

-- Whoever sees the file sees the contacts; whoever follows the person records them, in their own name.
CREATE POLICY follow_contact_read ON follow_contact FOR SELECT
  USING (EXISTS (SELECT FROM person_file f WHERE f.id = follow_contact.person_file_id));
CREATE POLICY follow_contact_record ON follow_contact FOR INSERT WITH CHECK (
  organisation_id = hub_organisation() AND recorded_by_id = hub_account() AND hub_may('contact.record')
  AND EXISTS (SELECT FROM person_file f WHERE f.id = follow_contact.person_file_id)
  AND (positioning_id IS NULL OR EXISTS (
    SELECT FROM positioning p
    WHERE p.id = follow_contact.positioning_id AND p.person_file_id = follow_contact.person_file_id
      AND p.version >= follow_contact.positioning_version)));
CREATE TRIGGER follow_contact_only_grows BEFORE UPDATE OR DELETE ON follow_contact
  FOR EACH ROW EXECUTE FUNCTION hub_history_only_grows();

-- The same rows as `hub_commander` says. For whoever follows people, the files are asked for beside the positionings instead of once a row.
DROP POLICY positioning_read ON positioning;
CREATE POLICY positioning_read ON positioning FOR SELECT USING (
  CASE
    WHEN hub_task() IS NULL AND hub_role() IN ('agent', 'manager') AND organisation_id = hub_organisation()
      AND training_organisation_id IS DISTINCT FROM hub_organisation()
    THEN EXISTS (
      SELECT FROM person_file f WHERE f.id = positioning.person_file_id AND f.organisation_id = positioning.organisation_id)
    ELSE hub_commander(positioning) IS NOT NULL
  END);

-- A name without capitals and accents, to be found by its beginning or its middle.
CREATE FUNCTION hub_plain_name(name text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT regexp_replace(normalize(lower(replace(name, '’', '''')), NFD), '[̀-ͯ]', '', 'g')
$$;
