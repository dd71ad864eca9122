import { existsSync } from "node:fs";
import path from "node:path";

/** The published exports, kept beside the repository: they are too large to live in it. */
export const SHARED_DATA = path.resolve(import.meta.dirname, "../../../shared/data");

/** For `describe.skipIf`: says which exports are not beside this clone. */
export function lacksSharedData(...folders: readonly string[]): boolean {
  const missing = folders.filter((folder) => !existsSync(path.join(SHARED_DATA, folder)));
  if (missing.length > 0) console.warn(`Sauté : ${missing.join(", ")} absent de ${SHARED_DATA}`);
  return missing.length > 0;
}
