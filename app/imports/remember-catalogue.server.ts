import { log } from "#app/platform/log.server.ts";
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

/**
 * The same for facts that take seconds to read: those of the version before are given while the new ones are read, so that nobody waits
 * but the very first. When they cannot be read, the next question tries again.
 */
export function rememberCatalogueBehind<Facts>(
  read: (reader: SqlReader) => Promise<Facts>,
): (reader: SqlReader) => Promise<Facts> {
  const known = new WeakMap<SqlReader, { kept: Kept<Facts> | null; loading: Promise<Kept<Facts>> | null }>();
  return async (reader) => {
    const catalogueVersion = await currentCatalogueVersion(reader);
    const state = known.get(reader) ?? { kept: null, loading: null };
    known.set(reader, state);
    if (state.kept?.catalogueVersion === catalogueVersion) return state.kept.facts;
    state.loading ??= read(reader)
      .then((facts) => (state.kept = { catalogueVersion, facts }))
      .finally(() => {
        state.loading = null;
      });
    if (state.kept === null) return (await state.loading).facts;
    state.loading.catch((error: unknown) =>
      log.warn({ event: "catalogue-facts-failed", err: error }, "older facts are given"),
    );
    return state.kept.facts;
  };
}
