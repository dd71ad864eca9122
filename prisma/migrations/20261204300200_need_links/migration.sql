-- A need has several links at once: each opens it until its own end.
-- Reason: each message to a company made the link of the message before stop working; a boss who opens the first one found a dead page.
-- Lock: a new table; functions and a policy are replaced; the links there are are copied, a row a contact.
-- Rollback: drop the table; the functions are those of 20261201300100_need_merged, need_contact_read that of 20261129185000_needs.
-- Measured: the copy reads need_contact once, under a second for a hundred thousand.

-- CreateTable
CREATE TABLE "need_link" (
    "link_hash" VARCHAR(64) NOT NULL,
    "need_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "need_link_pkey" PRIMARY KEY ("link_hash")
);

-- CreateIndex
CREATE INDEX "need_link_need_id_idx" ON "need_link"("need_id");

-- AddForeignKey
ALTER TABLE "need_link" ADD CONSTRAINT "need_link_need_id_fkey" FOREIGN KEY ("need_id") REFERENCES "need_contact"("need_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand from here.

INSERT INTO need_link (link_hash, need_id, created_at, expires_at)
SELECT link_hash, need_id, least(now(), link_expires_at), link_expires_at FROM need_contact WHERE link_hash IS NOT NULL;

ALTER TABLE need_link ENABLE ROW LEVEL SECURITY;
ALTER TABLE need_link FORCE ROW LEVEL SECURITY;

-- The portal makes the links of its messages; whoever shows one reads that one, until its end.
CREATE POLICY need_link_read ON need_link FOR SELECT USING (
  hub_task() = 'need' OR (hub_task() = 'need-answer' AND link_hash = hub_presented() AND expires_at > hub_now()));
CREATE POLICY need_link_add ON need_link FOR INSERT WITH CHECK (hub_task() = 'need');
CREATE POLICY need_link_end ON need_link FOR DELETE USING (hub_task() = 'need');

-- The need that the link shown answers for now, and the one its company told; null: none.
CREATE OR REPLACE FUNCTION hub_answered_need() RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT c.answers_for_id FROM need_link l JOIN need_contact c ON c.need_id = l.need_id
  WHERE hub_task() = 'need-answer' AND l.link_hash = hub_presented() AND l.expires_at > hub_now()
$$;
CREATE OR REPLACE FUNCTION hub_told_need() RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT l.need_id FROM need_link l
  WHERE hub_task() = 'need-answer' AND l.link_hash = hub_presented() AND l.expires_at > hub_now()
$$;
DROP POLICY need_contact_read ON need_contact;
CREATE POLICY need_contact_read ON need_contact FOR SELECT USING (
  hub_task() IN ('need', 'purge') OR hub_is_sensor()
  OR (hub_task() = 'need-answer' AND need_id = (SELECT hub_told_need()))
  OR (hub_task() = 'need-post' AND need_id::text = hub_presented()));
