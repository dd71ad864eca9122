import pg from "pg";
import { z } from "zod";

const digestRow = z.object({ digest: z.string(), version: z.number() });

/** What readers see, in one digest that does not depend on row ids: records with their state, lists, search documents. */
const SQL = `
  SELECT coalesce((SELECT max(version) FROM catalogue_version), 0) AS version, md5(concat_ws('|',
    (SELECT string_agg(number || content_hash || (withdrawn_at IS NULL), ',' ORDER BY number) FROM training),
    (SELECT string_agg(number || content_hash || (withdrawn_at IS NULL), ',' ORDER BY number) FROM training_action),
    (SELECT string_agg(number || content_hash || (withdrawn_at IS NULL), ',' ORDER BY number) FROM training_session),
    (SELECT string_agg(s.number || b.code || b.label, ',' ORDER BY s.number, b.code)
       FROM listed_block b JOIN training_session s ON s.block_list_id = b.list_id),
    (SELECT string_agg(s.number || m.kind || coalesce(m.starts_on::text, ''), ',' ORDER BY s.number, m.rank)
       FROM recruitment_meeting m JOIN training_session s ON s.id = m.session_id),
    (SELECT string_agg(a.number || f.funder_code || coalesce(f.funded_seats, -1), ',' ORDER BY a.number, f.funder_code)
       FROM action_funder f JOIN training_action a ON a.id = f.action_id),
    (SELECT string_agg(t.number || r.rome_code, ',' ORDER BY t.number, r.rome_code)
       FROM training_rome r JOIN training t ON t.id = r.training_id),
    (SELECT string_agg(s.number, ',' ORDER BY s.number)
       FROM search.session d JOIN training_session s ON s.id = d.id),
    (SELECT string_agg(p.reference || a.number, ',' ORDER BY a.number)
       FROM purchase_frame p JOIN training_action a ON a.purchase_frame_id = p.id),
    (SELECT count(*) FROM purchase_frame), (SELECT count(*) FROM certification), (SELECT count(*) FROM skill_block),
    (SELECT count(*) FROM search.training), (SELECT count(*) FROM search.training_body), (SELECT count(*) FROM search.posting))) AS digest`;

/** The catalogue of a database as its readers see it. */
export interface CatalogueDigest {
  readonly digest: string;
  readonly version: number;
}

/** Takes the digest in one statement, hence in one view of the data. */
export async function digestCatalogue(url: string): Promise<CatalogueDigest> {
  const client = new pg.Client({ connectionString: url, application_name: "hub-digest" });
  await client.connect();
  try {
    const { rows } = await client.query(SQL);
    return digestRow.parse(rows[0]);
  } finally {
    await client.end();
  }
}
