import { DataFolderError } from "#app/platform/data-folder.server.ts";
import { EnvironmentError, env } from "#app/platform/env.server.ts";
import { accessWarningMessage } from "./database-messages.ts";
import { checkServingLogin, DatabaseAccessError } from "./prepare-database.ts";

/**
 * Runs a process of production (server, worker) on an existing database, until SIGTERM or SIGINT. `withoutDatabase` says in French
 * what to do when DATABASE_URL is missing. A foreseen refusal exits with 2, a fault with 1.
 */
export async function runServingProcess(
  withoutDatabase: string,
  start: () => Promise<{ stop(): Promise<void> }>,
): Promise<void> {
  try {
    process.env["NODE_ENV"] ||= "production";
    const settings = env();
    if (settings.DATABASE_URL === undefined) throw new EnvironmentError(withoutDatabase);
    for (const warning of await checkServingLogin(settings)) {
      process.stderr.write(`${accessWarningMessage(warning)}\n`);
    }
    const running = await start();
    const stop = (): void => {
      // Remix keeps timers of answered pages for some seconds: waiting for them would be waiting for nothing.
      running.stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    };
    process.once("SIGTERM", stop).once("SIGINT", stop);
  } catch (error) {
    const isForeseen = [EnvironmentError, DatabaseAccessError, DataFolderError].some((kind) => error instanceof kind);
    process.stderr.write(`${error instanceof Error ? (isForeseen ? error.message : error.stack) : String(error)}\n`);
    process.exit(isForeseen ? 2 : 1);
  }
}
