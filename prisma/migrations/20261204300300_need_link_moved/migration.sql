-- The columns of the one link of a need go: its links are the rows of need_link.
-- Reason: 20261204300200_need_links; nothing reads them any more.
-- Lock: short, on need_contact.
-- Rollback: add the columns, the index and the check of 20261129185000_needs, and copy the newest row of each need back.
-- Measured: columns are dropped without a rewrite.

-- By hand: what names the columns goes first.
CREATE OR REPLACE FUNCTION hub_need_contact_answers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.answers_for_id <> OLD.answers_for_id AND (
    NOT hub_is_sensor() OR NEW.answers_for_id IS DISTINCT FROM hub_need_that_stays(NEW.need_id)) THEN
    RAISE EXCEPTION 'a link answers for the need that stays' USING ERRCODE = 'HU006';
  END IF;
  RETURN NEW;
END
$$;
DROP TRIGGER need_contact_only_forward ON need_contact;
CREATE TRIGGER need_contact_only_forward BEFORE UPDATE ON need_contact FOR EACH ROW EXECUTE FUNCTION hub_only_forward('free answers_for_id');
DROP POLICY need_contact_add ON need_contact;
CREATE POLICY need_contact_add ON need_contact FOR INSERT WITH CHECK (
  ((hub_task() = 'need-post' AND need_id::text = hub_presented()) OR hub_contributes(need_id)) AND answers_for_id = need_id);
DROP POLICY need_contact_link ON need_contact;
ALTER TABLE need_contact DROP CONSTRAINT need_contact_link;

-- DropIndex
DROP INDEX "need_contact_link_hash_key";

-- AlterTable
ALTER TABLE "need_contact" DROP COLUMN "link_expires_at",
DROP COLUMN "link_hash";
