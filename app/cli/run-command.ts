import { MeilisearchError } from "meilisearch";
import { DataFolderError } from "#app/platform/data-folder.server.ts";
import { EmbeddedPostgresError } from "#app/platform/embedded-postgres/embedded-postgres-error.ts";
import { EnvironmentError } from "#app/platform/env.server.ts";
import { isServiceDown } from "#app/platform/http/service-down.ts";
import { CommitInDoubt } from "#app/platform/transaction.server.ts";
import { commitInDoubtMessage, databaseLostMessage, searchServerMessage } from "./database-messages.ts";
import { DatabaseAccessError } from "./prepare-database.ts";

const REFUSED = 1;

/**
 * Runs a command, whose answer is its exit code. What an operator can mend is said in a French sentence; anything else is a bug of ours.
 * `whenLost`: what is said of a database that went away in the middle.
 */
export async function runCommand(command: () => Promise<number>, whenLost = databaseLostMessage): Promise<void> {
  try {
    process.exitCode = await command();
  } catch (error) {
    const message = foreseenFailure(error, whenLost);
    if (message === undefined) throw error;
    process.stderr.write(`${message}\n`);
    process.exitCode = REFUSED;
  }
}

/** What an operator reads of a command that could not be carried out, in French; undefined for a bug. */
export function foreseenFailure(error: unknown, whenLost = databaseLostMessage): string | undefined {
  const foreseen = [DatabaseAccessError, EmbeddedPostgresError, EnvironmentError, DataFolderError];
  if (error instanceof Error && foreseen.some((kind) => error instanceof kind)) return error.message;
  if (error instanceof CommitInDoubt) return commitInDoubtMessage;
  if (error instanceof MeilisearchError) return searchServerMessage(error.message);
  return isServiceDown(error) ? whenLost : undefined;
}
