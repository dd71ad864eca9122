-- Words of searches that the portal did not understand, for a reviewer of synonyms: one row a word and day.
-- Reason: nothing tells which words people use and the synonyms lack. A rare word may be somebody's name: `key_hash` is a keyed hash,
-- and `word` stays empty until the word was searched on three days. No row says who searched, nor what else they wrote.
-- Lock: a new table.
-- Rollback: drop the table.
-- Measured: one INSERT and one UPDATE a minute and process, 500 words at most; 5,000 words a day at most, some 100 bytes each.

-- CreateTable
CREATE TABLE "unknown_word" (
    "key_hash" VARCHAR(64) NOT NULL,
    "seen_on" DATE NOT NULL,
    "searches" INTEGER NOT NULL,
    "word" VARCHAR(40),

    CONSTRAINT "unknown_word_pkey" PRIMARY KEY ("key_hash", "seen_on")
);

-- CreateIndex
CREATE INDEX "unknown_word_seen_on_idx" ON "unknown_word"("seen_on");

-- By hand from here.

ALTER TABLE unknown_word
  ADD CONSTRAINT unknown_word_searches_check CHECK (searches > 0),
  ADD CONSTRAINT unknown_word_word_check CHECK (word ~ '^[a-z]{3,40}$');

-- A word is readable from its third day on, whoever writes it.
CREATE FUNCTION hub_unknown_word_days() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF (SELECT count(*) FROM public.unknown_word w WHERE w.key_hash = NEW.key_hash AND w.seen_on > NEW.seen_on - 180) < 3 THEN
    RAISE EXCEPTION 'a word is written down from its third day on' USING ERRCODE = 'HU010';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER unknown_word_days AFTER INSERT OR UPDATE OF word ON unknown_word
  FOR EACH ROW WHEN (NEW.word IS NOT NULL) EXECUTE FUNCTION hub_unknown_word_days();
