import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { type BitName, maskOf } from "#search/postgres/session-bits.ts";
import { aids, modalities, paces } from "#search/values.ts";
import { type RandomPicks, randomPicks } from "#tests/support/random-picks.ts";

/** How large a made-up catalogue is. `hasBody`: with the whole texts, and the naive tables that are compared on them. */
export interface CorpusSize {
  readonly offers: number;
  readonly hasBody: boolean;
}

export const today = "2026-12-01";
export const seed = 20_261_201;
/** Three sessions an offer, as in the goals. */
const SESSIONS_PER_OFFER = 3;
const WORDS = 40_000;
/** Zipf–Mandelbrot: words frequent enough to be stop words are not part of the vocabulary. */
const ZIPF_SHIFT = 20;
/** Titles of the RNCP have 9 words in the mean, 5 of which are not stop words. */
const TITLE_WORDS = 5;
const LINKS = "de en et des pour a la du les par".split(" ");
const BODY_WORDS = 70;
const JOBS = 530;

const ONSETS = "b c d f g j l m n p r s t v ch br cr dr fl gr pl pr tr".split(" ");
const NUCLEI = "a e i o u ou an on in ai".split(" ");
const ENDINGS = "eur euse age tion ment erie iste ique ier iere ance if al able ure ois in ade isme ant".split(" ");
/** Main towns of the region, where most sessions gather: latitude, longitude, département, zone. */
const TOWNS = [
  [50.63, 3.06, "59", "3211"],
  [50.37, 3.08, "59", "3208"],
  [50.36, 3.52, "59", "3216"],
  [51.03, 2.38, "59", "3209"],
  [50.28, 3.97, "59", "3217"],
  [50.95, 1.86, "62", "3206"],
  [50.73, 1.61, "62", "3204"],
  [50.29, 2.78, "62", "3202"],
  [50.43, 2.83, "62", "3213"],
  [49.89, 2.3, "80", "3201"],
  [49.43, 2.08, "60", "3203"],
  [49.85, 3.29, "02", "3219"],
  [49.41, 2.83, "60", "3207"],
  [49.56, 3.62, "02", "3212"],
  [50.1, 1.83, "80", "3221"],
] as const;

/** The vocabulary, most frequent first: 40,000 words that look French, the same for the same seed. */
export function makeVocabulary(): readonly string[] {
  const random = randomPicks(seed);
  const words = new Set<string>();
  while (words.size < WORDS) {
    const syllables = random.chance(0.25) ? 1 : 2;
    const start = Array.from({ length: syllables + 1 }, () => random.pick(ONSETS) + random.pick(NUCLEI)).join("");
    words.add(start.slice(0, -1) + random.pick(ENDINGS));
  }
  return [...words];
}

/** Fills the search tables, and the naive ones when there are bodies, then lets the server gather its statistics. */
export async function fillCorpus(owner: pg.Client, size: CorpusSize): Promise<void> {
  const vocabulary = makeVocabulary();
  await owner.query(
    "CREATE SCHEMA bench; CREATE TABLE bench.offer (id int, title text, provider text, job text, body text)",
  );
  await copyRows(owner, "bench.offer", offerRows(vocabulary, size));
  const indexes = await dropGinIndexes(owner);
  await copyRows(
    owner,
    `search.session (training_id, id, features, latitude, longitude, starts_on, ends_on, visible_until, hours,
    departement, zone, region, departement_rank, zone_rank)`,
    sessionRows(size.offers),
  );
  await fillTrainings(owner, size);
  await fillVocabulary(owner);
  for (const definition of indexes) await owner.query(definition);
  await owner.query("VACUUM ANALYZE");
}

async function fillTrainings(owner: pg.Client, size: CorpusSize): Promise<void> {
  await owner.query(`INSERT INTO search.place (kind, code, rank)
    SELECT DISTINCT 'departement', departement, departement_rank FROM search.session
    UNION SELECT DISTINCT 'zone', zone, zone_rank FROM search.session`);
  await owner.query(`WITH document AS MATERIALIZED (
      SELECT id, s.visible_until, upper(job) AS job,
        setweight(to_tsvector('search.fr', title), 'A') || setweight(to_tsvector('search.fr', provider),
          'D') || (job || ':1C')::tsvector AS words
      FROM bench.offer JOIN (SELECT training_id, max(visible_until) AS visible_until FROM search.session GROUP BY training_id) AS s
        ON s.training_id = id),
    training AS (
      INSERT INTO search.training (id, visible_until, codes) SELECT id, visible_until, ARRAY['rome:' || job] FROM document ORDER BY id)
    INSERT INTO search.posting (term, training_id, visible_until, weight, is_named)
    SELECT w.lexeme, d.id, d.visible_until, CASE WHEN 'A' = ANY(w.weights) THEN 1 WHEN 'D' = ANY(w.weights) THEN 0.1 ELSE 0 END
      / ${1 + 0.04 * TITLE_WORDS}, w.weights && '{A,B,C}'
    FROM document d, unnest(d.words) AS w ORDER BY w.lexeme, d.id`);
  if (!size.hasBody) return;
  await owner.query(`INSERT INTO search.training_body (id, tsv)
    SELECT id, strip(to_tsvector('search.fr', concat_ws(' ', title, provider, job, body))) FROM bench.offer ORDER BY id`);
}

