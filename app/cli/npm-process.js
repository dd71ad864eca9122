import { readFile } from "node:fs/promises";

const LOOK_MS = 500;

/**
 * npm killed with -9 tells nobody: without this, the server would stay alone and keep the port.
 * @param {() => Promise<void>} stop
 */
export async function stopWithNpm(stop) {
  if (process.env["npm_lifecycle_event"] !== "start") return;
  const before = await npmProcess();
  setInterval(async () => {
    if ((await npmProcess()) !== before) await stop();
  }, LOOK_MS).unref();
}

/** The process id of npm: the parent, or the parent of the shell that npm put between. */
async function npmProcess() {
  const parent = process.ppid;
  const status = await readFile(`/proc/${parent}/status`, "utf8").catch(() => "");
  if (!/^Name:\s+(sh|dash|bash)$/m.test(status)) return parent;
  return Number(/^PPid:\s+(\d+)$/m.exec(status)?.[1] ?? parent);
}
