-- What companies ask of a métier: a copy of the needs that were qualified, narrow, that the gap reads whoever asks.
-- Reason: a need adds a layer to the skills expected of its métier, hidden needs too. Row security keeps hidden needs from whoever asks
-- about their gap: the copy is the owner's, and one function gives it without company, place, nor id.
-- Lock: new tables; SHARE ROW EXCLUSIVE on need while a trigger is added; contributed_need is read past its policies once.
-- Rollback: DROP TRIGGER need_layered ON need; DROP FUNCTION hub_need_layered, hub_write_need_layer, hub_skill_demand, hub_section_of_naf;
-- DROP TABLE need_layer_skill, need_layer. The version before reads none of them.
-- Measured: nothing to measure, there are few needs; `npm run bench -- needs` writes 50,000.

-- CreateTable
CREATE TABLE "need_layer" (
    "need_id" UUID NOT NULL,
    "siren" CHAR(9) NOT NULL,
    "metier_code" CHAR(5),
    "sector" CHAR(1),
    "source" VARCHAR(10) NOT NULL,
    "headcount" INTEGER NOT NULL,
    "counts_as" VARCHAR(10),
    "last_word_on" DATE NOT NULL,
    "is_public" BOOLEAN NOT NULL,

    CONSTRAINT "need_layer_pkey" PRIMARY KEY ("need_id")
);

-- CreateTable
CREATE TABLE "need_layer_skill" (
    "need_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "ogr" INTEGER,
    "label" VARCHAR(300) NOT NULL,
    "importance" VARCHAR(10) NOT NULL,

    CONSTRAINT "need_layer_skill_pkey" PRIMARY KEY ("need_id","place")
);

-- CreateIndex
CREATE INDEX "need_layer_metier_code_idx" ON "need_layer"("metier_code");

-- CreateIndex
CREATE INDEX "need_layer_skill_ogr_idx" ON "need_layer_skill"("ogr");

