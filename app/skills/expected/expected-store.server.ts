import { z } from "zod";
import type { SqlReader } from "#app/platform/sql-reader.ts";
import type { MetierBase, TreeSkill } from "./expected-skills.ts";

/** Domain, stake and objective: the three first signs of a macro-skill's place in the tree. */
const TREE_COLUMNS = `s.ogr, s.label, s.kind = 'macro_skill' AS "isMacro", s.macro_skill_ogr AS "macroOgr",
  CASE WHEN s.kind = 'macro_skill' THEN left(s.tree_code, 3) END AS objective`;
const KNOW_HOW = "s.kind IN ('skill', 'macro_skill')";

const treeSkill = z.object({
  ogr: z.number(),
  label: z.string(),
  isMacro: z.boolean(),
  macroOgr: z.number().nullable(),
  objective: z.string().nullable(),
});
const sheetRows = z.array(treeSkill.extend({ rome: z.string(), importance: z.enum(["core", "emerging", "other"]) }));

/**
 * What the job sheets of a code and of the codes that descend from it ask for in know-how; a sheet without any is left out. Counts on the
 * primary keys and rome_metier_parent_code_idx.
 */
export async function sheetsOfFamily(reader: SqlReader, code: string): Promise<readonly MetierBase[]> {
  const { rows } = await reader.query(
    `SELECT m.code::text AS rome, l.importance, ${TREE_COLUMNS}
     FROM rome_metier m JOIN metier_skill l ON l.metier_code = m.code JOIN skill s ON s.ogr = l.skill_ogr
     WHERE (m.code = $1 OR (m.parent_code = $1 AND NOT m.is_withdrawn)) AND ${KNOW_HOW} AND NOT s.is_withdrawn
     ORDER BY m.code, s.ogr LIMIT 20000`,
    [code],
  );
  const sheets = new Map<string, (TreeSkill & { importance: "core" | "emerging" | "other" })[]>();
  for (const { rome, ...skill } of sheetRows.parse(rows)) {
    const sheet = sheets.get(rome);
    if (sheet === undefined) sheets.set(rome, [skill]);
    else sheet.push(skill);
  }
  return [...sheets].map(([rome, skills]) => ({ rome, skills }));
}

/** The know-how of some numbers; withdrawn skills included, since somebody may have learnt them then. */
export async function treeSkillsOf(reader: SqlReader, ogrs: readonly number[]): Promise<readonly TreeSkill[]> {
  const { rows } = await reader.query(
    `SELECT ${TREE_COLUMNS} FROM skill s WHERE s.ogr = ANY($1) AND ${KNOW_HOW} ORDER BY s.ogr`,
    [[...ogrs]],
  );
  return z.array(treeSkill).parse(rows);
}
