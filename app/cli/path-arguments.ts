import { parseArgs } from "node:util";
import { ok, type Result, refused } from "#app/platform/result.ts";

/** What `npm run path` was asked: contract.md § Commands. */
export interface PathArguments {
  readonly instance: string;
  readonly json: boolean;
}

export const PATH_USAGE = `Usage : npm run path -- --instance FICHIER [--json]

  --instance FICHIER   la question, en JSON : compétences, options, limites, pénalités
  --json               écrit la réponse en JSON, sur une ligne
`;

/** Reads the arguments; the refusal is a French sentence. */
export function parsePathArguments(args: readonly string[]): Result<PathArguments, string> {
  const values = readOptions(args);
  if (values === undefined) return refused("Option inconnue ou sans valeur.");
  if (values.instance === undefined || values.instance === "") return refused("Dites où est la question : --instance.");
  return ok({ instance: values.instance, json: values.json });
}

function readOptions(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { instance: { type: "string" }, json: { type: "boolean", default: false } },
    }).values;
  } catch (error) {
    // parseArgs throws a TypeError for an unknown option or a stray argument; nothing else can fail here.
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
