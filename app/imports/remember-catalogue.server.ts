import type { SqlReader } from "#app/platform/sql-reader.ts";
import { currentCatalogueVersion } from "./import-record-store.server.ts";

interface Kept<Facts> {
  readonly catalogueVersion: number;
  readonly facts: Facts;
}

/**
 * Reads facts once for each version of the catalogue and each database: what imports alone change. Who asks while they are read waits for
 * them; a failure is not kept.
 */
export function rememberCatalogue<Facts>(
  read: (reader: SqlReader) => Promise<Facts>,
): (reader: SqlReader) => Promise<Facts> {
  const known = new WeakMap<SqlReader, Promise<Kept<Facts>>>();
  return async (reader) => {
    const catalogueVersion = await currentCatalogueVersion(reader);
    const kept = await known.get(reader)?.catch(() => undefined);
    if (kept !== undefined && kept.catalogueVersion === catalogueVersion) return kept.facts;
    const loading = read(reader).then((facts) => ({ catalogueVersion, facts }));
    known.set(reader, loading);
    return (await loading).facts;
  };
}
