import { z } from "zod";
import type { SqlReader } from "#app/platform/sql-reader.ts";
import type { SkillHit } from "./skill-hit.ts";

const skillRows = z.array(z.object({ ogr: z.number(), label: z.string(), kind: z.enum(["skill", "macro-skill"]) }));

/** The know-how of some numbers, in their order; what is unknown or withdrawn is left out. Counts on the primary key. */
export async function skillsByOgr(reader: SqlReader, ogrs: readonly number[]): Promise<readonly SkillHit[]> {
  if (ogrs.length === 0) return [];
  const { rows } = await reader.query(
    `SELECT s.ogr, s.label, replace(s.kind::text, '_', '-') AS kind
     FROM unnest($1::int[]) WITH ORDINALITY AS w(ogr, place) JOIN skill s ON s.ogr = w.ogr
     WHERE s.kind IN ('skill', 'macro_skill') AND NOT s.is_withdrawn ORDER BY w.place`,
    [[...ogrs]],
  );
  return skillRows.parse(rows);
}
