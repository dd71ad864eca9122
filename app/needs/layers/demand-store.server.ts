import { z } from "zod";
import type { SqlReader } from "#app/platform/sql-reader.ts";
import { skillImportances } from "../need-choices.ts";
import { countedStates, demandSources } from "./layer-weights.ts";
import type { SkillDemand } from "./need-layer.ts";

const demandRows = z.array(
  z
    .object({
      company: z.number(),
      source: z.enum(demandSources),
      headcount: z.number(),
      importance: z.enum(skillImportances),
      countsAs: z.enum(countedStates),
      lastWordOn: z.string(),
      isPublic: z.boolean(),
      ogr: z.number(),
      label: z.string(),
      isMacro: z.boolean(),
      macroOgr: z.number().nullable(),
      objective: z.string().nullable(),
    })
    .transform(({ ogr, label, isMacro, macroOgr, objective, ...demand }) => ({
      ...demand,
      skill: { ogr, label, isMacro, macroOgr, objective },
    })),
);

/**
 * What the needs that count ask of a métier and of those that descend from it, whoever reads: no company, place nor id. Counts on
 * need_layer_metier_code_idx.
 */
export async function demandsOfMetier(reader: SqlReader, rome: string): Promise<readonly SkillDemand[]> {
  const { rows } = await reader.query(
    `SELECT company, source, headcount, importance, counts_as AS "countsAs", last_word_on::text AS "lastWordOn", is_public AS "isPublic",
       ogr, label, is_macro AS "isMacro", macro_ogr AS "macroOgr", objective
     FROM hub_skill_demand($1)`,
    [rome],
  );
  return demandRows.parse(rows);
}
