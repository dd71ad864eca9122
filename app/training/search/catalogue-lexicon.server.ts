import { database } from "#app/platform/database.server.ts";
import { log } from "#app/platform/log.server.ts";
import type { Lexicon } from "#search/understanding/lexicon.ts";
import { loadLexicon } from "#search/understanding/load-lexicon.server.ts";
import { readCatalogueVersion } from "../catalogue-snapshot.server.ts";

interface Loaded {
  readonly version: number;
  readonly lexicon: Lexicon;
}

let current: Loaded | undefined;
let loading: Promise<Loaded> | undefined;

/** The words of the catalogue: read once by each process, then again whenever the catalogue has switched. */
export async function catalogueLexicon(): Promise<Lexicon> {
  return (current ?? (await load())).lexicon;
}

/** Tells which version a search has just read. A newer one is loaded beside the one that answers meanwhile, then takes its place. */
export function noteCatalogueVersion(version: number): void {
  if (current === undefined || current.version === version || loading !== undefined) return;
  load().catch((error: unknown) =>
    log.error({ event: "lexicon-not-loaded", err: error }, "the search keeps its words"),
  );
}

/** The version is read first: words that switch meanwhile are read again at the next search. */
function load(): Promise<Loaded> {
  loading ??= readCatalogueVersion()
    .then(async (version) => ({ version, lexicon: await loadLexicon(database().pool) }))
    .then((loaded) => {
      current = loaded;
      return loaded;
    })
    .finally(() => {
      loading = undefined;
    });
  return loading;
}
