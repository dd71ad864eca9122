-- A suggestion is told to its person, who answers by a link; one message tells several news.
-- Reason: somebody to whom a session was suggested heard of it from their referent alone; a third message of a day waited for the next.
-- Lock: positioning_notice is written anew, for its key; columns added to positioning_link and paper_letter, three small indexes built.
-- Rollback: remove the rows of suggestions; drop the columns, the policies and the constraints; the key of 20261129104000, and
-- hub_suggestion_commander of 20261129101000. Measured: 100,000 notices are written anew in under a second.

-- DropForeignKey
ALTER TABLE "paper_letter" DROP CONSTRAINT "paper_letter_positioning_id_fkey";

-- DropForeignKey
ALTER TABLE "positioning_link" DROP CONSTRAINT "positioning_link_positioning_id_fkey";

-- DropForeignKey
ALTER TABLE "positioning_notice" DROP CONSTRAINT "positioning_notice_positioning_id_fkey";

-- AlterTable
ALTER TABLE "paper_letter" ADD COLUMN     "suggestion_id" UUID,
ALTER COLUMN "positioning_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "positioning_link" ADD COLUMN     "suggestion_id" UUID,
ADD COLUMN     "told_with" UUID[],
ALTER COLUMN "positioning_id" DROP NOT NULL;

-- By hand: a notice that is there is about its positioning. The change of type writes each row, whatever the policies show.
ALTER TABLE "positioning_notice" ADD COLUMN     "subject_id" UUID,
ADD COLUMN     "suggestion_id" UUID;
ALTER TABLE "positioning_notice" ALTER COLUMN "subject_id" TYPE UUID USING "positioning_id";
ALTER TABLE "positioning_notice" DROP CONSTRAINT "positioning_notice_pkey",
ALTER COLUMN "subject_id" SET NOT NULL,
ALTER COLUMN "positioning_id" DROP NOT NULL,
ADD CONSTRAINT "positioning_notice_pkey" PRIMARY KEY ("subject_id", "version", "recipient_id", "kind");

-- CreateIndex
CREATE INDEX "paper_letter_suggestion_id_idx" ON "paper_letter"("suggestion_id");

-- CreateIndex
CREATE INDEX "positioning_link_suggestion_id_idx" ON "positioning_link"("suggestion_id");

-- AddForeignKey
ALTER TABLE "positioning_link" ADD CONSTRAINT "positioning_link_positioning_id_fkey" FOREIGN KEY ("positioning_id") REFERENCES "positioning"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "positioning_link" ADD CONSTRAINT "positioning_link_suggestion_id_fkey" FOREIGN KEY ("suggestion_id") REFERENCES "suggestion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "positioning_notice" ADD CONSTRAINT "positioning_notice_positioning_id_fkey" FOREIGN KEY ("positioning_id") REFERENCES "positioning"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "positioning_notice" ADD CONSTRAINT "positioning_notice_suggestion_id_fkey" FOREIGN KEY ("suggestion_id") REFERENCES "suggestion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_letter" ADD CONSTRAINT "paper_letter_positioning_id_fkey" FOREIGN KEY ("positioning_id") REFERENCES "positioning"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_letter" ADD CONSTRAINT "paper_letter_suggestion_id_fkey" FOREIGN KEY ("suggestion_id") REFERENCES "suggestion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand from here.

ALTER TABLE positioning_notice
  ADD CONSTRAINT positioning_notice_subject CHECK (subject_id = coalesce(positioning_id, suggestion_id)
    AND num_nonnulls(positioning_id, suggestion_id) = 1);
ALTER TABLE positioning_link
  ADD CONSTRAINT positioning_link_subject CHECK (num_nonnulls(positioning_id, suggestion_id) = 1);
ALTER TABLE paper_letter
  ADD CONSTRAINT paper_letter_subject CHECK (num_nonnulls(positioning_id, suggestion_id) = 1);
CREATE UNIQUE INDEX positioning_link_one_open_suggestion ON positioning_link (suggestion_id) WHERE ended_at IS NULL;

-- The suggestion that the link shown opens now; null: none.
CREATE FUNCTION hub_answered_suggestion() RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT l.suggestion_id FROM positioning_link l
  WHERE hub_task() = 'answer' AND l.token_hash = hub_presented() AND l.ended_at IS NULL AND l.expires_at > hub_now()
$$;

-- As in 20261129101000, and whoever shows the link of a suggestion is its person.
CREATE OR REPLACE FUNCTION hub_suggestion_commander(s suggestion) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN hub_task() = 'position' THEN 'portal'
    WHEN hub_task() = 'answer' THEN CASE WHEN s.id = hub_answered_suggestion() THEN 'person' END
    WHEN hub_role() = 'person' AND EXISTS (
      SELECT FROM person_file f WHERE f.person_id = s.person_id AND f.account_id = hub_account()) THEN 'person'
    WHEN hub_role() IN ('agent', 'manager') AND s.organisation_id = hub_organisation() AND EXISTS (
      SELECT FROM person_file f WHERE f.id = s.person_file_id AND f.organisation_id = s.organisation_id) THEN 'prescriber'
  END
$$;

-- Telling reads a suggestion; it changes none.
CREATE POLICY suggestion_read_notify ON suggestion FOR SELECT USING (hub_task() = 'notify');

DROP POLICY audit_event_by_who_may ON audit_event;
CREATE POLICY audit_event_by_who_may ON audit_event AS RESTRICTIVE FOR INSERT WITH CHECK (
  CASE WHEN hub_task() = 'answer' THEN action IN ('positioning.confirm', 'positioning.decline', 'person-file.change-phone',
      'suggestion.agree', 'suggestion.refuse')
    ELSE hub_may_record(action) END);
