-- Skill drafts: what somebody says they can do, without an account: jobs done, job wanted, answers, town. No name, no address, no contact.
-- Reason: a person sees what they lack for a job before they have an account; what they said must wait for them, and go by itself.
-- Lock: a new table. Rollback: drop the table and delete the right. Measured: one row read or written by its key for each page.

-- CreateTable
CREATE TABLE "skill_draft" (
    "token_hash" VARCHAR(64) NOT NULL,
    "content" JSONB NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "skill_draft_pkey" PRIMARY KEY ("token_hash")
);

-- CreateIndex
CREATE INDEX "skill_draft_expires_at_idx" ON "skill_draft"("expires_at");

-- By hand from here.

-- A draft is small: 10 jobs and 300 answers take some 30 kB.
ALTER TABLE skill_draft ADD CONSTRAINT skill_draft_size CHECK (octet_length(content::text) <= 60000);

-- A change gives it more time, never less; its secret is its own.
CREATE TRIGGER skill_draft_only_forward BEFORE UPDATE ON skill_draft
  FOR EACH ROW EXECUTE FUNCTION hub_only_forward('free content', 'later expires_at');

ALTER TABLE skill_draft ENABLE ROW LEVEL SECURITY;
ALTER TABLE skill_draft FORCE ROW LEVEL SECURITY;

-- Whoever shows its secret, and the purge; nobody lists them.
CREATE POLICY skill_draft_own ON skill_draft USING (hub_task() = 'draft' AND hub_presented() = token_hash)
  WITH CHECK (hub_task() = 'draft' AND hub_presented() = token_hash);
CREATE POLICY skill_draft_read_purge ON skill_draft FOR SELECT USING (hub_task() = 'purge');
CREATE POLICY skill_draft_purge ON skill_draft FOR DELETE USING (hub_task() = 'purge');

-- The right of app/access/can.ts: everybody's, as that of answering by a link.
INSERT INTO access_right (name, holders, is_region_wide) VALUES
  ('skill-draft.keep', (SELECT holders FROM access_right WHERE name = 'session.open'), false);
