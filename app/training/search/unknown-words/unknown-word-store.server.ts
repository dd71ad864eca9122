import { z } from "zod";
import type { SqlReader } from "#app/platform/sql-reader.ts";

/** How many days a sighting is kept, and on how many different ones a word was seen before it may be read: as the trigger says. */
const KEPT_DAYS = 180;
const DAYS_BEFORE_READ = 3;
/** New words past this many a day are left out: somebody may send words at random. */
const MOST_A_DAY = 5000;

/** A word of this process's searches, with its keyed hash and the number of searches that held it. */
export interface Sighting {
  readonly keyHash: string;
  readonly word: string;
  readonly searches: number;
}

/** A word that searches held on three days at least. `days`: on how many. Dates are civil days. */
export interface UnknownWord {
  readonly word: string;
  readonly days: number;
  readonly searches: number;
  readonly firstOn: string;
  readonly lastOn: string;
}

/** unknown_word_pkey, unknown_word_seen_on_idx. */
const ADD = `
INSERT INTO unknown_word (key_hash, seen_on, searches)
SELECT s.key_hash, $3::date, s.searches FROM unnest($1::text[], $2::integer[]) AS s(key_hash, searches)
LEFT JOIN unknown_word w ON w.key_hash = s.key_hash AND w.seen_on = $3::date
WHERE w.key_hash IS NOT NULL OR (SELECT count(*) FROM unknown_word t WHERE t.seen_on = $3::date) < ${MOST_A_DAY}
ORDER BY s.key_hash
ON CONFLICT (key_hash, seen_on) DO UPDATE SET searches = unknown_word.searches + excluded.searches`;

/** unknown_word_pkey. */
const WRITE_DOWN = `
WITH often AS MATERIALIZED (
  SELECT key_hash FROM unknown_word WHERE key_hash = ANY($1::text[]) AND seen_on > $3::date - ${KEPT_DAYS}
  GROUP BY key_hash HAVING count(*) >= ${DAYS_BEFORE_READ})
UPDATE unknown_word u SET word = s.word FROM unnest($1::text[], $2::text[]) AS s(key_hash, word) JOIN often o USING (key_hash)
WHERE u.key_hash = s.key_hash AND u.seen_on = $3::date AND u.word IS NULL`;

/** Adds a day's sightings; a word is written down, beside its hash, from its third day on. */
export async function addSightings(reader: SqlReader, sightings: readonly Sighting[], today: string): Promise<void> {
  const hashes = sightings.map(({ keyHash }) => keyHash);
  await reader.query(ADD, [hashes, sightings.map(({ searches }) => searches), today]);
  await reader.query(WRITE_DOWN, [hashes, sightings.map(({ word }) => word), today]);
}

const wordRows = z.array(
  z.object({ word: z.string(), days: z.int(), searches: z.int(), firstOn: z.string(), lastOn: z.string() }),
);

const LIST = `
SELECT max(word) AS word, count(*)::integer AS days, sum(searches)::integer AS searches,
  min(seen_on)::text AS "firstOn", max(seen_on)::text AS "lastOn"
FROM unknown_word WHERE seen_on > $1::date - ${KEPT_DAYS} GROUP BY key_hash
HAVING count(*) >= ${DAYS_BEFORE_READ} AND max(word) IS NOT NULL
ORDER BY days DESC, searches DESC, word LIMIT $2`;

/** The words that may be read, those of the most days first. */
export async function listUnknownWords(
  reader: SqlReader,
  today: string,
  most: number,
): Promise<readonly UnknownWord[]> {
  return wordRows.parse((await reader.query(LIST, [today, most])).rows);
}

const countRow = z.tuple([z.object({ count: z.int() })]);

/** Removes every sighting of a word that a reviewer does not want to keep: somebody's name. Answers how many days it had. */
export async function removeUnknownWord(reader: SqlReader, keyHash: string): Promise<number> {
  const { rows } = await reader.query(
    "WITH gone AS (DELETE FROM unknown_word WHERE key_hash = $1 RETURNING 1) SELECT count(*)::integer AS count FROM gone",
    [keyHash],
  );
  return countRow.parse(rows)[0].count;
}

/** What is older goes; a word left with fewer than three days is read no more. Answers how many sightings went. */
export async function removeOldSightings(reader: SqlReader, today: string): Promise<number> {
  const { rows } = await reader.query(
    `WITH gone AS (DELETE FROM unknown_word WHERE seen_on <= $1::date - ${KEPT_DAYS} RETURNING 1)
     SELECT count(*)::integer AS count FROM gone`,
    [today],
  );
  await reader.query(
    `UPDATE unknown_word u SET word = NULL WHERE u.word IS NOT NULL
     AND (SELECT count(*) FROM unknown_word w WHERE w.key_hash = u.key_hash) < ${DAYS_BEFORE_READ}`,
  );
  return countRow.parse(rows)[0].count;
}
