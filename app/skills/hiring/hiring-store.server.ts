import { z } from "zod";
import type { SqlReader } from "#app/platform/sql-reader.ts";
import type { SurveyCell } from "./hiring-outlook.ts";

const cellSchema = z.object({ projects: z.int().nullable(), difficult: z.int().nullable() });
const rowsSchema = z.array(
  z.object({
    rome: z.string(),
    year: z.int().nullable(),
    cells: z.array(cellSchema),
    tension: z.object({ year: z.int(), degree: z.int() }).nullable(),
  }),
);

/** What the statistics hold on a métier: `year` of the survey, null when it does not count the métier; `degree` 1 to 5. */
export interface MetierStatistics {
  readonly rome: string;
  readonly year: number | null;
  readonly cells: readonly SurveyCell[];
  readonly tension: { readonly year: number; readonly degree: number } | null;
}

/** Both are cut by ROME v3: a métier of 4.0 is counted with the code it descends from. */
const STATISTICS = `
  SELECT m.code AS rome,
    CASE WHEN EXISTS (SELECT FROM hiring_family_metier f WHERE f.rome_code = coalesce(m.parent_code, m.code))
      THEN (SELECT max(year) FROM hiring_survey) END AS year,
    (SELECT coalesce(json_agg(json_build_object('projects', s.projects, 'difficult', s.difficult)), '[]')
      FROM hiring_family_metier f JOIN hiring_survey s USING (family_code)
      WHERE f.rome_code = coalesce(m.parent_code, m.code) AND ($2::char(4) IS NULL OR s.basin_code = $2)) AS cells,
    (SELECT json_build_object('year', t.year, 'degree', t.degree) FROM job_tension t
      WHERE t.rome_code = coalesce(m.parent_code, m.code) AND t.basin_code = $2) AS tension
  FROM rome_metier m WHERE m.code = ANY($1)`;

/** What the statistics say of some métiers in a bassin; in the region without one, where tension is not known. */
export async function selectStatistics(
  reader: SqlReader,
  romes: readonly string[],
  basin: string | null,
): Promise<readonly MetierStatistics[]> {
  const { rows } = await reader.query(STATISTICS, [romes, basin]);
  return rowsSchema.parse(rows);
}
