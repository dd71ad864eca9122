/** Id and stamp of every skill the index should hold. They come with ROME, as the names of jobs do. */
export const wantedSkillStamps = `
SELECT s.ogr::text AS id, g.jobs::text AS stamp FROM skill_document s CROSS JOIN search.generation g`;

/** Skills as lines of JSON, folded as questions are. */
export const skillLines = `
SELECT json_build_object(
  'id', s.ogr::text, 'stamp', s.ogr || ':' || g.jobs, 'label', search.fold(s.label),
  'length', cardinality(string_to_array(search.fold(s.label), ' ')), 'codes', s.ogr::text, 'macro', search.fold(s.macro_label),
  'jobs', ARRAY(SELECT search.fold(job) FROM unnest(s.jobs) AS job))::text AS line
FROM skill_document s CROSS JOIN search.generation g WHERE s.ogr = ANY($1::text[]::integer[])`;

/** Id and stamp of every certification the index should hold. */
export const wantedCertificationStamps = `
SELECT c.code AS id, g.certifications::text AS stamp FROM certification_document c CROSS JOIN search.generation g`;

/** Certifications as lines of JSON. A code is there with its register and without. */
export const certificationLines = `
SELECT json_build_object(
  'id', c.code, 'stamp', c.code || ':' || g.certifications, 'label', search.fold(c.title), 'active', c.is_active::integer,
  'length', cardinality(string_to_array(search.fold(c.title), ' ')),
  'codes', ARRAY[lower(c.code), regexp_replace(c.code, '^(RNCP|RS)', '')] || ARRAY(SELECT lower(block) FROM unnest(c.blocks) AS block),
  'kinds', ARRAY(SELECT search.fold(kind) FROM unnest(c.kinds) AS kind),
  'blocks', ARRAY(SELECT search.fold(label) FROM unnest(c.block_labels) AS label))::text AS line
FROM certification_document c CROSS JOIN search.generation g WHERE c.code = ANY($1::text[])`;
