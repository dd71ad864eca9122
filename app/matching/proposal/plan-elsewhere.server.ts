import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Tinypool } from "tinypool";
import type { PathInstance } from "../path/path-instance.ts";
import type { PathAnswer } from "../path/plan-path.ts";

const MOST_WAITING = 60;
const IDLE_MS = 30_000;

let pool: Tinypool | undefined;

/** The thread's own file: the source under a test, the compiled one beside the commands of production. */
function openPool(): Tinypool {
  const isSource = import.meta.url.endsWith(".ts");
  const compiled = ["./path-thread.js", "../path-thread.js"].map(besideThis).find(existsSync);
  return new Tinypool({
    filename: isSource ? besideThis("./path-thread.ts") : (compiled ?? null),
    ...{ runtime: "worker_threads", minThreads: 0, maxThreads: 1, concurrentTasksPerWorker: 1 },
    ...{ maxQueue: MOST_WAITING, idleTimeout: IDLE_MS },
    ...(isSource ? { execArgv: ["--import", "tsx"] } : {}),
  });
}

function besideThis(file: string): string {
  return fileURLToPath(new URL(file, import.meta.url));
}

/** `planPath`, in a thread of its own: pages go on being answered meanwhile. Rejects when sixty questions wait already. */
export function planElsewhere(instance: PathInstance): Promise<PathAnswer> {
  pool ??= openPool();
  return pool.run(instance);
}
