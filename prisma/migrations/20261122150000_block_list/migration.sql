-- Sessions that prepare the same blocks share one list of them.
-- Reason: dates and places of one training mostly prepare the same blocks, written once for each session: 243,000 rows where 46,000 say
-- it all, and a fifth of what a first import cost the server.
-- Lock: training_session is rewritten, session_block read; readers wait some seconds for 60,000 sessions.
-- Rollback: create session_block as in 20261121000000_foundation, fill it from the lists, drop the column and the two tables.
-- Measured: `npm run bench -- import`.

CREATE TABLE "block_list" (
  "id" SERIAL NOT NULL,
  "digest" CHAR(32) NOT NULL,
  CONSTRAINT "block_list_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "block_list_digest_key" ON "block_list"("digest");

CREATE TABLE "listed_block" (
  "list_id" INTEGER NOT NULL,
  "rank" SMALLINT NOT NULL,
  "code" VARCHAR(40) NOT NULL,
  "label" TEXT NOT NULL,
  "certification_code" VARCHAR(12),
  CONSTRAINT "listed_block_pkey" PRIMARY KEY ("list_id","rank"),
  CONSTRAINT "listed_block_list_id_fkey" FOREIGN KEY ("list_id") REFERENCES "block_list"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- The digest that imports give, so that they find these lists again.
CREATE TEMP TABLE told AS
SELECT session_id, md5(string_agg(concat_ws(E'\t', code, label, coalesce(certification_code, '')), E'\n' ORDER BY rank)) AS digest
FROM session_block GROUP BY session_id;

INSERT INTO "block_list" ("digest") SELECT DISTINCT digest FROM told;
INSERT INTO "listed_block" ("list_id", "rank", "code", "label", "certification_code")
SELECT l.id, b.rank, b.code, b.label, b.certification_code
FROM (SELECT digest, min(session_id) AS session_id FROM told GROUP BY digest) t
JOIN block_list l ON l.digest = t.digest JOIN session_block b ON b.session_id = t.session_id;

ALTER TABLE "training_session" ADD COLUMN "block_list_id" INTEGER;
UPDATE "training_session" s SET block_list_id = l.id FROM told t JOIN block_list l ON l.digest = t.digest WHERE s.id = t.session_id;
ALTER TABLE "training_session" ADD CONSTRAINT "training_session_block_list_id_fkey"
  FOREIGN KEY ("block_list_id") REFERENCES "block_list"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

DROP TABLE told;
DROP TABLE "session_block";
