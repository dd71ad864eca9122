-- A branch or an agency sends a file of needs: its rows wait here, are checked, mended in the page, and become needs one by one.
-- Reason: 10,000 needs of a spreadsheet are neither typed again nor sent by somebody who has no software for it.
-- Lock: new tables, whose foreign keys take a short lock on organisation and account; a policy of contributed_need is replaced.
-- Rollback: drop the three tables, hub_imports_needs, need_read_contributed and the right need.contribute; contributed_need_read and hub_right_of
-- are those of 20261202300000_needs_by_api.
-- Measured: nothing to measure, the tables are new.

-- CreateTable
CREATE TABLE "need_import" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "file_name" VARCHAR(120) NOT NULL,
    "headers" TEXT[],
    "columns" JSONB NOT NULL,
    "state" VARCHAR(10) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "sent_at" TIMESTAMPTZ,

    CONSTRAINT "need_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "need_import_row" (
    "import_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "organisation_id" UUID NOT NULL,
    "cells" TEXT[],
    "outcome" VARCHAR(8) NOT NULL,
    "faults" JSONB NOT NULL,
    "need_id" UUID,

    CONSTRAINT "need_import_row_pkey" PRIMARY KEY ("import_id","line")
);

-- CreateTable
CREATE TABLE "need_import_habit" (
    "organisation_id" UUID NOT NULL,
    "columns" JSONB NOT NULL,

    CONSTRAINT "need_import_habit_pkey" PRIMARY KEY ("organisation_id")
);

-- CreateIndex
CREATE INDEX "need_import_organisation_id_created_at_idx" ON "need_import"("organisation_id", "created_at");

-- CreateIndex
CREATE INDEX "need_import_row_import_id_outcome_line_idx" ON "need_import_row"("import_id", "outcome", "line");

-- CreateIndex
CREATE INDEX "need_import_created_at_idx" ON "need_import"("created_at");

-- AddForeignKey
ALTER TABLE "need_import" ADD CONSTRAINT "need_import_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "need_import_row" ADD CONSTRAINT "need_import_row_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "need_import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "need_import_row" ADD CONSTRAINT "need_import_row_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "need_import_habit" ADD CONSTRAINT "need_import_habit_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand from here.

ALTER TABLE need_import ADD CONSTRAINT need_import_state CHECK (state IN ('mapping', 'checking', 'checked', 'sending', 'sent'));
ALTER TABLE need_import_row
  ADD CONSTRAINT need_import_row_outcome CHECK (outcome IN ('waiting', 'ready', 'bad', 'told', 'known')),
  ADD CONSTRAINT need_import_row_need CHECK ((outcome IN ('told', 'known')) = (need_id IS NOT NULL));

INSERT INTO access_right (name, holders, is_region_wide) VALUES ('need.contribute', '{agent,manager,operator}', false);

CREATE OR REPLACE FUNCTION hub_right_of(act text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN act IN (SELECT name FROM access_right) THEN act
    WHEN act LIKE 'need.%' THEN 'need.qualify'
    WHEN act LIKE 'need-import.%' THEN 'need.contribute'
    WHEN act LIKE 'api-token.%' THEN 'api-token.manage'
    WHEN act IN ('positioning.confirm', 'positioning.decline', 'suggestion.agree', 'suggestion.refuse') THEN 'positioning.command'
    WHEN act LIKE 'positioning.%' OR act LIKE 'stay.%' OR act LIKE 'suggestion.%' THEN 'positioning.submit'
    WHEN act LIKE 'training-session.%' THEN 'training-session.command'
    WHEN act LIKE 'authorisation.%' THEN 'authorisation.decide'
    WHEN act LIKE 'agreement.%' THEN 'agreement.record'
    WHEN act LIKE 'refusal-link.%' THEN 'refusal-link.manage'
    WHEN act LIKE 'effect.%' THEN 'effect.retry'
    WHEN act IN ('factor.reset', 'account.end-sessions') THEN 'account.assist'
    WHEN act IN ('invitation.send', 'invitation.revoke') THEN 'member.invite'
    WHEN act LIKE 'membership.%' OR act LIKE 'member.%' THEN 'member.end'
    WHEN act LIKE 'stand-in.%' THEN 'stand-in.declare'
    WHEN act LIKE 'person-file.%' THEN 'person-file.read'
  END
$$;

-- Who sends files of needs for an organisation: its members, and the portal's work that carries them out. `contributorKinds`.
CREATE FUNCTION hub_imports_needs(owner uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT owner = hub_organisation() AND (hub_task() = 'need-contribute' OR hub_may('need.contribute'))
    AND hub_is_of_kind('region', 'france_travail', 'proch_emploi', 'branch', 'company')
$$;

DO $forced$
DECLARE
  owned text;
BEGIN
  FOREACH owned IN ARRAY ARRAY['need_import', 'need_import_row', 'need_import_habit'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', owned);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', owned);
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT USING (hub_imports_needs(organisation_id) OR hub_task() = ''purge'')', owned || '_read', owned);
    EXECUTE format('CREATE POLICY %I ON %I FOR INSERT WITH CHECK (hub_imports_needs(organisation_id))', owned || '_add', owned);
    EXECUTE format('CREATE POLICY %I ON %I FOR UPDATE USING (hub_imports_needs(organisation_id))', owned || '_go_on', owned);
  END LOOP;
END
$forced$;
-- Rows hold whom to call: a file is kept thirty days.
CREATE POLICY need_import_purge ON need_import FOR DELETE USING (hub_task() = 'purge' AND created_at < hub_now() - interval '30 days');

-- What an organisation told, it reads: its state and its history of ids, never whom to call.
DROP POLICY contributed_need_read ON contributed_need;
CREATE POLICY contributed_need_read ON contributed_need FOR SELECT USING (
  organisation_id = hub_organisation() AND (hub_task() = 'need-contribute' OR hub_may('need.contribute')));
CREATE POLICY need_read_contributed ON need FOR SELECT USING (hub_may('need.contribute') AND EXISTS (
  SELECT FROM contributed_need c WHERE c.need_id = need.id AND c.organisation_id = hub_organisation()));

-- What was told is told: a row that became a need changes no more, and a file belongs to one organisation.
CREATE TRIGGER need_import_only_forward BEFORE UPDATE ON need_import FOR EACH ROW EXECUTE FUNCTION hub_only_forward(
  'free columns', 'free state', 'free sent_at');
CREATE TRIGGER need_import_row_only_forward BEFORE UPDATE ON need_import_row FOR EACH ROW EXECUTE FUNCTION hub_only_forward(
  'free cells', 'free outcome', 'free faults', 'once need_id');
CREATE TRIGGER need_import_habit_only_forward BEFORE UPDATE ON need_import_habit FOR EACH ROW EXECUTE FUNCTION hub_only_forward(
  'free columns');