-- AddForeignKey
ALTER TABLE "need_layer" ADD CONSTRAINT "need_layer_need_id_fkey" FOREIGN KEY ("need_id") REFERENCES "need"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "need_layer_skill" ADD CONSTRAINT "need_layer_skill_need_id_fkey" FOREIGN KEY ("need_id") REFERENCES "need_layer"("need_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand from here.

ALTER TABLE need_layer
  ADD CONSTRAINT need_layer_source CHECK (source IN ('company', 'sensor', 'branch')),
  ADD CONSTRAINT need_layer_counts_as CHECK (counts_as IN ('qualified', 'filled', 'silent'));

-- The section of the NAF of a code of it; null: none. As `need_document` says.
CREATE FUNCTION hub_section_of_naf(naf text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN naf ~ '^[0-9]{2}' THEN (
    SELECT v.section FROM (VALUES (3, 'A'), (9, 'B'), (33, 'C'), (35, 'D'), (39, 'E'), (43, 'F'), (47, 'G'), (53, 'H'), (56, 'I'),
      (63, 'J'), (66, 'K'), (68, 'L'), (75, 'M'), (82, 'N'), (84, 'O'), (85, 'P'), (88, 'Q'), (93, 'R'), (96, 'S'), (98, 'T'),
      (99, 'U')) AS v(last, section)
    WHERE v.last >= left(naf, 2)::integer ORDER BY v.last LIMIT 1) END
$$;

-- Writes what one need asks, as it stands. `counts_as` null: it counts for nothing now. A need that was found, or closed by silence, counts
-- on for a while if it was qualified (app/needs/layers/layer-weights.ts says how long). Who told it is written once: whoever changes it later
-- may not read it.
CREATE FUNCTION hub_write_need_layer(asked uuid, told_by text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF pg_trigger_depth() = 0 AND hub_task() IS DISTINCT FROM 'need' THEN
    RAISE EXCEPTION 'the portal alone writes the layers of needs' USING ERRCODE = 'HU006';
  END IF;
  INSERT INTO need_layer AS l (need_id, siren, metier_code, sector, source, headcount, counts_as, last_word_on, is_public)
  SELECT n.id, left(n.siret, 9), n.metier_code, hub_section_of_naf(n.naf::text), told_by, n.headcount,
    CASE WHEN n.state::text = 'qualified' OR (n.state::text IN ('filled', 'silent') AND e.from_state = 'qualified') THEN n.state::text END,
    (w.at AT TIME ZONE 'Europe/Paris')::date, n.visibility = 'public' AND n.state::text = 'qualified'
  FROM need n
  JOIN need_event e ON e.need_id = n.id AND e.version = n.version
  CROSS JOIN LATERAL (
    SELECT max(k.at) AS at FROM need_event k WHERE k.need_id = n.id AND k.by_commander <> 'portal') AS w
  WHERE n.id = asked
  ON CONFLICT (need_id) DO UPDATE SET siren = excluded.siren, metier_code = excluded.metier_code, sector = excluded.sector,
    headcount = excluded.headcount, counts_as = excluded.counts_as, last_word_on = excluded.last_word_on, is_public = excluded.is_public;
  DELETE FROM need_layer_skill k WHERE k.need_id = asked;
  INSERT INTO need_layer_skill (need_id, place, ogr, label, importance)
  SELECT k.need_id, k.place, k.ogr, k.label, k.importance FROM need_skill k WHERE k.need_id = asked;
END
$$;

-- At the commit, once its skills and its history are written.
CREATE FUNCTION hub_need_layered() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM hub_write_need_layer(NEW.id, CASE
    WHEN hub_task() IS DISTINCT FROM 'need-contribute' THEN 'company'
    WHEN hub_is_of_kind('region', 'france_travail', 'proch_emploi') THEN 'sensor'
    ELSE 'branch' END);
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER need_layered AFTER INSERT OR UPDATE ON need DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION hub_need_layered();

-- What companies ask of a métier and of those that descend from it, one row a need and a skill of know-how. `company` numbers the companies
-- of this answer, and says nothing of which they are.
CREATE FUNCTION hub_skill_demand(asked text) RETURNS TABLE (company integer, source text, headcount integer, importance text,
  counts_as text, last_word_on date, is_public boolean, ogr integer, label text, is_macro boolean, macro_ogr integer, objective text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT dense_rank() OVER (ORDER BY md5(l.siren || asked))::integer, l.source::text, l.headcount, k.importance::text, l.counts_as::text,
    l.last_word_on, l.is_public, s.ogr, s.label, s.kind = 'macro_skill', s.macro_skill_ogr,
    CASE WHEN s.kind = 'macro_skill' THEN left(s.tree_code, 3) END
  FROM need_layer l JOIN need_layer_skill k ON k.need_id = l.need_id
  JOIN skill s ON s.ogr = k.ogr AND s.kind IN ('skill', 'macro_skill') AND NOT s.is_withdrawn
  WHERE l.counts_as IS NOT NULL AND (l.metier_code = asked
    OR l.metier_code IN (SELECT m.code FROM rome_metier m WHERE m.parent_code = asked AND NOT m.is_withdrawn))
  ORDER BY s.ogr, 1, l.need_id, k.place
$$;

ALTER TABLE contributed_need NO FORCE ROW LEVEL SECURITY;
DO $written$
DECLARE
  told record;
BEGIN
  PERFORM set_config('hub.task', 'need', true);
  FOR told IN
    SELECT n.id, CASE WHEN o.kind IS NULL THEN 'company'
      WHEN o.kind::text IN ('region', 'france_travail', 'proch_emploi') THEN 'sensor' ELSE 'branch' END AS source
    FROM need n LEFT JOIN contributed_need c ON c.need_id = n.id LEFT JOIN organisation o ON o.id = c.organisation_id
  LOOP
    PERFORM hub_write_need_layer(told.id, told.source);
  END LOOP;
  PERFORM set_config('hub.task', '', true);
END
$written$;
ALTER TABLE contributed_need FORCE ROW LEVEL SECURITY;
