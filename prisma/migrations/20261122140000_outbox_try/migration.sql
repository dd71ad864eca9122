-- Tries of the outbox that were begun and never ended.
-- Reason: an effect that ends its process, or cuts its connection, leaves no trace: its transaction is rolled back, the next worker takes
-- it first, and everything behind it waits for ever. The count is written on a connection of its own, before the handler runs.
-- Lock: SHARE ROW EXCLUSIVE on outbox_effect while its foreign key is made, on a table that is short.
-- Rollback: DROP TABLE outbox_try; the workers of the version before do not know it.
-- Measured: one insert and one delete by primary key an effect; empty while nothing dies.

CREATE TABLE "outbox_try" (
  "effect_id" UUID NOT NULL,
  "begun" INTEGER NOT NULL DEFAULT 1 CHECK ("begun" > 0),
  CONSTRAINT "outbox_try_pkey" PRIMARY KEY ("effect_id"),
  CONSTRAINT "outbox_try_effect_id_fkey" FOREIGN KEY ("effect_id") REFERENCES "outbox_effect"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
