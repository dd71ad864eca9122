/** Id and stamp of every need the index should hold. */
export const wantedNeedStamps = `
SELECT d.id::text AS id, d.generation::text AS stamp FROM search.need d`;

/**
 * Needs as lines of JSON, folded as questions are: what is looked for in the company's words and in ROME's, then what must be known. The
 * company is there only where everybody may read it (\`need_document\`), and whom to call never.
 */
export const needLines = `
SELECT json_build_object(
  'id', d.id::text, 'stamp', d.id || ':' || d.generation,
  'title', ARRAY[search.fold(k.job_label), search.fold(k.metier_label)],
  'skills', ARRAY(SELECT search.fold(label) FROM unnest(k.skill_labels) AS label), 'company', search.fold(k.company),
  'metier', d.metier, 'skillCodes', d.skills::text[], 'departement', d.departement, 'zone', d.zone, 'region', d.region,
  'cell', floor(d.latitude * 4)::text || '_' || floor(d.longitude * 4)::text,
  'contract', d.contract, 'sector', d.sector, 'state', d.state)::text AS line
FROM search.need d JOIN need_document k ON k.id = d.id WHERE d.id = ANY($1::text[]::uuid[])`;
