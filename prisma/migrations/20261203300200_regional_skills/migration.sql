-- Words of needs that no referential knows: what an operator of the Region decides of each, and the skills that the Region adds.
-- Reason: a skill typed in own words counted for nothing; some are known by another name, some are known by nobody yet.
-- Lock: new tables; SHARE ROW EXCLUSIVE on skill for an instant, for a trigger; a view and a function are replaced.
-- Rollback: delete the right asked-word.review; need_document is that of 20261202200000_needs_searched, hub_skill_demand that of
-- 20261203300000_need_layers; then drop hub_sector_demand, hub_folded, hub_roots, the triggers and functions below and the three tables.
-- Measured: nothing to measure, the tables are new.

-- CreateTable
CREATE TABLE "asked_word_review" (
    "number" SERIAL NOT NULL,
    "word" VARCHAR(300) NOT NULL,
    "verdict" VARCHAR(10) NOT NULL,
    "skill_ogr" INTEGER,
    "reviewer" UUID NOT NULL,
    "reviewed_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "asked_word_review_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "asked_word_skill" (
    "word" VARCHAR(300) NOT NULL,
    "ogr" INTEGER NOT NULL,

    CONSTRAINT "asked_word_skill_pkey" PRIMARY KEY ("word")
);

-- CreateTable
CREATE TABLE "regional_skill" (
    "ogr" INTEGER NOT NULL,
    "number" SERIAL NOT NULL,
    "plain" VARCHAR(60),
    "grand_domaine_code" CHAR(1) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "regional_skill_pkey" PRIMARY KEY ("ogr")
);

-- CreateIndex
CREATE INDEX "asked_word_review_word_idx" ON "asked_word_review"("word");

-- CreateIndex
CREATE UNIQUE INDEX "regional_skill_number_key" ON "regional_skill"("number");

-- AddForeignKey
ALTER TABLE "asked_word_review" ADD CONSTRAINT "asked_word_review_skill_ogr_fkey" FOREIGN KEY ("skill_ogr") REFERENCES "skill"("ogr") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "asked_word_skill" ADD CONSTRAINT "asked_word_skill_ogr_fkey" FOREIGN KEY ("ogr") REFERENCES "skill"("ogr") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "regional_skill" ADD CONSTRAINT "regional_skill_ogr_fkey" FOREIGN KEY ("ogr") REFERENCES "skill"("ogr") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "regional_skill" ADD CONSTRAINT "regional_skill_grand_domaine_code_fkey" FOREIGN KEY ("grand_domaine_code") REFERENCES "rome_grand_domaine"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand from here.

INSERT INTO access_right (name, holders, is_region_wide) VALUES ('asked-word.review', '{operator}', false);

ALTER TABLE asked_word_review ADD CONSTRAINT asked_word_review_verdict CHECK (
  verdict IN ('linked', 'regional', 'ignored', 'open') AND (verdict IN ('linked', 'regional')) = (skill_ogr IS NOT NULL));
-- ROME's numbers are far below.
ALTER TABLE regional_skill ADD CONSTRAINT regional_skill_range CHECK (ogr = 2000000000 + number);

-- Words folded, and their roots, as the search reads them.
CREATE FUNCTION hub_folded(said text) RETURNS text LANGUAGE sql STABLE AS $$ SELECT search.fold(said) $$;
CREATE FUNCTION hub_roots(said text) RETURNS tsvector LANGUAGE sql STABLE AS $$ SELECT strip(to_tsvector('search.fr', search.fold(said))) $$;

-- A regional skill is added by whoever has the right, and nobody changes or removes one: neither an import of ROME nor a linking.
CREATE FUNCTION hub_regional_skill_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' OR NOT coalesce(hub_may('asked-word.review'), false) THEN
    RAISE EXCEPTION 'a regional skill is added by a reviewer alone, and stays' USING ERRCODE = 'HU013';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER regional_skill_added BEFORE INSERT ON skill FOR EACH ROW WHEN (NEW.ogr > 2000000000) EXECUTE FUNCTION hub_regional_skill_guard();
CREATE TRIGGER regional_skill_stays BEFORE UPDATE OR DELETE ON skill FOR EACH ROW WHEN (OLD.ogr > 2000000000)
  EXECUTE FUNCTION hub_regional_skill_guard();
CREATE TRIGGER regional_skill_guard BEFORE INSERT OR UPDATE OR DELETE ON regional_skill FOR EACH ROW EXECUTE FUNCTION hub_regional_skill_guard();

ALTER TABLE asked_word_review ENABLE ROW LEVEL SECURITY;
ALTER TABLE asked_word_review FORCE ROW LEVEL SECURITY;
CREATE POLICY asked_word_review_read ON asked_word_review FOR SELECT USING (hub_may('asked-word.review'));
CREATE POLICY asked_word_review_add ON asked_word_review FOR INSERT WITH CHECK (
  hub_may('asked-word.review') AND reviewer = hub_account());
CREATE TRIGGER asked_word_review_stays BEFORE UPDATE OR DELETE ON asked_word_review
  FOR EACH ROW EXECUTE FUNCTION hub_history_only_grows();

-- The last decision counts: the word means its skill, for what is expected and for what needs are found by, in the same transaction.
CREATE FUNCTION hub_asked_word_decided() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM asked_word_skill w WHERE w.word = NEW.word;
  IF NEW.skill_ogr IS NOT NULL THEN
    INSERT INTO asked_word_skill (word, ogr) VALUES (NEW.word, NEW.skill_ogr);
  END IF;
  PERFORM search.write_needs(ARRAY(SELECT DISTINCT k.need_id FROM need_skill k WHERE k.ogr IS NULL AND search.fold(k.label) = NEW.word));
  RETURN NULL;
END
$$;
CREATE TRIGGER asked_word_decided AFTER INSERT ON asked_word_review FOR EACH ROW EXECUTE FUNCTION hub_asked_word_decided();

CREATE OR REPLACE VIEW need_document WITH (security_invoker = true) AS
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
  ARRAY(SELECT coalesce(k.ogr, w.ogr) FROM need_skill k LEFT JOIN asked_word_skill w ON k.ogr IS NULL AND w.word = search.fold(k.label)
    WHERE k.need_id = n.id AND coalesce(k.ogr, w.ogr) IS NOT NULL ORDER BY k.place) AS skills
FROM need n
CROSS JOIN LATERAL (
  SELECT CASE WHEN n.state::text IN ('confirmed', 'qualified') THEN n.visibility::text ELSE 'sensors' END AS shown_to) AS s
LEFT JOIN rome_metier m ON m.code = n.metier_code
LEFT JOIN commune c ON c.insee = n.commune_code LEFT JOIN departement d ON d.code = c.departement_code;

-- As before, and what a word was decided to mean.
CREATE OR REPLACE FUNCTION hub_skill_demand(asked text) RETURNS TABLE (company integer, source text, headcount integer, importance text,
  counts_as text, last_word_on date, is_public boolean, ogr integer, label text, is_macro boolean, macro_ogr integer, objective text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT dense_rank() OVER (ORDER BY md5(l.siren || asked))::integer, l.source::text, l.headcount, k.importance::text, l.counts_as::text,
    l.last_word_on, l.is_public, s.ogr, s.label, s.kind = 'macro_skill', s.macro_skill_ogr,
    CASE WHEN s.kind = 'macro_skill' THEN left(s.tree_code, 3) END
  FROM need_layer l JOIN need_layer_skill k ON k.need_id = l.need_id
  LEFT JOIN asked_word_skill w ON k.ogr IS NULL AND w.word = search.fold(k.label)
  JOIN skill s ON s.ogr = coalesce(k.ogr, w.ogr) AND s.kind IN ('skill', 'macro_skill') AND NOT s.is_withdrawn
  WHERE l.counts_as IS NOT NULL AND (l.metier_code = asked
    OR l.metier_code IN (SELECT m.code FROM rome_metier m WHERE m.parent_code = asked AND NOT m.is_withdrawn))
  ORDER BY s.ogr, 1, l.need_id, k.place
$$;

-- Which sectors (sections of the NAF) ask for which skills, of the needs that count and were spoken of since a day. Companies that everybody
-- may read are counted, those that hide from three of them on; under three in all, nothing is said.
CREATE FUNCTION hub_sector_demand(since date) RETURNS TABLE (sector text, ogr integer, label text, companies integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH asked AS (
    SELECT l.sector, coalesce(k.ogr, w.ogr) AS ogr, l.siren, bool_or(l.is_public) AS is_public
    FROM need_layer l JOIN need_layer_skill k ON k.need_id = l.need_id
    LEFT JOIN asked_word_skill w ON k.ogr IS NULL AND w.word = search.fold(k.label)
    WHERE l.counts_as IS NOT NULL AND l.last_word_on > since AND l.sector IS NOT NULL AND coalesce(k.ogr, w.ogr) IS NOT NULL
    GROUP BY l.sector, coalesce(k.ogr, w.ogr), l.siren),
  counted AS (
    SELECT a.sector, a.ogr, count(*) FILTER (WHERE a.is_public) AS shown, count(*) FILTER (WHERE NOT a.is_public) AS hidden
    FROM asked a GROUP BY a.sector, a.ogr)
  SELECT c.sector::text, c.ogr, s.label, (c.shown + CASE WHEN c.hidden >= 3 THEN c.hidden ELSE 0 END)::integer
  FROM counted c JOIN skill s ON s.ogr = c.ogr AND NOT s.is_withdrawn
  WHERE c.shown + CASE WHEN c.hidden >= 3 THEN c.hidden ELSE 0 END >= 3
  ORDER BY 4 DESC, s.ogr, 1
$$;
