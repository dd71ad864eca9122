import { lstat, mkdir, mkdtemp, readFile, rm, rmdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

/** Prefix of the socket folders made here; only such folders are ever removed. */
const PREFIX = "hub-pg-";

/**
 * The folder of a cluster's socket, which this account alone can open: the same at each start, so that addresses already given stay
 * good when the server is started again. Under the temporary folder, since the path of a socket holds about a hundred characters.
 */
export async function openSocketDir(dataDir: string): Promise<string> {
  const kept = await keptSocketDir(dataDir);
  return kept !== undefined && (await isOurs(kept)) ? kept : mkdtemp(path.join(tmpdir(), PREFIX));
}

/** Notes the folder of the server that now runs on a cluster. */
export async function keepSocketDir(dataDir: string, socketDir: string): Promise<void> {
  await writeFile(recordOf(dataDir), socketDir, { mode: 0o600 });
}

/** Removes the folder of a server that has stopped, unless another one is already there. */
export async function removeSocketDir(socketDir: string): Promise<void> {
  if (path.basename(socketDir).startsWith(PREFIX)) await rmdir(socketDir).catch(() => undefined);
}

/** Removes what a killed server left, unless the next one will use it. */
export async function removeStaleSocketDir(dataDir: string, socketDir: string): Promise<void> {
  if (!path.basename(socketDir).startsWith(PREFIX) || socketDir === (await keptSocketDir(dataDir))) return;
  await rm(socketDir, { recursive: true, force: true });
}

async function keptSocketDir(dataDir: string): Promise<string | undefined> {
  const kept = await readFile(recordOf(dataDir), "utf8").catch(() => "");
  return path.basename(kept).startsWith(PREFIX) ? kept : undefined;
}

function recordOf(dataDir: string): string {
  return `${dataDir}.socket`;
}

/** The temporary folder is everybody's: another account may have taken the name while the server was down. */
async function isOurs(folder: string): Promise<boolean> {
  await mkdir(folder, { mode: 0o700 }).catch(() => undefined);
  const found = await lstat(folder).catch(() => undefined);
  if (found === undefined || !found.isDirectory() || (found.mode & 0o077) !== 0) return false;
  return process.getuid === undefined || found.uid === process.getuid();
}
