import { mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

/** A folder of the settings cannot hold what the portal writes; the message says in French what to do. */
export class DataFolderError extends Error {
  override readonly name = "DataFolderError";
}

/** More than a file system keeps beside its files: a full disk shows. */
const PROBE_BYTES = 65_536;

/** The settings that name a folder. */
type FolderSetting = "DATA_DIR" | "OUTBOX_DIR";

/**
 * Makes the folder of a setting, with those it stands in, and proves that it takes files. One folder after the other: Node's own
 * `recursive` turns round for ever where the system says that a folder does not exist and will not make it, as in /proc.
 */
export function openDataFolder(setting: FolderSetting, folder: string): void {
  const whole = path.resolve(folder);
  try {
    makeFolder(whole);
    const probe = path.join(whole, `.probe-${process.pid}`);
    try {
      writeFileSync(probe, Buffer.alloc(PROBE_BYTES), { flush: true });
    } finally {
      rmSync(probe, { force: true });
    }
  } catch (cause) {
    throw new DataFolderError(sentenceOf(setting, whole, cause), { cause });
  }
}

function makeFolder(folder: string): void {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found?.isDirectory() === true) return;
  if (found === undefined && path.dirname(folder) !== folder) makeFolder(path.dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may have made it meanwhile.
    if (codeOf(error) !== "EEXIST" || !statSync(folder).isDirectory()) throw error;
  }
}

function sentenceOf(setting: FolderSetting, folder: string, error: unknown): string {
  const code = codeOf(error);
  const otherwise = `ou choisissez un autre ${setting}`;
  switch (code) {
    case "EEXIST":
    case "ENOTDIR":
      return `${setting} mène à un fichier, où il faut un dossier : ${folder}. Déplacez ce fichier, ${otherwise}.`;
    case "EACCES":
    case "EPERM":
      return `Impossible d’écrire dans ${folder}. Donnez-vous ce droit, ${otherwise}.`;
    case "EROFS":
      return `Le dossier ${folder} est sur un disque en lecture seule. Rendez-le modifiable, ${otherwise}.`;
    case "ENOSPC":
    case "EDQUOT":
      return `Il n’y a plus de place sur le disque de ${folder}. Libérez-en, ${otherwise}.`;
    default:
      return `Le dossier ${folder} ne peut pas être créé, ni recevoir de fichiers (${code}). Vérifiez-le, ${otherwise}.`;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
