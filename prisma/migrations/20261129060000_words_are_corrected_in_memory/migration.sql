-- Search: the tables that corrected words and widened them to jobs go; questions are understood in memory.
-- Reason: nothing reads them any more, and every import wrote them. `search.lexeme` keeps the words of the documents and how many bear each.
-- By hand: the schema language does not know these tables.
-- Lock: ACCESS EXCLUSIVE on tables that no search reads, for an instant.
-- Rollback: deploy the version before, then `npm run search -- rebuild`, once these tables are made again as in `search` and `search_postings`.
-- Effect: an import and a rebuild write three tables less.

DROP TABLE search.lexeme_key, search.expansion, search.appellation;
DELETE FROM search.lexeme WHERE documents = 0;
ALTER TABLE search.lexeme DROP COLUMN stem, DROP COLUMN is_job_word;

CREATE OR REPLACE FUNCTION search.settle() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  PERFORM gin_clean_pending_list(index) FROM unnest(ARRAY['search.training_codes_idx', 'search.training_body_tsv_idx']::regclass[]) AS index;
  ANALYZE search.training, search.posting, search.training_body, search.session, search.lexeme, search.place, search.gender_twin;
END
$$;
