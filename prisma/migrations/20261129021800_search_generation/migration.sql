-- Search: the generation of its documents, so that an index outside the database knows what it lacks.
-- Reason: Meilisearch is fed from the documents. A search believes it only when it holds the very generation of the tables it is joined
-- with, and the worker writes there only what another generation wrote since.
-- `number` is the instant of the last change, in milliseconds, always higher than the one before: a database restored from a dump never
-- gives again a number it gave since. `jobs` is the one of the last change of the names of jobs, which every document bears.
-- By hand: the schema language does not know these tables.
-- Lock: ACCESS EXCLUSIVE on search.training for an instant: a constant default rewrites nothing.
-- Rollback: DROP TABLE search.generation; ALTER TABLE search.training DROP COLUMN generation.
-- Effect: a row of search.training is 8 bytes longer; imports as fast.

CREATE TABLE search.generation (
  is_alone boolean PRIMARY KEY DEFAULT true CHECK (is_alone),
  number bigint NOT NULL,
  jobs bigint NOT NULL
);
INSERT INTO search.generation (number, jobs) VALUES (1, 1);

ALTER TABLE search.training ADD COLUMN generation bigint NOT NULL DEFAULT 1;
