import { familyNames } from "#app/content/import-families.ts";
import type { ImportReport } from "#app/imports/import-report.ts";
import { assertNever } from "#app/platform/result.ts";

const SHOWN_REFUSALS = 20;
const number = new Intl.NumberFormat("fr-FR");

/** What an operator reads on the screen after an import, in French. */
export function importReportLines(report: ImportReport): readonly string[] {
  const seconds = (Date.parse(report.finishedAt) - Date.parse(report.startedAt)) / 1000;
  const families = Object.entries(report.counts).map(
    ([family, counts]) =>
      `  ${familyNames[family] ?? family} : lus ${number.format(counts.read)}, créés ${number.format(counts.created)}, ` +
      `modifiés ${number.format(counts.updated)}, inchangés ${number.format(counts.unchanged)}, ` +
      `retirés ${number.format(counts.withdrawn)}`,
  );
  const more = report.refusals.length - SHOWN_REFUSALS;
  return [
    ...families,
    ...report.warnings.map((warning) => `Attention : ${warning}`),
    ...report.refusals.slice(0, SHOWN_REFUSALS).map(({ message }) => `Refusé : ${message}`),
    ...(more > 0 ? [`… et ${number.format(more)} autres refus, dans le compte rendu (--report).`] : []),
    outcomeLine(report),
    `Durée ${seconds.toFixed(1)} s, mémoire au plus ${Math.round(report.peakRssBytes / 1e6)} Mo.`,
  ];
}

function outcomeLine(report: ImportReport): string {
  switch (report.outcome) {
    case "switched":
      return `Le catalogue passe à la version ${report.catalogueVersion}.`;
    case "unchanged":
      return `Rien de nouveau : le catalogue reste à la version ${report.catalogueVersion}.`;
    case "refused":
      return `Import refusé : le catalogue reste à la version ${report.catalogueVersion}.`;
    case "awaiting-confirmation":
      return "Changement inhabituel : relancez avec --yes pour confirmer.";
    default:
      return assertNever(report.outcome);
  }
}
