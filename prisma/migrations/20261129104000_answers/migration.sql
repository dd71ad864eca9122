-- Answers: the link that opens one positioning to its person without an account, the news of positionings that wait to be told, and the
-- letters to print for who has no telephone and no mail.
-- Reason: a person answers from a telephone, without an account; nobody is told anything twice, nor at night.
-- Lock: new tables; functions and policies replaced. Rollback: drop the three tables, give hub_commander its body of 20261129070000,
-- and audit_event_by_who_may its own of 20261128231000. Measured: nothing reads these tables but answers and the worker's notices.

-- CreateTable
CREATE TABLE "positioning_link" (
    "id" UUID NOT NULL,
    "token_hash" VARCHAR(64) NOT NULL,
    "code_hash" VARCHAR(64),
    "organisation_id" UUID NOT NULL,
    "positioning_id" UUID NOT NULL,
    "person_file_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "ended_at" TIMESTAMPTZ,

    CONSTRAINT "positioning_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "positioning_notice" (
    "organisation_id" UUID NOT NULL,
    "positioning_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "recipient_id" UUID NOT NULL,
    "audience" VARCHAR(12) NOT NULL,
    "kind" VARCHAR(30) NOT NULL,
    "is_urgent" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "sent_at" TIMESTAMPTZ,
    "message_id" UUID,

    CONSTRAINT "positioning_notice_pkey" PRIMARY KEY ("positioning_id","version","recipient_id","kind")
);

-- CreateTable
CREATE TABLE "paper_letter" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "positioning_id" UUID NOT NULL,
    "sealed_letter" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "printed_at" TIMESTAMPTZ,

    CONSTRAINT "paper_letter_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "positioning_link_token_hash_key" ON "positioning_link"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "positioning_link_code_hash_key" ON "positioning_link"("code_hash");

-- CreateIndex
CREATE INDEX "positioning_link_positioning_id_idx" ON "positioning_link"("positioning_id");

-- CreateIndex
CREATE INDEX "positioning_notice_recipient_id_sent_at_idx" ON "positioning_notice"("recipient_id", "sent_at");

-- CreateIndex
CREATE INDEX "paper_letter_organisation_id_printed_at_idx" ON "paper_letter"("organisation_id", "printed_at");

-- AddForeignKey
ALTER TABLE "positioning_link" ADD CONSTRAINT "positioning_link_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "positioning_link" ADD CONSTRAINT "positioning_link_positioning_id_fkey" FOREIGN KEY ("positioning_id") REFERENCES "positioning"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "positioning_link" ADD CONSTRAINT "positioning_link_organisation_id_person_file_id_fkey" FOREIGN KEY ("organisation_id", "person_file_id") REFERENCES "person_file"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "positioning_notice" ADD CONSTRAINT "positioning_notice_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "positioning_notice" ADD CONSTRAINT "positioning_notice_positioning_id_fkey" FOREIGN KEY ("positioning_id") REFERENCES "positioning"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_letter" ADD CONSTRAINT "paper_letter_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_letter" ADD CONSTRAINT "paper_letter_positioning_id_fkey" FOREIGN KEY ("positioning_id") REFERENCES "positioning"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand from here.

-- A message renews the link of its positioning: the one before stops working.
CREATE UNIQUE INDEX positioning_link_one_open ON positioning_link (positioning_id) WHERE ended_at IS NULL;
CREATE INDEX positioning_notice_waiting ON positioning_notice (recipient_id) WHERE sent_at IS NULL;
ALTER TABLE positioning_notice ADD CONSTRAINT positioning_notice_sent CHECK (message_id IS NULL OR sent_at IS NOT NULL);

-- A code is typed with a second fact, and gives its row another token; nothing else of a link changes but its end.
CREATE TRIGGER positioning_link_only_forward BEFORE UPDATE ON positioning_link
  FOR EACH ROW EXECUTE FUNCTION hub_only_forward('free token_hash', 'once ended_at');
CREATE TRIGGER positioning_notice_only_forward BEFORE UPDATE ON positioning_notice
  FOR EACH ROW EXECUTE FUNCTION hub_only_forward('once sent_at', 'once message_id');
CREATE TRIGGER paper_letter_only_forward BEFORE UPDATE ON paper_letter
  FOR EACH ROW EXECUTE FUNCTION hub_only_forward('once printed_at', 'free sealed_letter');

DO $forced$
DECLARE
  owned text;
BEGIN
  FOREACH owned IN ARRAY ARRAY['positioning_link', 'positioning_notice', 'paper_letter'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', owned);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', owned);
  END LOOP;
END
$forced$;

-- Two works of the portal: 'answer', for whoever shows a link or its code, about its positioning alone; 'notify', which tells people what
-- was decided.
CREATE POLICY positioning_link_read ON positioning_link FOR SELECT
  USING (hub_task() IN ('notify', 'purge') OR (hub_task() = 'answer' AND hub_presented() IN (token_hash, code_hash)));