/** The dictionary, as search/postgres writes it. */
async function fillVocabulary(owner: pg.Client): Promise<void> {
  await owner.query(`INSERT INTO search.lexeme (word, documents)
    SELECT word, count(*) FROM bench.offer, regexp_split_to_table(title || ' ' || provider, ' ') AS word
    WHERE length(word) > 3 GROUP BY word`);
}

function* offerRows(vocabulary: readonly string[], size: CorpusSize): Generator<string> {
  const random = randomPicks(seed + 1);
  const providers = Array.from({ length: 500 }, () => `${random.pick(vocabulary)} ${random.pick(vocabulary)}`);
  const words = (count: number): string => Array.from({ length: count }, () => zipfWord(random, vocabulary)).join(" ");
  const title = (): string =>
    words(TITLE_WORDS).replaceAll(" ", () => ` ${random.chance(0.7) ? `${random.pick(LINKS)} ` : ""}`);
  for (let id = 1; id <= size.offers; id += 1) {
    const job = jobCode(random.integer(JOBS));
    yield `${id}\t${title()}\t${random.pick(providers)}\t${job}\t${size.hasBody ? words(BODY_WORDS) : ""}\n`;
  }
}

function* sessionRows(offers: number): Generator<string> {
  const random = randomPicks(seed + 2);
  const zones = [...new Set(TOWNS.map((town) => town[3]))];
  const departements = [...new Set(TOWNS.map((town) => town[2]))];
  for (let training = 1; training <= offers; training += 1) {
    for (let n = 0; n < SESSIONS_PER_OFFER; n += 1) {
      const [latitude, longitude, departement, zone] = random.pick(TOWNS);
      const start = dayAfterToday(random.integer(360) - 30);
      const point = `${(latitude + (random.number() - 0.5) * 0.4).toFixed(5)}\t${(longitude + (random.number() - 0.5) * 0.6).toFixed(5)}`;
      const columns = [
        training,
        training * SESSIONS_PER_OFFER + n,
        randomFeatures(random),
        point,
        start,
        "\\N",
        start,
        70 * (1 + random.integer(10)),
        departement,
        zone,
        "32",
        departements.indexOf(departement),
        zones.indexOf(zone),
      ];
      yield `${columns.join("\t")}\n`;
    }
  }
}

/** One modality, one pace, a level, a domain, one or two funders, and each other fact of half the sessions. */
function randomFeatures(random: RandomPicks): bigint {
  const often = (name: BitName, values?: readonly string[]): string[] =>
    random.chance(0.5) ? [maskOf(name, values)] : [];
  const masks = [
    maskOf("modality", [random.pick(modalities)]),
    maskOf("pace", [random.pick(paces)]),
    maskOf("levelOut", [String(3 + random.integer(4))]),
    maskOf("domain", [random.pick([..."ABCDEFGHIJKLMNZ"])]),
    maskOf("funder", [random.pick(["2", "2", "4", "10", "16"]), random.pick(["2", "4", "7", "10"])]),
    ...often("certifying"),
    ...often("seats"),
    ...often("accessible"),
    ...often("paid"),
    ...aids.flatMap((aid) => often("aid", [aid])),
  ];
  return masks.reduce((all, mask) => all | BigInt(mask), 0n);
}

function zipfWord(random: RandomPicks, vocabulary: readonly string[]): string {
  const rank = ZIPF_SHIFT * (((vocabulary.length + ZIPF_SHIFT) / ZIPF_SHIFT) ** random.number() - 1);
  return vocabulary[Math.floor(rank)] ?? "";
}

function jobCode(number: number): string {
  return `${"abcdefghijklmn"[number % 14]}${1100 + number}`;
}

function dayAfterToday(days: number): string {
  return new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);
}

async function dropGinIndexes(owner: pg.Client): Promise<string[]> {
  const { rows } = await owner.query<{ name: string; definition: string }>(
    "SELECT indexname AS name, indexdef AS definition FROM pg_indexes WHERE schemaname = 'search' AND indexdef LIKE '%USING gi%'",
  );
  for (const { name } of rows) await owner.query(`DROP INDEX search.${name}`);
  return rows.map(({ definition }) => definition);
}

async function copyRows(owner: pg.Client, target: string, rows: Iterable<string>): Promise<void> {
  await pipeline(Readable.from(inChunks(rows)), owner.query(copyFrom(`COPY ${target} FROM STDIN`)));
}

/** Lines gathered by the hundred: one line at a time would spend most of the copy in the stream. */
function* inChunks(rows: Iterable<string>): Generator<Buffer> {
  let chunk: string[] = [];
  for (const row of rows) {
    chunk.push(row);
    if (chunk.length < 500) continue;
    yield Buffer.from(chunk.join(""));
    chunk = [];
  }
  yield Buffer.from(chunk.join(""));
}
