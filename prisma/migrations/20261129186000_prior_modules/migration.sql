-- The modules that a training asks for first (LHÉO `identifiant-module`, `modules-prerequis`).
-- Reason: a referent must see them before a person is positioned; they were walked over by the import.
-- Lock: training for the time of a column without default and of one index (some milliseconds on 20,000 rows).
-- Rollback: drop the table and the column, create the index on source_id again.
-- After it, the next import of each feed counts every formation as updated once: their digests cover one more column.

ALTER TABLE "training" ADD COLUMN "module_reference" VARCHAR(255);

-- The new index begins with the same column.
DROP INDEX "training_source_id_idx";
CREATE INDEX "training_source_id_module_reference_idx" ON "training"("source_id", "module_reference");

CREATE TABLE "training_prior_module" (
  "training_id" INTEGER NOT NULL,
  "reference" VARCHAR(255) NOT NULL,
  CONSTRAINT "training_prior_module_pkey" PRIMARY KEY ("training_id","reference"),
  CONSTRAINT "training_prior_module_training_id_fkey"
    FOREIGN KEY ("training_id") REFERENCES "training"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
