import { z } from "zod";
import { eachInTurns } from "#app/platform/in-turns.ts";
import type { SqlReader } from "#app/platform/sql-reader.ts";
import type { MetierBase, TreeSkill } from "./expected-skills.ts";
import type { AskingJobs } from "./generic-skills.ts";

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

const sheetOfAll = z.object({
  rome: z.string(),
  label: z.string(),
  parent: z.string().nullable(),
  skills: z.array(treeSkill.extend({ importance: z.enum(["core", "emerging", "other"]) })),
});
type SheetOfAll = z.infer<typeof sheetOfAll>;

/** The job sheets of all codes in force, without any know-how too: what is expected of a v3 code may be its children's alone. */
export async function allSheets(reader: SqlReader): Promise<readonly SheetOfAll[]> {
  const { rows } = await reader.query(
    `SELECT m.code::text AS rome, m.label, m.parent_code::text AS parent, coalesce(k.skills, '[]'::json) AS skills
     FROM rome_metier m LEFT JOIN (
       SELECT l.metier_code, json_agg(json_build_object('ogr', s.ogr, 'label', s.label, 'isMacro', s.kind = 'macro_skill',
         'macroOgr', s.macro_skill_ogr, 'objective', CASE WHEN s.kind = 'macro_skill' THEN left(s.tree_code, 3) END,
         'importance', l.importance) ORDER BY s.ogr) AS skills
       FROM metier_skill l JOIN skill s ON s.ogr = l.skill_ogr WHERE ${KNOW_HOW} AND NOT s.is_withdrawn GROUP BY l.metier_code
     ) k ON k.metier_code = m.code
     WHERE NOT m.is_withdrawn ORDER BY m.code`,
  );
  const sheets: SheetOfAll[] = [];
  await eachInTurns(rows, (row) => void sheets.push(sheetOfAll.parse(row)));
  return sheets;
}

const countsRow = z.object({
  jobs: z.number(),
  skills: z.array(z.object({ ogr: z.number(), jobs: z.number() })),
});

/** How many jobs in force ask for each skill of know-how that more than one asks for. Reads metier_skill whole: 40,000 rows. */
export async function countAsking(reader: SqlReader): Promise<AskingJobs> {
  const { rows } = await reader.query(
    `WITH asked AS (
       SELECT l.metier_code, l.skill_ogr FROM metier_skill l JOIN skill s ON s.ogr = l.skill_ogr
         JOIN rome_metier m ON m.code = l.metier_code
       WHERE ${KNOW_HOW} AND NOT s.is_withdrawn AND NOT m.is_withdrawn)
     SELECT (SELECT count(DISTINCT metier_code) FROM asked)::integer AS jobs, coalesce((
       SELECT json_agg(json_build_object('ogr', skill_ogr, 'jobs', jobs) ORDER BY skill_ogr)
       FROM (SELECT skill_ogr, count(*)::integer AS jobs FROM asked GROUP BY skill_ogr HAVING count(*) > 1) c), '[]') AS skills`,
  );
  return countsRow.parse(rows[0]);
}

/** The know-how of some numbers; withdrawn skills included, since somebody may have learnt them then. */
export async function treeSkillsOf(reader: SqlReader, ogrs: readonly number[]): Promise<readonly TreeSkill[]> {
  const { rows } = await reader.query(
    `SELECT ${TREE_COLUMNS} FROM skill s WHERE s.ogr = ANY($1) AND ${KNOW_HOW} ORDER BY s.ogr`,
    [[...ogrs]],
  );
  return z.array(treeSkill).parse(rows);
}
