/** Id and stamp of every métier the index should hold. */
export const wantedJobStamps = `
SELECT j.code AS id, g.jobs::text AS stamp FROM job_document j CROSS JOIN search.generation g`;

/** Métiers as lines of JSON. Names are folded as questions are, both genders of each: « soudeur soudeuse ». */
export const jobLines = `
SELECT json_build_object(
  'id', j.code, 'stamp', j.code || ':' || g.jobs, 'label', search.fold(j.label),
  'length', cardinality(string_to_array(search.fold(j.label), ' ')), 'codes', lower(j.code),
  'names', ARRAY(SELECT search.fold(name) FROM unnest(j.names) AS name),
  'skills', ARRAY(SELECT search.fold(skill) FROM unnest(j.skills) AS skill), 'definition', search.fold(j.definition))::text AS line
FROM job_document j CROSS JOIN search.generation g WHERE j.code = ANY($1::text[])`;
