-- Search: what needs give to be found by, and who finds which.
-- Reason: somebody who looks for work, a prescriber and a sensor look for needs by words, job, place, date, contract, sector and skill.
-- Needs change one by one, by many hands, and who sees one may narrow at any time: their documents follow in the transaction of the change,
-- by a trigger, whoever writes. `search.need` says who finds a need (`sight`), and row security holds it; the words of needs stand apart:
-- row security would keep an index of words from being used. Neither bears whom to call, nor a company that is not shown to everybody.
-- By hand: views and search tables are not in the schema language.
-- Lock: SHARE ROW EXCLUSIVE on need while a trigger is added.
-- Rollback: DROP TRIGGER need_searched ON need; DROP TABLE search.need, search.need_posting, search.need_generation; DROP FUNCTION
-- search.need_follows, search.write_needs, hub_need_sight; DROP VIEW need_document. The version before reads none of them.
-- Measured: nothing to measure, there are few needs; `npm run bench -- needs` writes and asks 50,000.

-- One row per need, for whoever may read it. `shown_to`: who sees it as it stands. `company`: only what everybody may read. `sector`: the
-- section of the NAF.
CREATE VIEW need_document WITH (security_invoker = true) AS
SELECT n.id, n.state::text AS state, s.shown_to, n.job_label::text AS job_label, n.metier_code::text AS metier,
  coalesce(m.label, '') AS metier_label, CASE WHEN s.shown_to = 'public' THEN n.company_name::text ELSE '' END AS company,
  c.latitude, c.longitude, c.departement_code::text AS departement, c.employment_zone_code::text AS zone, d.region_code::text AS region,
  n.starts_on, n.contract::text AS contract,
  CASE WHEN n.naf ~ '^[0-9]{2}' THEN (
    SELECT v.section FROM (VALUES (3, 'A'), (9, 'B'), (33, 'C'), (35, 'D'), (39, 'E'), (43, 'F'), (47, 'G'), (53, 'H'), (56, 'I'),
      (63, 'J'), (66, 'K'), (68, 'L'), (75, 'M'), (82, 'N'), (84, 'O'), (85, 'P'), (88, 'Q'), (93, 'R'), (96, 'S'), (98, 'T'),
      (99, 'U')) AS v(last, section)
    WHERE v.last >= left(n.naf, 2)::integer ORDER BY v.last LIMIT 1) END AS sector,
  n.created_at,
  ARRAY(SELECT k.label::text FROM need_skill k WHERE k.need_id = n.id ORDER BY k.place) AS skill_labels,
  ARRAY(SELECT k.ogr FROM need_skill k WHERE k.need_id = n.id AND k.ogr IS NOT NULL ORDER BY k.place) AS skills
FROM need n
CROSS JOIN LATERAL (
  SELECT CASE WHEN n.state::text IN ('confirmed', 'qualified') THEN n.visibility::text ELSE 'sensors' END AS shown_to) AS s
LEFT JOIN rome_metier m ON m.code = n.metier_code
LEFT JOIN commune c ON c.insee = n.commune_code LEFT JOIN departement d ON d.code = c.departement_code;

-- `sight`: 0, everybody finds it; 1, those who prescribe; 2, sensors.
CREATE TABLE search.need (
  id          uuid PRIMARY KEY,
  sight       smallint NOT NULL,
  state       text COLLATE "C" NOT NULL,
  metier      text COLLATE "C",
  latitude    double precision,
  longitude   double precision,
  departement text COLLATE "C",
  zone        text COLLATE "C",
  region      text COLLATE "C",
  starts_on   date,
  contract    text COLLATE "C" NOT NULL,
  sector      text COLLATE "C",
  skills      integer[] NOT NULL,
  created_at  timestamptz NOT NULL,
  generation  bigint NOT NULL
);
CREATE INDEX need_metier_idx ON search.need (metier);

-- The stems of what a need says, each worth what it says of the need.
CREATE TABLE search.need_posting (
  term    text COLLATE "C" NOT NULL,
  need_id uuid NOT NULL,
  weight  real NOT NULL,
  PRIMARY KEY (term, need_id)
);
CREATE INDEX need_posting_need_id_idx ON search.need_posting (need_id);

