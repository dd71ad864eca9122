import { z } from "zod";
import type { SqlReader } from "#app/platform/sql-reader.ts";

const numbers = z.array(z.object({ ogr: z.number() }));

/** The soft skills that a job, or the jobs that descend from it, ask for: their ROME numbers. Counts on the primary keys. */
export async function softSkillsOfJob(reader: SqlReader, rome: string): Promise<ReadonlySet<number>> {
  const { rows } = await reader.query(
    `SELECT DISTINCT s.ogr
     FROM rome_metier m JOIN metier_skill l ON l.metier_code = m.code JOIN skill s ON s.ogr = l.skill_ogr
     WHERE (m.code = $1 OR (m.parent_code = $1 AND NOT m.is_withdrawn)) AND s.kind = 'soft_skill' AND NOT s.is_withdrawn`,
    [rome],
  );
  return new Set(numbers.parse(rows).map(({ ogr }) => ogr));
}