CREATE POLICY positioning_link_add ON positioning_link FOR INSERT WITH CHECK (hub_task() = 'notify');
CREATE POLICY positioning_link_change ON positioning_link FOR UPDATE
  USING (hub_task() = 'notify' OR (hub_task() = 'answer' AND hub_presented() IN (token_hash, code_hash)));
CREATE POLICY positioning_link_purge ON positioning_link FOR DELETE USING (hub_task() = 'purge');
CREATE POLICY positioning_notice_read ON positioning_notice FOR SELECT USING (hub_task() IN ('notify', 'purge'));
CREATE POLICY positioning_notice_add ON positioning_notice FOR INSERT WITH CHECK (hub_task() = 'notify');
CREATE POLICY positioning_notice_send ON positioning_notice FOR UPDATE USING (hub_task() = 'notify');
CREATE POLICY positioning_notice_purge ON positioning_notice FOR DELETE USING (hub_task() = 'purge');
CREATE POLICY paper_letter_read ON paper_letter FOR SELECT
  USING (hub_task() = 'purge' OR (organisation_id = hub_organisation() AND hub_may('letter.print')));
CREATE POLICY paper_letter_add ON paper_letter FOR INSERT WITH CHECK (hub_task() = 'notify');
CREATE POLICY paper_letter_print ON paper_letter FOR UPDATE
  USING (organisation_id = hub_organisation() AND hub_may('letter.print'));
CREATE POLICY paper_letter_purge ON paper_letter FOR DELETE USING (hub_task() = 'purge');

-- The positioning that the link shown opens now; null: none.
CREATE FUNCTION hub_answered_positioning() RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT l.positioning_id FROM positioning_link l
  WHERE hub_task() = 'answer' AND l.token_hash = hub_presented() AND l.ended_at IS NULL AND l.expires_at > hub_now()
$$;

-- As in 20261129070000, and whoever shows the link of a positioning is its person.
CREATE OR REPLACE FUNCTION hub_commander(p positioning) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN hub_task() = 'position' THEN 'portal'
    WHEN hub_task() = 'answer' THEN CASE WHEN p.id = hub_answered_positioning() THEN 'person' END
    WHEN hub_role() = 'person' AND EXISTS (
      SELECT FROM person_file f WHERE f.person_id = p.person_id AND f.account_id = hub_account()) THEN 'person'
    WHEN hub_role() IN ('agent', 'manager') AND p.training_organisation_id = hub_organisation() AND p.agreed_at IS NOT NULL
      THEN 'organisation'
    WHEN hub_role() IN ('agent', 'manager') AND p.organisation_id = hub_organisation() AND EXISTS (
      SELECT FROM person_file f WHERE f.id = p.person_file_id AND f.organisation_id = p.organisation_id) THEN 'prescriber'
  END
$$;

-- What a link shows besides: who positioned the person, and the file it was sent for.
CREATE POLICY organisation_read_answer ON organisation FOR SELECT USING (
  hub_task() = 'answer' AND EXISTS (
    SELECT FROM positioning_link l WHERE l.organisation_id = organisation.id AND l.token_hash = hub_presented()));
CREATE POLICY person_file_read_answer ON person_file FOR SELECT USING (
  hub_task() = 'answer' AND EXISTS (
    SELECT FROM positioning_link l
    WHERE l.person_file_id = person_file.id AND hub_presented() IN (l.token_hash, l.code_hash)
      AND l.ended_at IS NULL AND l.expires_at > hub_now()));

-- Telling reads the positioning, its file, who follows the person, and the members of the training organisation; it changes none.
CREATE POLICY positioning_read_notify ON positioning FOR SELECT USING (hub_task() = 'notify');
CREATE POLICY person_file_read_notify ON person_file FOR SELECT USING (hub_task() = 'notify');
CREATE POLICY organisation_read_notify ON organisation FOR SELECT USING (hub_task() = 'notify');
CREATE POLICY follow_up_read_notify ON follow_up FOR SELECT USING (hub_task() = 'notify');
CREATE POLICY membership_read_notify ON membership FOR SELECT USING (hub_task() = 'notify');
CREATE POLICY account_read_notify ON account FOR SELECT USING (hub_task() = 'notify');

-- The right of app/access/can.ts that came with letters, and the acts that a link may leave in the trail.
INSERT INTO access_right (name, holders, is_region_wide) VALUES
  ('letter.print', '{agent,manager}', false),
  ('positioning.answer', (SELECT holders FROM access_right WHERE name = 'session.open'), false);
DROP POLICY audit_event_by_who_may ON audit_event;
CREATE POLICY audit_event_by_who_may ON audit_event AS RESTRICTIVE FOR INSERT WITH CHECK (
  CASE WHEN hub_task() = 'answer' THEN action IN ('positioning.confirm', 'positioning.decline') ELSE hub_may_record(action) END);
