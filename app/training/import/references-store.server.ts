import type { PoolClient } from "pg";
import { z } from "zod";
import { loadTownIndex } from "#app/territories/town-index-store.server.ts";
import type { ImportReferences } from "../lheo/lheo-records.ts";

const code = z.object({ code: z.string() });
const funder = z.object({ code: z.number() });
const level = z.object({ code: z.number(), level: z.number().nullable() });

/** Loads the codes an import checks against: a few thousand short rows, once per run. */
export async function loadReferences(client: PoolClient): Promise<ImportReferences> {
  const romes = await rows(client, code, "SELECT code FROM rome_metier");
  const funders = await rows(client, funder, "SELECT code FROM funder");
  const levels = await rows(client, level, "SELECT code, level FROM lheo_level");
  return {
    romes: new Set(romes.map((row) => row.code)),
    funders: new Set(funders.map((row) => row.code)),
    levels: new Map(levels.map((row) => [row.code, row.level])),
    towns: await loadTownIndex(client),
  };
}

async function rows<Row>(client: PoolClient, shape: z.ZodType<Row>, sql: string): Promise<readonly Row[]> {
  const { rows: found } = await client.query(sql);
  return z.array(shape).parse(found);
}
