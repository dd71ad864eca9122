-- Search: narrow documents of trainings and sessions, the vocabulary, and what corrects one slip (schema `search`).
-- Reason: a search reads rows of some hundred bytes instead of the catalogue's wide ones. Everything here is derived from `public` by
-- app/training/search-projection.server.ts and can be rebuilt at any time (`npm run search -- rebuild`).
-- By hand throughout: tsvector, GIN, GiST and text search configurations have no place in the schema language.
-- Lock: none that matters, only new objects.
-- No foreign keys: rows are written set by set inside one transaction, and a check per row would double an import's projection.
-- Rollback: DROP SCHEMA search CASCADE; nothing outside refers to it.

CREATE SCHEMA search;

-- French stems of accented or unaccented words. Stop words that only exist with an accent pass this dictionary; questions drop them.
CREATE TEXT SEARCH CONFIGURATION search.fr (COPY = pg_catalog.french);
ALTER TEXT SEARCH CONFIGURATION search.fr
  ALTER MAPPING FOR hword, hword_part, word WITH public.unaccent, pg_catalog.french_stem;

-- Lower case, no accents, one space between words: the SQL twin of search/postgres/fold-text.ts (a test compares them). Without it the
-- parser takes « Soudeur/Soudeuse » for a file name and loses « C++ ».
CREATE FUNCTION search.fold(content text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN btrim(regexp_replace(
  translate(
    normalize(
      replace(replace(replace(replace(replace(lower(content), 'c++', 'cplusplus'), 'c#', 'csharp'), '.net', ' dotnet'), 'œ', 'oe'), 'æ', 'ae'),
      NFD),
    U&'\0300\0301\0302\0303\0304\0306\0307\0308\030A\030B\030C\0327\0328', ''),
  '[^[:alnum:]]+', ' ', 'g'));

-- Great-circle distance in km between two points in degrees (haversine, mean Earth radius).
CREATE FUNCTION search.km(lat_a double precision, lon_a double precision, lat_b double precision, lon_b double precision)
RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN 12742.0176 * asin(least(1, sqrt(
  power(sin(radians(lat_b - lat_a) / 2), 2)
  + cos(radians(lat_a)) * cos(radians(lat_b)) * power(sin(radians(lon_b - lon_a) / 2), 2))));

-- One row per training that has a session. `visible_until`: last day on which one of its sessions is shown. `codes`: exact codes, each
-- with its kind (rome:H2913, rncp:RNCP34441, formacode:42084, siret:…, levelIn:3). `title_words`: how long the title is, to rank. `tsx` stays short and inline: A title,
-- B certification titles, C codes as words, D organisation.
CREATE TABLE search.training (
  id            integer PRIMARY KEY,
  visible_until date NOT NULL,
  title_words   smallint NOT NULL,
  codes         text[] NOT NULL,
  tsx           tsvector NOT NULL
);
-- Questions are built in the statement, so that statistics of words would never be read; gathering them is most of an ANALYZE.
ALTER TABLE search.training ALTER COLUMN tsx SET STATISTICS 0;
CREATE INDEX training_tsx_idx ON search.training USING gin (tsx) WITH (gin_pending_list_limit = 65536);
CREATE INDEX training_codes_idx ON search.training USING gin (codes) WITH (gin_pending_list_limit = 65536);

-- The same words plus objective, content, results and blocks, without positions: asked only when `tsx` finds little.
CREATE TABLE search.training_body (
  id  integer PRIMARY KEY,
  tsv tsvector NOT NULL
);
ALTER TABLE search.training_body ALTER COLUMN tsv SET STATISTICS 0;
CREATE INDEX training_body_tsv_idx ON search.training_body USING gin (tsv) WITH (gin_pending_list_limit = 65536);

-- Départements and zones that occur, ranked once and for all: the 62 first of each kind are counted as bits, the others one by one.
CREATE TABLE search.place (
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('departement', 'zone')),
  code text COLLATE "C" NOT NULL,
  rank smallint NOT NULL,
  PRIMARY KEY (kind, code),
  UNIQUE (kind, rank)
);

