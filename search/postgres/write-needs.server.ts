import type { ClientBase } from "pg";
import { z } from "zod";

const writtenRow = z.object({ written: z.int() });

/**
 * Writes the documents of all needs again, and answers how many there are; 50,000 take some seconds. Each change of a need writes its own:
 * this is for the names of jobs and places, which imports change. In a transaction: it acts as the portal's work on needs until its end.
 */
export async function rebuildNeedDocuments(client: Pick<ClientBase, "query">): Promise<number> {
  await client.query("SELECT set_config('hub.task', 'need', true)");
  const { rows } = await client.query("SELECT search.write_needs(NULL) AS written");
  await client.query("SELECT set_config('hub.task', '', true)");
  return writtenRow.parse(rows[0]).written;
}
