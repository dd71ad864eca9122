-- Search: the version of the session documents, renewed by every statement that changes them.
-- Reason: a process keeps the sessions in memory, and uses them only where the transaction of a question reads the same version. A number
-- would mean other documents in another database, or after a backup is restored; a random identifier means these documents alone.
-- By hand: the schema `search` is not in the schema language.
-- Lock: none that matters, one table of one row. Two writers of documents wait for each other; imports and rebuilds already do.
-- Rollback: DROP TRIGGER documents_changed ON search.session, search.place; DROP FUNCTION search.renew_version; DROP TABLE search.documents_version.
-- Measured: one update a statement, not a row; no effect on an import.

CREATE TABLE search.documents_version (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  id       uuid NOT NULL
);
INSERT INTO search.documents_version (id) VALUES (gen_random_uuid());

CREATE FUNCTION search.renew_version() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  UPDATE search.documents_version SET id = gen_random_uuid();
  RETURN NULL;
END
$$;

CREATE TRIGGER documents_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON search.session
  FOR EACH STATEMENT EXECUTE FUNCTION search.renew_version();
CREATE TRIGGER documents_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON search.place
  FOR EACH STATEMENT EXECUTE FUNCTION search.renew_version();
