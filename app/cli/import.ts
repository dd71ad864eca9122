import type { ImportOutcome } from "#app/imports/import-report.ts";
import { IMPORT_USAGE, parseImportArguments } from "./import-arguments.ts";
import { findReportObstacle, runLheoImport } from "./import-lheo.ts";
import { importReference, type ReferenceArguments } from "./import-reference.ts";
import { importReportLines } from "./import-report-lines.ts";
import { runCommand } from "./run-command.ts";
import { runImport } from "./run-import.ts";

const exitCodes: Readonly<Record<ImportOutcome, number>> = {
  switched: 0,
  unchanged: 0,
  refused: 1,
  "awaiting-confirmation": 3,
};
const REFUSED = 1;
const WRONG_USAGE = 2;

/** `npm run import -- …`: parse, run one use case, print. The answer is the exit code of contract.md. */
async function main(args: readonly string[]): Promise<number> {
  const parsed = parseImportArguments(args);
  if (!parsed.ok) {
    process.stderr.write(`${parsed.refusal}\n\n${IMPORT_USAGE}`);
    return WRONG_USAGE;
  }
  const { kind, paths, source, report, yes } = parsed.value;
  return kind === "lheo"
    ? runLheoImport({ file: paths[0] ?? "", source: source ?? "", report, yes })
    : runReferenceImport({ ...parsed.value, kind });
}

async function runReferenceImport(asked: ReferenceArguments): Promise<number> {
  const obstacle = await findReportObstacle(asked.report);
  if (obstacle !== undefined) {
    process.stderr.write(`${obstacle}\n`);
    return REFUSED;
  }
  const { kind, source = kind, report } = asked;
  return runImport(
    { kind, source, report },
    (db) => importReference(asked, db),
    (done) => {
      for (const line of importReportLines(done)) process.stdout.write(`${line}\n`);
      return exitCodes[done.outcome];
    },
  );
}

await runCommand(() => main(process.argv.slice(2)));
