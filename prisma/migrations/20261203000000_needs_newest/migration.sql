-- Search: the newest needs first, without a word.
-- Reason: a list of needs without a word read all of them, sorted them, and numbered each, to show twenty. With this index the first page
-- reads its own rows, and the count reads the index alone.
-- By hand: search tables are not in the schema language.
-- Lock: SHARE on search.need while the index is built, seconds at most; changes of needs wait.
-- Rollback: DROP INDEX search.need_newest_idx. The version before does not need it.
-- Measured: `npm run bench -- needs`, case « no word ».
CREATE INDEX need_newest_idx ON search.need (created_at DESC, id) INCLUDE (sight);
