import type pg from "pg";
import { maskOf } from "#search/postgres/session-bits.ts";

const FUNDERS = ["2", "4", "7", "10", "16"] as const;

/**
 * Shows the made-up catalogue through the views that feed search engines, so that another engine is fed as in the portal. Of what sessions
 * have, the bench asks places, dates and funders only.
 */
export async function showDocuments(owner: pg.Client): Promise<void> {
  const funders = FUNDERS.map(
    (code) => `CASE WHEN features & ${maskOf("funder", [code])}::bigint <> 0 THEN ${code} END`,
  ).join(", ");
  await owner.query(`
    ALTER VIEW training_document RENAME TO own_training_document;
    ALTER VIEW session_document RENAME TO own_session_document;
    CREATE VIEW training_document AS
      SELECT id, id::text AS number, title, provider AS organisation, '' AS siret, ARRAY[upper(job)] AS romes,
        '{}'::text[] AS certifications, '{}'::text[] AS certification_titles, '{}'::text[] AS formacodes,
        ARRAY[upper(left(job, 1))] AS domains, '{}'::text[] AS blocks, '{}'::text[] AS block_labels,
        NULL::integer AS level_in, NULL::integer AS level_out, false AS is_certifying, body
      FROM bench.offer;
    CREATE VIEW session_document AS
      SELECT training_id, departement, zone, region, latitude, longitude, starts_on, 'on-site' AS modality, true AS is_recruiting,
        false AS is_permanent, false AS is_accessible, false AS is_paid_collective, '{}'::text[] AS paces,
        array_remove(ARRAY[${funders}], NULL) AS funders, '{}'::text[] AS aids, '{}'::text[] AS blocks
      FROM search.session`);
}
