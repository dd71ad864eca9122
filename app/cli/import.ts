import { writeFile } from "node:fs/promises";
import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import type { ImportOutcome, ImportReport } from "#app/platform/import/import-report.ts";
import { assertNever } from "#app/platform/result.ts";
import { importRome } from "#app/skills/import-rome.server.ts";
import { importTerritories } from "#app/territories/import-territories.server.ts";
import { IMPORT_USAGE, type ImportArguments, parseImportArguments } from "./import-arguments.ts";
import { runLheoImport } from "./import-lheo.ts";
import { importReportLines } from "./import-report-lines.ts";
import { DatabaseAccessError, withDatabase } from "./prepare-database.ts";

const SHARED_DATA = "../shared/data";
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
  const { kind, paths, source, report: reportFile, yes } = parsed.value;
  if (kind === "lheo") return runLheoImport({ file: paths[0] ?? "", source: source ?? "", report: reportFile, yes });
  const report = await withDatabase((db) => runImport(parsed.value, db), { applicationName: "hub-import" });
  for (const line of importReportLines(report)) process.stdout.write(`${line}\n`);
  if (parsed.value.report !== undefined) {
    await writeFile(parsed.value.report, `${JSON.stringify(report, null, 2)}\n`);
  }
  return exitCodes[report.outcome];
}

function runImport(asked: ImportArguments, db: Database): Promise<ImportReport> {
  const [directory] = asked.paths;
  switch (asked.kind) {
    case "rome":
      return importRome({ directory: directory ?? `${SHARED_DATA}/rome-v460`, db, now });
    case "territories":
      return importTerritories({ directory: directory ?? `${SHARED_DATA}/territoires`, db, now });
    case "certifications":
    case "lheo":
      throw new Error(`Not wired yet: ${asked.kind}`);
    default:
      return assertNever(asked.kind);
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof DatabaseAccessError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = REFUSED;
}
