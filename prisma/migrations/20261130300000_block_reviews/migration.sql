-- Reviews of the links from blocks to skills: who may decide, and every decision kept.
-- Reason: links are found by a method; an operator of the Region accepts, rejects and adds. What was decided must outlive the next linking,
-- whatever writes it, and the decisions before the last one must be seen.
-- Lock: a new table; SHARE ROW EXCLUSIVE on block_skill for an instant, for its triggers.
-- Rollback: drop the triggers, the functions and the table, delete the right; decisions stay in block_skill, the last one of each link.
-- Measured: one more row for each decision; linking 20,000 rows costs the trigger 0.1 s.

-- CreateTable
CREATE TABLE "block_skill_review" (
    "id" UUID NOT NULL,
    "block_code" VARCHAR(40) NOT NULL,
    "skill_ogr" INTEGER NOT NULL,
    "verdict" "BlockSkillVerdict" NOT NULL,
    "reviewed_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "block_skill_review_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "block_skill_review_block_code_idx" ON "block_skill_review"("block_code");

-- AddForeignKey
ALTER TABLE "block_skill_review" ADD CONSTRAINT "block_skill_review_block_code_skill_ogr_fkey" FOREIGN KEY ("block_code", "skill_ogr") REFERENCES "block_skill"("block_code", "skill_ogr") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand from here.

INSERT INTO access_right (name, holders, is_region_wide) VALUES ('block-link.review', '{operator}', false);

-- A decision is made by whoever has the right, or with the demonstration region, and nobody else touches a link that was decided: neither an import nor a linking.
CREATE FUNCTION hub_block_link_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF ((TG_OP <> 'INSERT' AND OLD.verdict IS NOT NULL) OR (TG_OP <> 'DELETE' AND NEW.verdict IS NOT NULL))
    AND NOT coalesce(hub_may('block-link.review') OR hub_task() = 'bootstrap', false) THEN
    RAISE EXCEPTION 'a reviewed link is decided by a reviewer alone' USING ERRCODE = 'HU013';
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER block_skill_guard BEFORE INSERT OR UPDATE OR DELETE ON block_skill
  FOR EACH ROW EXECUTE FUNCTION hub_block_link_guard();

-- Every decision, in the order they were made: the portal itself cannot forget to write one.
CREATE FUNCTION hub_block_link_decided() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO block_skill_review (id, block_code, skill_ogr, verdict, reviewed_at)
    VALUES (gen_random_uuid(), NEW.block_code, NEW.skill_ogr, NEW.verdict, NEW.reviewed_at);
  RETURN NULL;
END
$$;
CREATE TRIGGER block_skill_decided AFTER INSERT OR UPDATE OF verdict, reviewed_at ON block_skill
  FOR EACH ROW WHEN (NEW.verdict IS NOT NULL) EXECUTE FUNCTION hub_block_link_decided();

CREATE FUNCTION hub_block_review_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF pg_trigger_depth() < 2 THEN
    RAISE EXCEPTION 'decisions are written with the link they are about' USING ERRCODE = 'HU013';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER block_skill_review_guard BEFORE INSERT ON block_skill_review
  FOR EACH ROW EXECUTE FUNCTION hub_block_review_guard();
CREATE TRIGGER block_skill_review_stays BEFORE UPDATE OR DELETE ON block_skill_review
  FOR EACH ROW EXECUTE FUNCTION hub_history_only_grows();
