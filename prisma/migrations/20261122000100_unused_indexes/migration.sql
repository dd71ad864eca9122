-- Two indexes that nothing reads: sessions are found by block, and actions by public, in the search documents.
-- Reason: they were a tenth of what writing 243,000 session blocks costs.
-- Lock: a moment on each table.
-- Rollback: CREATE INDEX on the same columns.
DROP INDEX "session_block_code_idx";
DROP INDEX "action_public_public_code_idx";
