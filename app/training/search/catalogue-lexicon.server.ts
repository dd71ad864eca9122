import { database } from "#app/platform/database.server.ts";
import { log } from "#app/platform/log.server.ts";
import { farPlaces } from "#app/territories/far-towns.server.ts";
import type { KnownWords } from "#app/territories/place-in-words.ts";
import { loadPlaceNames } from "#app/territories/place-names-store.server.ts";
import type { Lexicon } from "#search/understanding/lexicon.ts";
import { loadLexicon } from "#search/understanding/load-lexicon.server.ts";
import { readCatalogueVersion } from "../catalogue-snapshot.server.ts";
import { kindOfWord } from "./kind-of-word.ts";

/** What questions are read with: the words of the catalogue and of the jobs, the names of places. */
export interface CatalogueLanguage {
  readonly lexicon: Lexicon;
  readonly places: KnownWords;
}

interface Loaded extends CatalogueLanguage {
  readonly version: number;
}

let current: Loaded | undefined;
let loading: Promise<Loaded> | undefined;

/** The words of the catalogue: read once by each process, then again whenever the catalogue has switched. */
export async function catalogueLexicon(): Promise<CatalogueLanguage> {
  return current ?? (await load());
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
  loading ??= readLanguage()
    .then((loaded) => {
      current = loaded;
      return loaded;
    })
    .finally(() => {
      loading = undefined;
    });
  return loading;
}

async function readLanguage(): Promise<Loaded> {
  const { pool } = database();
  const version = await readCatalogueVersion();
  const [lexicon, names, far] = [await loadLexicon(pool), await loadPlaceNames(pool), await farPlaces()];
  return { version, lexicon, places: { names, far, kindOf: kindOfWord(lexicon) } };
}
