-- Blocks: the jobs that certifications lead to, and the skills that blocks teach.
-- Reason: a gap is closed by blocks; the register says their titles only, so that links are found by a method, then reviewed.
-- Lock: none on existing rows; SHARE ROW EXCLUSIVE on certification, skill_block and skill for an instant, for the foreign keys.
-- Rollback: the version before does not know these tables; dropping them loses the reviews.
-- Effect: 45,000 rows of jobs after the next import of certifications; some ten rows a linked block.

CREATE TYPE "BlockSkillVerdict" AS ENUM ('accepted', 'rejected');

CREATE TABLE "certification_rome" (
    "certification_code" VARCHAR(12) NOT NULL,
    "rome_code" CHAR(5) NOT NULL,

    CONSTRAINT "certification_rome_pkey" PRIMARY KEY ("certification_code","rome_code"),
    CONSTRAINT "certification_rome_shape" CHECK ("rome_code" ~ '^[A-N][0-9]{4}$')
);
ALTER TABLE "certification_rome" ADD CONSTRAINT "certification_rome_certification_code_fkey"
  FOREIGN KEY ("certification_code") REFERENCES "certification"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "block_skill" (
    "block_code" VARCHAR(40) NOT NULL,
    "skill_ogr" INTEGER NOT NULL,
    "confidence_percent" SMALLINT NOT NULL,
    "evidence" TEXT NOT NULL,
    "is_shown" BOOLEAN NOT NULL,
    "linked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "verdict" "BlockSkillVerdict",
    "reviewer" UUID,
    "reviewed_at" TIMESTAMPTZ(3),

    CONSTRAINT "block_skill_pkey" PRIMARY KEY ("block_code","skill_ogr"),
    CONSTRAINT "block_skill_confidence" CHECK ("confidence_percent" BETWEEN 0 AND 100),
    CONSTRAINT "block_skill_review" CHECK (("verdict" IS NULL) = ("reviewer" IS NULL) AND ("verdict" IS NULL) = ("reviewed_at" IS NULL))
);
CREATE INDEX "block_skill_skill_ogr_idx" ON "block_skill"("skill_ogr");
ALTER TABLE "block_skill" ADD CONSTRAINT "block_skill_block_code_fkey"
  FOREIGN KEY ("block_code") REFERENCES "skill_block"("code") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "block_skill" ADD CONSTRAINT "block_skill_skill_ogr_fkey"
  FOREIGN KEY ("skill_ogr") REFERENCES "skill"("ogr") ON DELETE RESTRICT ON UPDATE CASCADE;
