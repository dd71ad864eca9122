import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Tinypool } from "tinypool";
import type { PathInstance } from "../path/path-instance.ts";
import type { PathAnswer } from "../path/plan-path.ts";

const MOST_WAITING = 60;
const IDLE_MS = 30_000;

let pool: Tinypool | undefined;

/** The thread's own file is compiled beside the commands, or beside the chunks that they share; what runs the source uses the build. */
function openPool(): Tinypool {
  const here = ["./path-thread.js", "../path-thread.js", "../../../build/server/path-thread.js"].map((file) =>
    fileURLToPath(new URL(file, import.meta.url)),
  );
  const filename = here.find(existsSync);
  if (filename === undefined) throw new Error("The thread of paths is not built: npm run build");
  return new Tinypool({
    ...{ filename, runtime: "worker_threads", minThreads: 0, maxThreads: 1, concurrentTasksPerWorker: 1 },
    ...{ maxQueue: MOST_WAITING, idleTimeout: IDLE_MS },
  });
}

/** `planPath`, in a thread of its own: pages go on being answered meanwhile. Rejects when sixty questions wait already. */
export function planElsewhere(instance: PathInstance): Promise<PathAnswer> {
  pool ??= openPool();
  return pool.run(instance);
}
