-- Search: what skills and certifications give to be found by, and what the register calls a certification.
-- Reason: somebody names a diploma as « CAP cuisine », where the register has « Cuisine » and, beside it, « Certificat d'aptitude
-- professionnelle »; and a skill by its own words. `search.generation.certifications` is the generation of the last import of certifications:
-- skills follow `jobs`, since both come with ROME.
-- By hand: views and search tables are not in the schema language.
-- Lock: ACCESS EXCLUSIVE on certification for an instant: a constant default rewrites nothing.
-- Rollback: DROP VIEW skill_document, certification_document; ALTER TABLE certification DROP COLUMN kind; ALTER TABLE search.generation DROP
-- COLUMN certifications. The version before reads the columns it knows.
-- Effect: none until certifications are imported again: until then they are found by title and code.

-- AlterTable
ALTER TABLE "certification" ADD COLUMN     "kind" TEXT NOT NULL DEFAULT '';

-- By hand from here.

ALTER TABLE search.generation ADD COLUMN certifications bigint NOT NULL DEFAULT 1;

-- One row per know-how of ROME in force. `jobs`: the labels of the jobs at whose heart it is.
CREATE VIEW skill_document AS
SELECT s.ogr, s.label, coalesce(m.label, '') AS macro_label,
  ARRAY(SELECT j.label FROM metier_skill k JOIN rome_metier j ON j.code = k.metier_code
    WHERE k.skill_ogr = s.ogr AND k.importance = 'core' AND NOT j.is_withdrawn ORDER BY j.code) AS jobs
FROM skill s LEFT JOIN skill m ON m.ogr = s.macro_skill_ogr
WHERE s.kind IN ('skill', 'macro_skill') AND NOT s.is_withdrawn;

-- One row per certification, out of force too: people hold it. `kinds`: what it is called, in full, by its initials (« CAP ») and in short
-- (« bac pro »).
CREATE VIEW certification_document AS
SELECT c.code, c.title, c.is_active,
  CASE WHEN c.kind = '' THEN '{}' ELSE ARRAY[c.kind,
    (SELECT string_agg(left(w.word, 1), '' ORDER BY w.place) FROM string_to_table(search.fold(c.kind), ' ') WITH ORDINALITY AS w(word, place)
      WHERE w.word NOT IN ('d', 'de', 'des', 'du', 'en', 'et', 'la', 'le', 'les', 'l')),
    regexp_replace(regexp_replace(search.fold(c.kind), 'professionnel(le)?', 'pro'), 'baccalaureat', 'bac')] END AS kinds,
  ARRAY(SELECT b.code::text FROM skill_block b WHERE b.certification_code = c.code ORDER BY b.code) AS blocks,
  ARRAY(SELECT b.label FROM skill_block b WHERE b.certification_code = c.code ORDER BY b.code) AS block_labels
FROM certification c;
