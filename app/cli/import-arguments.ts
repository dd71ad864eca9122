import { parseArgs } from "node:util";
import { type ImportKind, importKinds } from "#app/imports/import-report.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";

/** What `npm run import` was asked: contract.md § Commands. */
export interface ImportArguments {
  readonly kind: ImportKind;
  readonly paths: readonly string[];
  readonly source: string | undefined;
  readonly report: string | undefined;
  readonly yes: boolean;
}

export const IMPORT_USAGE = `Usage : npm run import -- GENRE [CHEMIN…] [--source ID] [--report FICHIER] [--yes]

  rome [DOSSIER]              l’export du ROME (par défaut ../shared/data/rome-v460)
  territories [DOSSIER]       communes, codes postaux, zones (par défaut ../shared/data/territoires)
  certifications [DOSSIER…]   RNCP, RS, blocs, Formacode, NSF (par défaut les dossiers de ../shared/data)
  bmo [DOSSIER…]              enquête Besoins en main-d’œuvre et tension (par défaut les dossiers de ../shared/data)
  lheo FICHIER --source ID    un catalogue LHÉO 2.3, XML ou gzip ; « - » lit l’entrée standard

  --report FICHIER            écrit le compte rendu en JSON
  --yes                       confirme un changement inhabituel
`;

/** Kinds whose files stand in several folders. */
const takesFolders: ReadonlySet<ImportKind> = new Set(["certifications", "bmo"]);
const SOURCE_ID = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** Reads the arguments; the refusal is a French sentence. */
export function parseImportArguments(args: readonly string[]): Result<ImportArguments, string> {
  const parsed = readOptions(args);
  if (parsed === undefined) return refused("Option inconnue ou sans valeur.");
  const { values, positionals } = parsed;
  const [first, ...paths] = positionals;
  const kind = importKinds.find((known) => known === first);
  if (kind === undefined)
    return refused(first === undefined ? "Dites quoi importer." : `Genre inconnu : « ${first} ».`);
  if (!takesFolders.has(kind) && paths.length > 1) return refused("Un seul chemin est attendu.");
  if (values.source !== undefined && !SOURCE_ID.test(values.source)) {
    return refused("--source s’écrit en minuscules, chiffres et tirets, 40 signes au plus.");
  }
  if (kind === "lheo" && (paths.length === 0 || values.source === undefined)) {
    return refused("« lheo » demande un fichier et --source ID, le nom de qui l’envoie.");
  }
  return ok({ kind, paths, source: values.source, report: values.report, yes: values.yes });
}

interface Options {
  readonly values: {
    readonly source?: string | undefined;
    readonly report?: string | undefined;
    readonly yes: boolean;
  };
  readonly positionals: readonly string[];
}

function readOptions(args: readonly string[]): Options | undefined {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        source: { type: "string" },
        report: { type: "string" },
        yes: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    // parseArgs throws a TypeError for an unknown option; nothing else can fail here.
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
