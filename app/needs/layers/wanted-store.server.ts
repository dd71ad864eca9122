import { z } from "zod";
import type { SqlReader } from "#app/platform/sql-reader.ts";
import { skillImportances } from "../need-choices.ts";

const wantedRows = z.array(
  z.object({
    metierCode: z.string(),
    skills: z.array(z.object({ ogr: z.number(), importance: z.enum(skillImportances) })),
  }),
);

/** The job of a need and ROME's skills that it asks for. */
export type WantedByNeed = Readonly<z.infer<typeof wantedRows>[number]>;

/** An open need that a sensor confirmed, with its job; null: none that whoever reads may see. By the primary keys. */
export async function wantedByNeed(reader: SqlReader, id: string): Promise<WantedByNeed | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const { rows } = await reader.query(
    `SELECT n.metier_code::text AS "metierCode", coalesce((
       SELECT jsonb_agg(jsonb_build_object('ogr', s.ogr, 'importance', s.importance) ORDER BY s.place)
       FROM need_skill s WHERE s.need_id = n.id AND s.ogr IS NOT NULL AND s.contested IS NULL), '[]') AS skills
     FROM need n WHERE n.id = $1 AND n.state IN ('confirmed', 'qualified') AND n.metier_code IS NOT NULL`,
    [id],
  );
  return wantedRows.parse(rows)[0] ?? null;
}
