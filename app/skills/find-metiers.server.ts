import { currentCatalogueVersion } from "#app/imports/import-record-store.server.ts";
import { database } from "#app/platform/database.server.ts";
import type { SqlReader } from "#app/platform/sql-reader.ts";
import type { MetierHit } from "./metier-detail.ts";
import { indexMetierNames, type MetierName, type MetierNameIndex } from "./metier-name-index.ts";
import { metierNames } from "./metier-store.server.ts";
import { rankMetierNames } from "./rank-metier-names.ts";

const MOST_METIERS = 50;

interface KnownNames {
  readonly catalogueVersion: number;
  readonly index: MetierNameIndex;
}

/** Prepared names by database: 14,700 rows read once for each version of the catalogue, since names change with imports only. */
const known = new WeakMap<SqlReader, Promise<KnownNames>>();

/** The métiers that a name, the beginning of one, or a code answers; the best first, at most 50. One slip is forgiven. */
export async function findMetiers(
  query: string,
  limit = 20,
  reader: SqlReader = database().pool,
): Promise<readonly MetierHit[]> {
  const index = await currentNames(reader);
  return rankMetierNames(index, query)
    .slice(0, Math.min(Math.max(limit, 0), MOST_METIERS))
    .map((name) => hitOf(index, name));
}

async function currentNames(reader: SqlReader): Promise<MetierNameIndex> {
  const catalogueVersion = await currentCatalogueVersion(reader);
  const kept = await known.get(reader)?.catch(() => undefined);
  if (kept !== undefined && kept.catalogueVersion === catalogueVersion) return kept.index;
  const loading = metierNames(reader).then((rows) => ({ catalogueVersion, index: indexMetierNames(rows) }));
  known.set(reader, loading);
  return (await loading).index;
}

function hitOf({ names }: MetierNameIndex, found: MetierName): MetierHit {
  if (found.isOwnLabel) return { code: found.code, label: found.label, appellation: null };
  const own = names.find(({ code, isOwnLabel }) => isOwnLabel && code === found.code);
  return { code: found.code, label: own?.label ?? found.label, appellation: found.label };
}
