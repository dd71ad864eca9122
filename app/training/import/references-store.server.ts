import type { PoolClient } from "pg";
import { z } from "zod";
import { foldName } from "#app/territories/fold.ts";
import type { CommuneCentre, CommuneLookup, ImportReferences } from "../lheo/lheo-records.ts";

const code = z.object({ code: z.string() });
const funder = z.object({ code: z.number() });
const level = z.object({ code: z.number(), level: z.number().nullable() });
const commune = z.object({ insee: z.string(), name: z.string(), latitude: z.number(), longitude: z.number() });
const former = z.object({ insee: z.string(), current: z.string() });
const postal = z.object({ insee: z.string(), postalCode: z.string() });

/** Loads the codes an import checks against: a few thousand short rows, once per run. */
export async function loadReferences(client: PoolClient): Promise<ImportReferences> {
  const romes = await rows(client, code, "SELECT code FROM rome_metier");
  const funders = await rows(client, funder, "SELECT code FROM funder");
  const levels = await rows(client, level, "SELECT code, level FROM lheo_level");
  return {
    romes: new Set(romes.map((row) => row.code)),
    funders: new Set(funders.map((row) => row.code)),
    levels: new Map(levels.map((row) => [row.code, row.level])),
    communes: await loadCommunes(client),
  };
}

async function loadCommunes(client: PoolClient): Promise<CommuneLookup> {
  const communes = await rows(client, commune, "SELECT insee, name, latitude, longitude FROM commune");
  const formers = await rows(client, former, 'SELECT insee, current_insee AS "current" FROM former_commune');
  const postals = await rows(client, postal, 'SELECT insee, postal_code AS "postalCode" FROM commune_postal_code');
  const byInsee = new Map<string, CommuneCentre>(communes.map((row) => [row.insee, row]));
  for (const { insee, current } of formers) {
    const centre = byInsee.get(current);
    if (centre !== undefined && !byInsee.has(insee)) byInsee.set(insee, centre);
  }
  const byPostalCode = new Map<string, CommuneCentre[]>();
  for (const { insee, postalCode } of postals) {
    const centre = byInsee.get(insee);
    if (centre !== undefined) byPostalCode.set(postalCode, [...(byPostalCode.get(postalCode) ?? []), centre]);
  }
  return {
    byInsee: (insee) => byInsee.get(insee),
    byPostalCode: (postalCode, name) => {
      const candidates = byPostalCode.get(postalCode) ?? [];
      const folded = foldName(name);
      const named = candidates.find((candidate) => foldName(candidate.name) === folded);
      return named ?? (candidates.length === 1 ? candidates[0] : undefined);
    },
  };
}

async function rows<Row>(client: PoolClient, shape: z.ZodType<Row>, sql: string): Promise<readonly Row[]> {
  const { rows: found } = await client.query(sql);
  return z.array(shape).parse(found);
}
