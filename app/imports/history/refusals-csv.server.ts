import { refusalsFile } from "#app/content/import-history.ts";
import { csvText } from "#app/platform/csv-text.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import type { Refusal } from "./refusal.ts";
import { type RefusalChoice, selectRefusals } from "./refusal-store.server.ts";

/** What is in memory at a time: a run may have tens of thousands of refusals. */
const ROWS_A_CHUNK = 1000;

/**
 * The chosen refusals as a file for French spreadsheets, piece by piece.
 */
export function refusalsCsv(database: Pick<Database, "pool">, choice: RefusalChoice): ReadableStream<Uint8Array> {
  const pieces = csvPieces(database, choice);
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await pieces.next();
      if (done === true) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}

async function* csvPieces(
  database: Pick<Database, "pool">,
  choice: RefusalChoice,
): AsyncGenerator<string, undefined, undefined> {
  yield csvText([refusalsFile.columns], true);
  for (let offset = 0; ; offset += ROWS_A_CHUNK) {
    const refusals = await selectRefusals(database, choice, { limit: ROWS_A_CHUNK, offset });
    if (refusals.length > 0) yield csvText(refusals.map(cellsOf), false);
    if (refusals.length < ROWS_A_CHUNK) return undefined;
  }
}

/** In the order of the columns; absent is an empty cell. */
function cellsOf(refusal: Refusal): readonly string[] {
  const { source, readAt, record, number, formation, organisation, rule, line, path, value, message } = refusal;
  const [recordName, ruleName] = [refusalsFile.records[record], refusalsFile.ruleName(rule)];
  const place = [String(line), path];
  return [
    ...[source, readAt.toISOString(), recordName, number ?? "", formation ?? "", organisation ?? ""],
    ...[ruleName, message, value, ...place],
  ];
}