-- One row per session that is not withdrawn. `features`: facet values as bits, 0–2 modality, 3–5 pace, 6 permanent, 7 certifying,
-- 8–15 level 1–8, 16–29 domain A–N, 30 domain Z, 31 + code: funder (search/postgres/feature-bits.ts reads them). `traits`: 1 recruiting, 2 accessible, 4 collective funder, 8 meals, 16 lodging,
-- 32 transport. `start_month`: months since year 0, for the facet. Kept in the order of trainings, so that a training's sessions share a page.
CREATE TABLE search.session (
  training_id   integer NOT NULL,
  id            integer NOT NULL,
  features      bigint NOT NULL,
  latitude      double precision,
  longitude     double precision,
  starts_on     date,
  ends_on       date,
  visible_until date NOT NULL,
  hours         integer,
  start_month   integer GENERATED ALWAYS AS ((extract(year FROM starts_on) * 12 + extract(month FROM starts_on) - 1)::integer) STORED,
  traits        smallint NOT NULL,
  departement_rank smallint,
  zone_rank     smallint,
  departement   text COLLATE "C",
  zone          text COLLATE "C",
  region        text COLLATE "C",
  publics       text[],
  blocks        text[],
  PRIMARY KEY (training_id, id),
  CONSTRAINT session_point_whole CHECK ((latitude IS NULL) = (longitude IS NULL))
);
-- Longitude shrunk as at 50° North, so that nearest in the plane is close to nearest on Earth.
CREATE INDEX session_point_idx ON search.session USING gist (point(longitude * 0.6428, latitude)) WHERE latitude IS NOT NULL;

-- Words of titles, certifications, organisations and jobs, folded, with their stem. `documents`: how many trainings' texts bear it.
CREATE TABLE search.lexeme (
  word        text COLLATE "C" PRIMARY KEY,
  stem        text COLLATE "C" NOT NULL,
  documents   integer NOT NULL,
  is_job_word boolean NOT NULL
);
CREATE INDEX lexeme_stem_idx ON search.lexeme (stem);

-- Every word with one letter less (position 0: whole). Two words at most one slip apart share a key, so that correcting is a look-up.
CREATE TABLE search.lexeme_key (
  key      text COLLATE "C" NOT NULL,
  position smallint NOT NULL,
  word     text COLLATE "C" NOT NULL,
  PRIMARY KEY (key, word, position)
);
CREATE INDEX lexeme_key_word_idx ON search.lexeme_key (word);

-- The same trade in its other gender, as stems: soudeur, soudeux.
CREATE TABLE search.gender_twin (
  term text COLLATE "C" NOT NULL,
  twin text COLLATE "C" NOT NULL,
  PRIMARY KEY (term, twin)
);

-- Codes of the jobs a stemmed word stands for: those whose names bear it (weight above 0.3), or whose particular skills do.
CREATE TABLE search.expansion (
  term   text COLLATE "C" NOT NULL,
  lexeme text COLLATE "C" NOT NULL,
  weight real NOT NULL CHECK (weight > 0 AND weight <= 1),
  PRIMARY KEY (term, lexeme)
);

-- Names of jobs, with the codes of the job, its parent and its children as words of `tsx`.
CREATE TABLE search.appellation (
  id      integer PRIMARY KEY,
  lexemes text[] NOT NULL,
  tsv     tsvector NOT NULL
);
ALTER TABLE search.appellation ALTER COLUMN tsv SET STATISTICS 0;
CREATE INDEX appellation_tsv_idx ON search.appellation USING gin (tsv) WITH (gin_pending_list_limit = 65536);

-- After documents were written. GIN indexes take new rows in a list, which makes a large import several times faster; readers would
-- have to scan that list, so it is merged before the transaction ends. Statistics are refreshed because the plans of a freshly filled
-- table are bad until then. The app role owns nothing, hence a function of the owner's.
CREATE FUNCTION search.settle() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  PERFORM gin_clean_pending_list(index) FROM unnest(ARRAY['search.training_tsx_idx', 'search.training_codes_idx',
    'search.training_body_tsv_idx', 'search.appellation_tsv_idx']::regclass[]) AS index;
  ANALYZE search.training, search.training_body, search.session, search.lexeme, search.place, search.lexeme_key, search.gender_twin, search.expansion,
    search.appellation;
END
$$;
