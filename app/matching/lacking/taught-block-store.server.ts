import { z } from "zod";
import type { SqlReader } from "#app/platform/sql-reader.ts";

const rowsSchema = z.array(z.object({ number: z.string(), blocks: z.array(z.string()) }));

/** The blocks that some sessions teach, by the number of the session. Counts on training_session_number_key. */
export async function blocksTaughtIn(
  reader: SqlReader,
  sessions: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (sessions.length === 0) return new Map();
  const { rows } = await reader.query(
    `SELECT s.number, d.blocks FROM training_session s JOIN session_document d ON d.id = s.id WHERE s.number = ANY($1)`,
    [[...sessions]],
  );
  return new Map(rowsSchema.parse(rows).map(({ number, blocks }) => [number, blocks]));
}
