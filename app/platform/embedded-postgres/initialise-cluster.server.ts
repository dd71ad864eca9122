import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import type { PostgresBinaries } from "./binaries.server.ts";
import { EmbeddedPostgresError } from "./embedded-postgres-error.ts";
import { unprivilegedCommand } from "./unprivileged-command.server.ts";

/** Creates the cluster of a folder when there is none; refuses the folder of another account or another version. */
export async function initialiseCluster(dataDir: string, binaries: PostgresBinaries): Promise<void> {
  if (await hasCluster(dataDir)) return checkCluster(dataDir, binaries);
  const draft = await makeDraft(dataDir);
  try {
    await runInitdb(draft, binaries);
    await rename(draft, dataDir);
  } catch (cause) {
    await rm(draft, { recursive: true, force: true });
    // A second process may have won the race to create the same cluster.
    if (await hasCluster(dataDir)) return;
    if (cause instanceof EmbeddedPostgresError) throw cause;
    const said = cause instanceof Error && "stderr" in cause ? String(cause.stderr).trim() : String(cause);
    throw new EmbeddedPostgresError(`La base de données n’a pas pu être créée dans ${dataDir} :\n${said}`, { cause });
  }
}

async function hasCluster(dataDir: string): Promise<boolean> {
  try {
    await stat(path.join(dataDir, "PG_VERSION"));
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EACCES") throw otherAccount(dataDir, error);
    return false;
  }
}

async function checkCluster(dataDir: string, binaries: PostgresBinaries): Promise<void> {
  const { uid } = await stat(dataDir);
  if (process.getuid !== undefined && uid !== process.getuid()) throw otherAccount(dataDir, undefined);
  const version = (await readFile(path.join(dataDir, "PG_VERSION"), "utf8")).trim();
  if (Number(version) === binaries.majorVersion) return;
  throw new EmbeddedPostgresError(
    `Le dossier ${dataDir} vient de PostgreSQL ${version}, le PostgreSQL livré est en version ` +
      `${binaries.majorVersion}. Choisissez un autre DATA_DIR, ou reprenez les données par une sauvegarde.`,
  );
}

/** The cluster is made aside, then renamed: a kill in the middle never leaves half a cluster at the final place. */
async function makeDraft(dataDir: string): Promise<string> {
  try {
    await mkdir(path.dirname(dataDir), { recursive: true });
    return await mkdtemp(`${dataDir}.new-`);
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `Impossible d’écrire dans ${path.dirname(dataDir)}. Donnez-vous ce droit, ou choisissez un autre DATA_DIR.`,
      { cause },
    );
  }
}

async function runInitdb(dataDir: string, binaries: PostgresBinaries): Promise<void> {
  // The builtin provider sorts the same everywhere and needs no locale of the system; it came with PostgreSQL 17.
  const locale =
    binaries.majorVersion >= 17
      ? ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
      : ["--locale=C.UTF-8"];
  const command = await unprivilegedCommand({
    file: binaries.initdb,
    // Trust: the only way in is the socket, in a folder that its owner alone can open.
    args: ["-D", dataDir, "-U", "postgres", "--auth=trust", "-E", "UTF8", "--no-instructions", ...locale],
  });
  await promisify(execFile)(command.file, [...command.args]);
}

function otherAccount(dataDir: string, cause: unknown): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    `Le dossier ${dataDir} appartient à un autre compte. Reprenez ce compte, ou choisissez un autre DATA_DIR.`,
    { cause },
  );
}
