import { readFile, readlink, realpath, rm } from "node:fs/promises";
import path from "node:path";

/** Prefix of the socket folders made here; only such folders are ever removed. */
export const SOCKET_DIR_PREFIX = "hub-pg-";

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
  await rm(path.join(dataDir, "postmaster.pid"), { force: true });
  await removeSocketDir(stale.socketDir);
}

/** Removes a socket folder, provided its name shows that it was made here. */
export async function removeSocketDir(socketDir: string): Promise<void> {
  if (!path.basename(socketDir).startsWith(SOCKET_DIR_PREFIX)) return;
  await rm(socketDir, { recursive: true, force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
