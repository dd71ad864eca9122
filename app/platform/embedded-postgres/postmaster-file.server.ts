import { readFile, readlink, realpath, rm } from "node:fs/promises";
import path from "node:path";
import { removeStaleSocketDir } from "./socket-folder.server.ts";

/** What a running PostgreSQL writes of itself in `postmaster.pid`. */
export interface PostmasterFile {
  readonly pid: number;
  readonly port: number;
  readonly socketDir: string;
  readonly ready: boolean;
}

/** Reads `postmaster.pid`; undefined when there is none, or when it is still being written. */
export async function readPostmasterFile(dataDir: string): Promise<PostmasterFile | undefined> {
  const text = await readFile(path.join(dataDir, "postmaster.pid"), "utf8").catch(() => "");
  const [pid, , , port, socketDir, , , status] = text.split("\n");
  if (!pid || !port || !socketDir) return undefined;
  return { pid: Number(pid), port: Number(port), socketDir, ready: status?.trim() === "ready" };
}

/**
 * Is this process the server of this very folder? A process id may have been given to another program since, even to
 * another PostgreSQL, and a dead child may stay as a zombie where nothing reaps it: the working folder tells.
 */
export async function isServerOf(dataDir: string, pid: number): Promise<boolean> {
  if (process.platform !== "linux") return isAlive(pid);
  const workingDir = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
  return workingDir !== undefined && workingDir === (await realpath(dataDir));
}

/** Clears what a killed server left: its pid file blocks the next start when the pid was given to another program. */
export async function removeStaleFiles(dataDir: string, stale: PostmasterFile): Promise<void> {
  // Another process may have started the server again meanwhile: these files are then its own.
  if ((await readPostmasterFile(dataDir))?.pid !== stale.pid) return;
  await rm(path.join(dataDir, "postmaster.pid"), { force: true });
  await removeStaleSocketDir(dataDir, stale.socketDir);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
