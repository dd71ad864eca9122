import { constants, createReadStream } from "node:fs";
import { access, stat } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import type { ImportOutcome, RecordCounts } from "#app/imports/import-report.ts";
import { now } from "#app/platform/clock.server.ts";
import { importLheo } from "#app/training/import/import-lheo.server.ts";
import type { CatalogueReport } from "#app/training/import/import-report.ts";
import { runImport } from "./run-import.ts";

const REFUSED = 1;
const EXIT_CODES: Readonly<Record<ImportOutcome, number>> = {
  switched: 0,
  unchanged: 0,
  refused: REFUSED,
  "awaiting-confirmation": 3,
};

/** What to import: a path (« - » for standard input), for whom, and where to write the report. */
export interface LheoImportOrder {
  readonly file: string;
  readonly source: string;
  readonly report: string | undefined;
  readonly yes: boolean;
}

/** Carries out `npm run import -- lheo …`; the answer is the exit code of contract.md. */
export async function runLheoImport(wanted: LheoImportOrder): Promise<number> {
  const obstacle = (await findInputObstacle(wanted.file)) ?? (await findReportObstacle(wanted.report));
  if (obstacle !== undefined) {
    process.stderr.write(`${obstacle}\n`);
    return REFUSED;
  }
  const { file, source, yes } = wanted;
  return runImport(
    { kind: "lheo", source, report: wanted.report },
    (db) => importLheo({ input: openInput(file), source: { id: source, label: source }, db, yes, now }),
    (report) => {
      process.stdout.write(`${summary(report, wanted)}\n`);
      return EXIT_CODES[report.outcome];
    },
  );
}

async function findInputObstacle(file: string): Promise<string | undefined> {
  if (file === "-") return undefined;
  try {
    await access(file, constants.R_OK);
    return (await stat(file)).isDirectory() ? `« ${file} » est un dossier : donnez un fichier.` : undefined;
  } catch {
    return `Le fichier « ${file} » n’existe pas ou ne peut pas être lu. Vérifiez son chemin et ses droits.`;
  }
}

/** Why a report cannot be written there, in French; undefined when it can. */
export async function findReportObstacle(report: string | undefined): Promise<string | undefined> {
  if (report === undefined) return undefined;
  try {
    await access(path.dirname(path.resolve(report)), constants.W_OK);
    return undefined;
  } catch {
    return `Le rapport ne peut pas être écrit dans « ${path.dirname(report)} ». Choisissez un dossier existant.`;
  }
}

function openInput(file: string): Readable {
  return file === "-" ? process.stdin : createReadStream(file);
}

function summary(report: CatalogueReport, { file, report: reportFile }: LheoImportOrder): string {
  const details = reportFile === undefined ? "Ajoutez --report FICHIER pour le détail." : `Détail : ${reportFile}`;
  const { formations, actions, sessions, organisations } = report.counts;
  if (report.outcome === "refused") {
    const [refusal] = report.refusals;
    const where = refusal === undefined || refusal.line === 0 ? "" : ` (ligne ${refusal.line}, règle ${refusal.rule})`;
    return `Refusé : « ${file} »${where}. Rien n’a changé.\n${refusal?.message ?? ""}`;
  }
  return [
    headline(report),
    countLine("Formations", formations),
    countLine("Actions", actions),
    countLine("Sessions", sessions),
    countLine("Organisations", organisations),
    ...ruleLines("Refus", report.refusals),
    ...ruleLines("Avertissements", report.warnings),
    details,
  ].join("\n");
}

function headline({ outcome, catalogueVersion, counts }: CatalogueReport): string {
  if (outcome === "unchanged") return `Rien de nouveau : le catalogue reste à la version ${catalogueVersion ?? 0}.`;
  if (outcome === "switched") return `Import terminé : le catalogue passe à la version ${catalogueVersion ?? 0}.`;
  return (
    `En attente : ce fichier retirerait ${counts.sessions.withdrawn} sessions, plus de 30 % de la source. Rien n’a changé. ` +
    "Si c’est voulu, relancez avec --yes."
  );
}

function countLine(label: string, counts: RecordCounts): string {
  const { read, created, updated, unchanged, withdrawn, refused } = counts;
  return (
    `${label} : ${read} lues, ${created} créées, ${updated} modifiées, ${unchanged} inchangées, ` +
    `${withdrawn} retirées, ${refused} refusées`
  );
}

function ruleLines(label: string, remarks: readonly { readonly rule: string }[]): readonly string[] {
  const totals = new Map<string, number>();
  for (const { rule } of remarks) totals.set(rule, (totals.get(rule) ?? 0) + 1);
  const listed = [...totals].map(([rule, total]) => `${rule} ${total}`).join(", ");
  return listed === "" ? [] : [`${label} : ${listed}`];
}