-- The generation of these documents, apart from that of the catalogue: an import that holds its own for a while keeps no company waiting.
CREATE TABLE search.need_generation (
  is_alone boolean PRIMARY KEY DEFAULT true CHECK (is_alone),
  number bigint NOT NULL
);
INSERT INTO search.need_generation (number) VALUES (1);

-- Which needs a transaction finds, besides the one whose link it shows: as `need_read` and `need_read_public` say.
CREATE FUNCTION hub_need_sight() RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN hub_task() = 'need' OR hub_is_sensor() THEN 2
    WHEN hub_may('need.read') AND hub_is_of_kind(
      'departement', 'delegated_body', 'france_travail', 'mission_locale', 'cap_emploi', 'plie', 'ccas') THEN 1
    ELSE 0
  END
$$;

ALTER TABLE search.need ENABLE ROW LEVEL SECURITY;
CREATE POLICY need_found ON search.need FOR SELECT USING (sight <= (SELECT hub_need_sight())
  OR id = (SELECT hub_answered_need()) OR id = (SELECT hub_told_need()));

-- Writes the documents of some needs again; null: of all. Each is what the transaction may read of its need: nothing, and it has none.
CREATE FUNCTION search.write_needs(asked uuid[]) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  ids uuid[] := asked;
  at bigint;
  written integer;
BEGIN
  IF pg_trigger_depth() = 0 AND hub_task() IS DISTINCT FROM 'need' THEN
    RAISE EXCEPTION 'the portal alone writes the documents of needs' USING ERRCODE = 'HU006';
  END IF;
  UPDATE search.need_generation SET number = greatest(number + 1, floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint)
    RETURNING number INTO at;
  IF ids IS NULL THEN
    ids := ARRAY(SELECT n.id FROM need n UNION SELECT d.id FROM search.need d);
  END IF;
  DELETE FROM search.need_posting p WHERE p.need_id = ANY (ids);
  DELETE FROM search.need d WHERE d.id = ANY (ids);
  INSERT INTO search.need (id, sight, state, metier, latitude, longitude, departement, zone, region, starts_on, contract, sector, skills,
    created_at, generation)
  SELECT d.id, CASE d.shown_to WHEN 'public' THEN 0 WHEN 'prescribers' THEN 1 ELSE 2 END, d.state, d.metier, d.latitude, d.longitude,
    d.departement, d.zone, d.region, d.starts_on, d.contract, d.sector, d.skills, d.created_at, at
  FROM need_document d WHERE d.id = ANY (ids);
  GET DIAGNOSTICS written = ROW_COUNT;
  INSERT INTO search.need_posting (term, need_id, weight)
  SELECT w.lexeme, d.id,
    CASE WHEN 'A' = ANY (w.weights) THEN 1 WHEN 'B' = ANY (w.weights) THEN 0.3 ELSE 0.1 END / (1 + 0.04 * length(d.title))
  FROM (
    SELECT k.id, to_tsvector('search.fr', search.fold(k.job_label || ' ' || k.metier_label)) AS title,
      to_tsvector('search.fr', search.fold(array_to_string(k.skill_labels, ' '))) AS taught,
      to_tsvector('search.fr', search.fold(k.company)) AS told
    FROM need_document k WHERE k.id = ANY (ids)) AS d,
    unnest(setweight(d.title, 'A') || setweight(d.taught, 'B') || setweight(d.told, 'D')) AS w;
  RETURN written;
END
$$;

-- At the commit, once its skills are written.
CREATE FUNCTION search.need_follows() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM search.write_needs(ARRAY[NEW.id]);
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER need_searched AFTER INSERT OR UPDATE ON need DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION search.need_follows();

DO $written$
BEGIN
  PERFORM set_config('hub.task', 'need', true);
  PERFORM search.write_needs(NULL);
  PERFORM set_config('hub.task', '', true);
END
$written$;
