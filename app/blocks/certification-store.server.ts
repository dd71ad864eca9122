import { z } from "zod";
import type { SqlReader } from "#app/platform/sql-reader.ts";
import type { CertificationHit } from "./certification-hit.ts";

const links = z.array(z.object({ code: z.string(), certifInfo: z.string() }));

/** The CertifInfo number of each certification that has one. */
export async function knownCertifInfo(reader: SqlReader): Promise<ReadonlyMap<string, string>> {
  const { rows } = await reader.query(
    'SELECT code, certif_info AS "certifInfo" FROM certification WHERE certif_info IS NOT NULL',
  );
  return new Map(links.parse(rows).map(({ code, certifInfo }) => [code, certifInfo]));
}

const hitRows = z.array(
  z.object({
    code: z.string(),
    title: z.string(),
    kind: z.string(),
    level: z.number().nullable(),
    isActive: z.boolean(),
    blocks: z.array(z.object({ code: z.string(), label: z.string(), skills: z.array(z.number()) })),
  }),
);

/** Some certifications with their blocks, in the order of the codes; unknown codes are left out. Counts on primary keys. */
export async function certificationsByCode(
  reader: SqlReader,
  codes: readonly string[],
): Promise<readonly CertificationHit[]> {
  if (codes.length === 0) return [];
  const { rows } = await reader.query(
    `SELECT c.code, c.title, c.kind, c.level, c.is_active AS "isActive",
            coalesce((SELECT json_agg(json_build_object('code', b.code, 'label', b.label, 'skills', ARRAY(
                SELECT k.skill_ogr FROM block_skill k WHERE k.block_code = b.code AND coalesce(k.verdict = 'accepted', k.is_shown)
                ORDER BY k.skill_ogr)) ORDER BY b.code)
              FROM skill_block b WHERE b.certification_code = c.code), '[]') AS blocks
     FROM unnest($1::text[]) WITH ORDINALITY AS w(code, place) JOIN certification c ON c.code = w.code ORDER BY w.place`,
    [[...codes]],
  );
  return hitRows.parse(rows);
}
