import { readFile } from "node:fs/promises";
import { type LinkRefusal, linkKnownBlocks } from "#app/blocks/links/link-blocks.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { BLOCKS_USAGE, parseBlocksArguments, readBlockCodes } from "./blocks-arguments.ts";
import { withDatabase } from "./prepare-database.ts";
import { runCommand } from "./run-command.ts";

const REFUSED = 1;
const WRONG_USAGE = 2;
const MOST_NAMED = 5;

/** Links blocks to the skills they teach, keeps the links, and prints one block a line, in JSON. */
async function main(args: readonly string[]): Promise<number> {
  const asked = parseBlocksArguments(args);
  if (!asked.ok) {
    process.stderr.write(`${asked.refusal}\n\n${BLOCKS_USAGE}`);
    return WRONG_USAGE;
  }
  const codes = asked.value.codes === undefined ? ok(undefined) : await readCodes(asked.value.codes);
  if (!codes.ok) return refuse(codes.refusal);
  const linked = await withDatabase((database) => linkKnownBlocks(database, codes.value));
  if (!linked.ok) return refuse(refusalMessage(linked.refusal));
  for (const { block, skills } of linked.value) {
    const printed = skills.map(({ isShown, ...skill }) => ({ ...skill, shown: isShown }));
    process.stdout.write(`${JSON.stringify({ block, skills: printed })}\n`);
  }
  return 0;
}

async function readCodes(file: string): Promise<Result<readonly string[], string>> {
  try {
    return readBlockCodes(await readFile(file, "utf8"));
  } catch {
    return refused(`Le fichier « ${file} » n’a pas pu être lu. Vérifiez son nom et vos droits.`);
  }
}

function refuse(message: string): number {
  process.stderr.write(`${message}\n`);
  return REFUSED;
}

function refusalMessage(refusal: LinkRefusal): string {
  switch (refusal.kind) {
    case "no-rome":
      return "Le ROME n’est pas dans le catalogue. Importez-le d’abord : npm run import -- rome DOSSIER.";
    case "no-block":
      return "Aucune formation du catalogue ne prépare un bloc connu. Donnez des codes : --codes FICHIER.";
    case "unknown-blocks": {
      const named = refusal.codes.slice(0, MOST_NAMED).join(", ");
      const others = refusal.codes.length > MOST_NAMED ? ` et ${refusal.codes.length - MOST_NAMED} autres` : "";
      return `Blocs inconnus : ${named}${others}. Importez les certifications : npm run import -- certifications DOSSIER.`;
    }
  }
}

await runCommand(() => main(process.argv.slice(2)));
