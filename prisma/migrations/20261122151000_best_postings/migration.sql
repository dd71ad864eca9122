-- Search: the best trainings of a word, in order.
-- Reason: a question of one broad word ranked all the trainings that bear it, thousands, for a page of twenty.
-- By hand: the schema `search` is not in the schema language.
-- Lock: imports wait while it is built, under a second for 20,000 trainings.
-- Rollback: DROP INDEX search.posting_best_idx; questions stay right, broad ones slower.
-- Measured: `npm run bench -- search`.
CREATE INDEX posting_best_idx ON search.posting (term, weight DESC, visible_until, training_id) WHERE is_named;
