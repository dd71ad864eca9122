import type { CatalogueSnapshot } from "../catalogue-snapshot.server.ts";

/** Names by code of what facets count: some hundreds of short rows. */
export interface ReferenceNames {
  readonly funders: ReadonlyMap<string, string>;
  readonly departements: ReadonlyMap<string, string>;
  readonly zones: ReadonlyMap<string, string>;
  readonly domains: ReadonlyMap<string, string>;
}

/** Reads four small tables whole, in one statement. */
const NAMES = `SELECT 'funder' AS kind, code::text AS code, label AS name FROM funder
  UNION ALL SELECT 'departement', code, name FROM departement
  UNION ALL SELECT 'zone', code, name FROM employment_zone
  UNION ALL SELECT 'domain', code, label FROM rome_grand_domaine`;

interface NameRow {
  readonly kind: "funder" | "departement" | "zone" | "domain";
  readonly code: string;
  readonly name: string;
}

export async function readReferenceNames({ client }: CatalogueSnapshot): Promise<ReferenceNames> {
  const { rows } = await client.query<NameRow>(NAMES);
  const named = (kind: NameRow["kind"]): ReadonlyMap<string, string> =>
    new Map(rows.filter((row) => row.kind === kind).map((row) => [row.code, row.name]));
  return {
    funders: named("funder"),
    departements: named("departement"),
    zones: named("zone"),
    domains: named("domain"),
  };
}
