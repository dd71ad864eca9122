import { z } from "zod";
import { blockName } from "#app/blocks/block-name.ts";
import type { SqlReader } from "#app/platform/sql-reader.ts";
import type { TeachingBlock } from "./block-index.ts";

const rowsSchema = z.array(
  z.object({ code: z.string(), label: z.string(), certification: z.string(), skills: z.array(z.number()) }),
);

/** The blocks of the certifications in force, with the skills that people may see them teach: accepted by a reviewer, or sure enough. */
export async function teachingBlocks(reader: SqlReader): Promise<readonly TeachingBlock[]> {
  const { rows } = await reader.query(
    `SELECT b.code, b.label, c.title AS certification, array_agg(k.skill_ogr ORDER BY k.skill_ogr) AS skills
     FROM block_skill k JOIN skill_block b ON b.code = k.block_code JOIN certification c ON c.code = b.certification_code
     WHERE c.is_active AND coalesce(k.verdict = 'accepted', k.is_shown) GROUP BY b.code, b.label, c.title ORDER BY b.code`,
  );
  return rowsSchema.parse(rows).map((row) => ({ code: row.code, label: blockName(row), skills: row.skills }));
}
