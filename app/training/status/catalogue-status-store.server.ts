import { z } from "zod";
import { database } from "#app/platform/database.server.ts";

const statusRow = z.object({
  version: z.number().int().nullable(),
  updatedAt: z.date().nullable(),
  sources: z.array(z.object({ id: z.string(), label: z.string(), isInvented: z.boolean() })),
});

export type CatalogueStatus = Readonly<z.infer<typeof statusRow>>;

/**
 * A demonstration's trainings are invented; its jobs, towns and certifications are a selection of real ones. One row, whatever the
 * catalogue holds: the highest version (primary key, read from its end) and the few sources.
 */
const statusSql = `
  SELECT latest.version, latest.switched_at AS "updatedAt",
         (SELECT coalesce(json_agg(json_build_object('id', id, 'label', label, 'isInvented', is_fictional AND kind = 'lheo')
           ORDER BY id), '[]')
          FROM source) AS sources
  FROM (SELECT 1) AS always
  LEFT JOIN LATERAL (SELECT version, switched_at FROM catalogue_version ORDER BY version DESC LIMIT 1) AS latest ON true`;

export async function selectCatalogueStatus(): Promise<CatalogueStatus> {
  const { rows } = await database().pool.query(statusSql);
  return statusRow.parse(rows[0]);
}
