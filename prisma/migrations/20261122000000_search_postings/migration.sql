-- Search: one row per term and training in place of the short text vectors of `search.training`.
-- Reason: a broad word ranked thousands of vectors strewn over the table (1,331 pages for 1,778 trainings); their postings, with the
-- weight reckoned once at import, lie side by side in 20.
-- By hand: the schema `search` is not in the schema language.
-- Lock: search.training is rewritten in nothing, two of its columns are dropped; searches wait for the fill, about 2 s for 20,000 trainings.
-- Rollback: put the columns of 20261121000100_search back, then `npm run search -- rebuild`.

-- `term`: stem, or code of a job or of a certification; other codes are words of the body, whose search comes next. `weight`: 1 in a title, 0.3 in a
-- certification's title, 0.1 in an organisation's name, 0 for a code, less in a long title. `is_named`: not by the organisation's name
-- alone. `visible_until` as in search.training, to read nothing else.
CREATE TABLE search.posting (
  term          text COLLATE "C" NOT NULL,
  training_id   integer NOT NULL,
  visible_until date NOT NULL,
  weight        real NOT NULL CHECK (weight >= 0 AND weight <= 1),
  is_named      boolean NOT NULL
);

INSERT INTO search.posting (term, training_id, visible_until, weight, is_named)
SELECT w.lexeme, t.id, t.visible_until,
  CASE WHEN 'A' = ANY(w.weights) THEN 1 WHEN 'B' = ANY(w.weights) THEN 0.3 WHEN 'D' = ANY(w.weights) THEN 0.1 ELSE 0 END
    / (1 + 0.04 * t.title_words), w.weights && '{A,B,C}'
FROM search.training t, unnest(t.tsx) AS w WHERE w.weights <> '{C}' OR w.lexeme ~ '^([a-n][0-9]{4}|(rncp|rs)?[0-9]{1,6})$' ORDER BY w.lexeme, t.id;

ALTER TABLE search.posting ADD PRIMARY KEY (term, training_id);

DROP INDEX search.training_tsx_idx;
ALTER TABLE search.training DROP COLUMN tsx, DROP COLUMN title_words;

CREATE OR REPLACE FUNCTION search.settle() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  PERFORM gin_clean_pending_list(index) FROM unnest(ARRAY['search.training_codes_idx', 'search.training_body_tsv_idx',
    'search.appellation_tsv_idx']::regclass[]) AS index;
  ANALYZE search.training, search.posting, search.training_body, search.session, search.lexeme, search.place, search.lexeme_key,
    search.gender_twin, search.expansion, search.appellation;
END
$$;

ANALYZE search.posting;
