-- The tray of letters: a newer letter of a positioning replaces one that was not posted, whose code opens nothing any more; saying that
-- letters are posted is a right of its own.
-- Reason: letters were written for nobody to print. Lock: one small table changed, its policies and one trigger replaced, one index built.
-- Rollback: the policies and the trigger of 20261129104000; drop the column and the index; delete the right. Measured: nothing reads this
-- table but the tray.

-- AlterTable
ALTER TABLE "paper_letter" ADD COLUMN     "replaced_at" TIMESTAMPTZ;

-- CreateIndex
CREATE INDEX "paper_letter_positioning_id_idx" ON "paper_letter"("positioning_id");

-- By hand from here.

DROP TRIGGER paper_letter_only_forward ON paper_letter;
CREATE TRIGGER paper_letter_only_forward BEFORE UPDATE ON paper_letter
  FOR EACH ROW EXECUTE FUNCTION hub_only_forward('once printed_at', 'once replaced_at', 'free sealed_letter');

INSERT INTO access_right (name, holders, is_region_wide) VALUES ('letter.post', '{agent,manager}', false);
DROP POLICY paper_letter_read ON paper_letter;
CREATE POLICY paper_letter_read ON paper_letter FOR SELECT
  USING (hub_task() IN ('purge', 'notify') OR (organisation_id = hub_organisation() AND hub_may('letter.print')));
DROP POLICY paper_letter_print ON paper_letter;
CREATE POLICY paper_letter_post ON paper_letter FOR UPDATE
  USING (hub_task() = 'notify' OR (organisation_id = hub_organisation() AND hub_may('letter.post')));
