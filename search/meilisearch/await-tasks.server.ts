import { setTimeout as sleep } from "node:timers/promises";
import type { Meilisearch } from "meilisearch";
import { z } from "zod";

/** The server did not do what it was asked, or did not say so in time. */
export class TaskFailure extends Error {
  override readonly name = "TaskFailure";
}

const FIRST_LOOK_MS = 20;
const SLOWEST_LOOK_MS = 500;

const countSchema = z.object({ total: z.int() });

/** Waits until all of these tasks have succeeded, `withinMs` at most; throws when one failed, was cancelled, or is not known. */
export async function awaitTasks(writing: Meilisearch, uids: readonly number[], withinMs: number): Promise<void> {
  if (uids.length === 0) return;
  const giveUpAt = performance.now() + withinMs;
  for (let waitMs = FIRST_LOOK_MS; ; waitMs = Math.min(waitMs * 1.5, SLOWEST_LOOK_MS)) {
    await sleep(waitMs);
    const succeeded = await countTasks(writing, uids, ["succeeded"]);
    if (succeeded === uids.length) return;
    if ((await countTasks(writing, uids, ["failed", "canceled"])) > 0) {
      throw new TaskFailure(`${uids.length - succeeded} of ${uids.length} tasks did not succeed`);
    }
    if (performance.now() > giveUpAt) throw new TaskFailure(`${uids.length} tasks are not done after ${withinMs} ms`);
  }
}

async function countTasks(
  writing: Meilisearch,
  uids: readonly number[],
  statuses: ("succeeded" | "failed" | "canceled")[],
): Promise<number> {
  return countSchema.parse(await writing.tasks.getTasks({ uids: [...uids], statuses, limit: 1 })).total;
}
