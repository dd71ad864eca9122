-- Search: the definition of a job joins its document.
-- Reason: a sentence or a task is compared with all that is written of a job, and its definition is the longest of it.
-- By hand: the schema language does not know views.
-- Lock: ACCESS EXCLUSIVE on the view, for an instant.
-- Rollback: the version before reads the columns it knows; nothing to do.
-- Effect: a process reads 0.8 MB more when it reads its words.

CREATE OR REPLACE VIEW job_document AS
SELECT m.code::text AS code, m.label, m.parent_code::text AS parent_code,
  ARRAY(SELECT a.label FROM rome_appellation a WHERE a.metier_code = m.code AND NOT a.is_withdrawn ORDER BY a.ogr) AS names,
  ARRAY(SELECT s.label FROM metier_skill k JOIN skill s ON s.ogr = k.skill_ogr
    WHERE k.metier_code = m.code AND k.importance = 'core' AND s.kind IN ('skill', 'knowledge') AND NOT s.is_withdrawn) AS skills,
  m.definition
FROM rome_metier m WHERE NOT m.is_withdrawn;
