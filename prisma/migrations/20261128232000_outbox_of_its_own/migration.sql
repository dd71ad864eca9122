-- The outbox is its own queue: an effect says when it is due, and pg-boss goes.
-- Reason: the queue beside the table held a second copy of what waits, kept a transaction open while a mail server was called, and gave up
-- after an hour. `due_at` moves on when a worker takes an effect (its lease) and when a try fails; `begun` takes the place of outbox_try.
-- What waited is due at once. Stop the workers and the servers of the version before first: they write into pgboss.
-- Lock: ACCESS EXCLUSIVE on outbox_effect, which is short; a default that is one instant rewrites nothing.
-- Rollback: restore the two migrations before (outbox, outbox_try), and add one job for each effect that is not done.

ALTER TABLE "outbox_effect"
  ADD COLUMN "due_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ADD COLUMN "begun" INTEGER NOT NULL DEFAULT 0 CHECK ("begun" >= 0);

-- What is due, the longest first.
CREATE INDEX "outbox_effect_due_idx" ON "outbox_effect" ("due_at", "id") WHERE "done_at" IS NULL AND "failed_at" IS NULL;

DROP TABLE "outbox_try";

CREATE TABLE "periodic_task" (
  "name" VARCHAR(60) NOT NULL,
  "period" BIGINT NOT NULL,
  CONSTRAINT "periodic_task_pkey" PRIMARY KEY ("name")
);

DROP SCHEMA pgboss CASCADE;
