-- Search: the version of the documents is renewed by what changes the postings and the two genders of trades too.
-- Reason: a process keeps them in memory beside the sessions, and uses them only where a question reads the same version.
-- By hand: the schema `search` is not in the schema language.
-- Lock: none that matters, two triggers on statements.
-- Rollback: DROP TRIGGER documents_changed ON search.posting, search.gender_twin.
-- Measured: one update a statement, not a row.

CREATE TRIGGER documents_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON search.posting
  FOR EACH STATEMENT EXECUTE FUNCTION search.renew_version();
CREATE TRIGGER documents_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON search.gender_twin
  FOR EACH STATEMENT EXECUTE FUNCTION search.renew_version();
