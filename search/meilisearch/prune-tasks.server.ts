import { awaitTasks } from "./await-tasks.server.ts";
import type { MeilisearchServer } from "./meilisearch-server.server.ts";

const KEPT_MS = 86_400_000;
const WAIT_MS = 60_000;

/**
 * Forgets what was done to the index more than a day ago: a swap of indexes rewrites every task of both. The key that writes reaches the
 * tasks of its indexes alone: swaps and these very deletions stay, which no swap rewrites, until the server drops them past a million.
 */
export async function pruneTasks({ writing }: MeilisearchServer): Promise<void> {
  const { taskUid } = await writing.tasks.deleteTasks({
    statuses: ["succeeded", "failed", "canceled"],
    beforeFinishedAt: new Date(Date.now() - KEPT_MS).toISOString(),
  });
  await awaitTasks(writing, [taskUid], WAIT_MS);
}
