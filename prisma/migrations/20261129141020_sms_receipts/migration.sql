-- What became of the message of a notice: the operator of SMS says that it arrived or did not; one that did not is told by another way.
-- Reason: a number that is not in service left its person without news, and nobody knew. Lock: columns without default added to
-- positioning_notice, its trigger replaced, two indexes built. Rollback: drop the columns, the policies and the indexes; the trigger of
-- 20261129104000. Measured: the indexes hold the notices that were sent, and those alone that wait to be told again.

-- AlterTable
ALTER TABLE "positioning_notice" ADD COLUMN     "receipt" VARCHAR(10),
ADD COLUMN     "receipt_at" TIMESTAMPTZ,
ADD COLUMN     "retold_at" TIMESTAMPTZ,
ADD COLUMN     "retold_message_id" UUID;

-- CreateIndex
CREATE INDEX "positioning_notice_message_id_idx" ON "positioning_notice"("message_id");

-- By hand from here.

ALTER TABLE positioning_notice
  ADD CONSTRAINT positioning_notice_receipt CHECK (receipt IN ('delivered', 'failed') AND receipt_at IS NOT NULL OR receipt IS NULL),
  ADD CONSTRAINT positioning_notice_retold CHECK (retold_at IS NULL OR receipt = 'failed');
CREATE INDEX positioning_notice_failed ON positioning_notice (recipient_id) WHERE receipt = 'failed' AND retold_at IS NULL;
DROP TRIGGER positioning_notice_only_forward ON positioning_notice;
CREATE TRIGGER positioning_notice_only_forward BEFORE UPDATE ON positioning_notice
  FOR EACH ROW EXECUTE FUNCTION hub_only_forward('once sent_at', 'once message_id', 'once receipt', 'once receipt_at', 'once retold_at',
    'once retold_message_id');
