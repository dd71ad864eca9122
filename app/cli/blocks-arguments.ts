import { parseArgs } from "node:util";
import { BLOCK_CODE_PATTERN } from "#app/blocks/certification-code.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";

/** What `npm run blocks -- link` was asked: contract.md § Commands. `codes` undefined: every block of the catalogue. */
export interface BlocksArguments {
  readonly codes: string | undefined;
}

export const BLOCKS_USAGE = `Usage : npm run blocks -- link [--codes FICHIER]

  --codes FICHIER   les codes des blocs, un par ligne, par exemple RNCP34690BC07 ;
                    sans cette option : tous les blocs que préparent les formations du catalogue
`;

const MOST_CODES = 20_000;

/** Reads the arguments; the refusal is a French sentence. */
export function parseBlocksArguments(args: readonly string[]): Result<BlocksArguments, string> {
  const parsed = readOptions(args);
  if (parsed === undefined) return refused("Option inconnue ou sans valeur.");
  if (parsed.positionals.length !== 1 || parsed.positionals[0] !== "link") return refused("Dites quoi faire : link.");
  if (parsed.values.codes === "") return refused("Dites où sont les codes : --codes FICHIER.");
  return ok({ codes: parsed.values.codes });
}

function readOptions(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: { codes: { type: "string" } }, allowPositionals: true });
  } catch (error) {
    // parseArgs throws a TypeError for an unknown option; nothing else can fail here.
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** The block codes of a file, one a line, each once; empty lines do not count. The refusal names the first wrong line. */
export function readBlockCodes(text: string): Result<readonly string[], string> {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const wrong = lines.findIndex((line) => line !== "" && !BLOCK_CODE_PATTERN.test(line));
  if (wrong >= 0) {
    const shown = (lines[wrong] ?? "").slice(0, 60);
    return refused(`Ligne ${wrong + 1} : « ${shown} » n’est pas un code de bloc. Écrivez par exemple RNCP34690BC07.`);
  }
  const codes = [...new Set(lines.filter((line) => line !== ""))];
  if (codes.length === 0) return refused("Le fichier ne contient aucun code de bloc. Écrivez-en un par ligne.");
  if (codes.length > MOST_CODES)
    return refused("Le fichier contient plus de 20 000 codes. Coupez-le en plusieurs fichiers.");
  return ok(codes);
}
