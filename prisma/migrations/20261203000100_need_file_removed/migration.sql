-- Whoever sends files of needs erases one before its thirty days.
-- Reason: a file sent by mistake holds whom to call; it could not be taken back.
-- By hand: policies are not in the schema language.
-- Lock: ACCESS EXCLUSIVE on need_import, for the time to write one line of the catalogue.
-- Rollback: DROP POLICY need_import_remove ON need_import. The version before does not need it.
-- Measured: nothing to measure.

-- The portal's work on a file is not cut: a file that it checks or sends is not erased.
CREATE POLICY need_import_remove ON need_import FOR DELETE USING (
  hub_imports_needs(organisation_id) AND hub_task() IS DISTINCT FROM 'need-contribute' AND state IN ('mapping', 'checked', 'sent'));
