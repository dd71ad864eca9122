import { type Database, database } from "#app/platform/database.server.ts";
import { log } from "#app/platform/log.server.ts";
import { farPlaces } from "#app/territories/far-towns.server.ts";
import type { KnownWords } from "#app/territories/heard-place.ts";
import { loadPlaceNames } from "#app/territories/place-names-store.server.ts";
import type { Lexicon } from "#search/understanding/lexicon.ts";
import { loadLexicon } from "#search/understanding/load-lexicon.server.ts";
import { readCatalogueVersion } from "../catalogue-snapshot.server.ts";
import type { CacesCertificate } from "./caces-in-text.ts";
import { readCaces } from "./caces-store.server.ts";
import { kindOfWord } from "./kind-of-word.ts";

/** What questions are read with: the words of the catalogue and of the jobs, the names of places. */
export interface CatalogueLanguage {
  readonly lexicon: Lexicon;
  readonly places: KnownWords;
  /** The certificates of safe driving of the register. */
  readonly caces: readonly CacesCertificate[];
}

interface Loaded extends CatalogueLanguage {
  readonly version: number;
}

/** What was loaded from one database, and what is being loaded. */
interface Held {
  current?: Loaded;
  loading?: Promise<Loaded> | undefined;
}

/** By database: the words of one are not those of another that has the same version. */
const heldBy = new WeakMap<Database, Held>();

function heldHere(): Held {
  const open = database();
  const held = heldBy.get(open) ?? {};
  heldBy.set(open, held);
  return held;
}

/** The words of the catalogue: read once by each process, then again whenever the catalogue has switched. */
export async function catalogueLexicon(): Promise<CatalogueLanguage> {
  const held = heldHere();
  return held.current ?? (await load(held));
}

/** Reads them before anybody searches. Never throws: without a database, the first search reads them. */
export async function prepareCatalogueLexicon(): Promise<void> {
  try {
    await catalogueLexicon();
  } catch (error) {
    log.warn({ event: "lexicon-not-loaded", err: error }, "the first search will read its words");
  }
}

/** Tells which version a search has just read. A newer one is loaded beside the one that answers meanwhile, then takes its place. */
export function noteCatalogueVersion(version: number): void {
  const held = heldHere();
  if (held.current === undefined || held.current.version === version || held.loading !== undefined) return;
  load(held).catch((error: unknown) =>
    log.error({ event: "lexicon-not-loaded", err: error }, "the search keeps its words"),
  );
}

/** The version is read first: words that switch meanwhile are read again at the next search. */
function load(held: Held): Promise<Loaded> {
  held.loading ??= readLanguage()
    .then((loaded) => {
      held.current = loaded;
      return loaded;
    })
    .finally(() => {
      held.loading = undefined;
    });
  return held.loading;
}

async function readLanguage(): Promise<Loaded> {
  const { pool } = database();
  const version = await readCatalogueVersion();
  const [lexicon, names, far] = [await loadLexicon(pool), await loadPlaceNames(pool), await farPlaces()];
  return { version, lexicon, places: { names, far, kindOf: kindOfWord(lexicon) }, caces: await readCaces() };
}
