-- A sensor contests a skill that a need asks for: it counts no more in what is expected of the métier; its history, and whoever told the need,
-- say why. It may be restored.
-- Reason: a skill typed in haste, or of another job, moved every gap of the métier, and nobody could take it away without closing the need.
-- Lock: ACCESS EXCLUSIVE on need_skill and need_event for an instant, for a column without a default; functions and a policy are replaced.
-- Rollback: drop both columns; hub_need_moves and need_skill_add are those of 20261202300000_needs_by_api, hub_write_need_layer that of
-- 20261203300000_need_layers.
-- Measured: nothing to measure, both columns are empty.

-- AlterTable
ALTER TABLE "need_skill" ADD COLUMN     "contested" VARCHAR(20);

-- AlterTable
ALTER TABLE "need_event" ADD COLUMN     "skill" VARCHAR(300);

-- By hand from here.

ALTER TABLE need_skill ADD CONSTRAINT need_skill_contested CHECK (contested IN ('other-job', 'not-needed', 'wrong-skill'));

-- The rows of `needTransitions` (app/needs/need-states.ts), one a move.
CREATE OR REPLACE FUNCTION hub_need_moves() RETURNS TABLE (command text, from_state text, to_state text, by_commander text)
LANGUAGE sql IMMUTABLE AS $$
  SELECT v.* FROM (VALUES ('post', NULL, 'posted', 'company'), ('post', NULL, 'posted', 'contributor'),
    ('confirm', 'posted', 'confirmed', 'sensor'),
    ('qualify', 'confirmed', 'qualified', 'sensor'), ('qualify', 'qualified', 'qualified', 'sensor'),
    ('contest-skill', 'qualified', 'qualified', 'sensor'), ('restore-skill', 'qualified', 'qualified', 'sensor'),
    ('reopen', 'set_aside', 'posted', 'sensor'), ('reopen', 'merged', 'posted', 'sensor')) AS v
  UNION ALL
  SELECT m.command, f.state, coalesce(m.to_state, f.state), c.by_commander
  FROM (VALUES ('set-aside', 'set_aside', '{sensor}'::text[]), ('merge', 'merged', '{sensor}'), ('absorb', NULL, '{sensor}'),
    ('still-wanted', NULL, '{company,sensor}'), ('fewer', NULL, '{company,sensor}'), ('find-some', NULL, '{company,sensor}'),
    ('fill', 'filled', '{company,sensor}'), ('stop', 'stopped', '{company,sensor}'), ('ask', NULL, '{portal}'),
    ('close-silent', 'silent', '{portal}')) AS m(command, to_state, commanders)
  CROSS JOIN unnest(ARRAY['posted', 'confirmed', 'qualified']) AS f(state)
  CROSS JOIN unnest(m.commanders) AS c(by_commander)
  UNION ALL
  SELECT 'reopen', f.state, 'posted', c.by_commander
  FROM unnest(ARRAY['filled', 'stopped', 'silent']) AS f(state) CROSS JOIN unnest(ARRAY['company', 'sensor']) AS c(by_commander)
$$;

-- A sensor alone contests.
DROP POLICY need_skill_add ON need_skill;
CREATE POLICY need_skill_add ON need_skill FOR INSERT WITH CHECK (
  (contested IS NULL AND ((hub_task() = 'need-post' AND need_id::text = hub_presented()) OR hub_contributes(need_id))) OR hub_is_sensor());

-- As before, without what is contested.
CREATE OR REPLACE FUNCTION hub_write_need_layer(asked uuid, told_by text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
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
  SELECT k.need_id, k.place, k.ogr, k.label, k.importance FROM need_skill k WHERE k.need_id = asked AND k.contested IS NULL;
END
$$;
