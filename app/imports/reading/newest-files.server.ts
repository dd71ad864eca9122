import { readdir } from "node:fs/promises";
import path from "node:path";

/**
 * The files of some folders that an import knows by their names, one of each kind: the newest by its name, which holds a date or a
 * version. A folder that is not there holds none.
 */
export async function findNewestFiles<Kind extends string>(
  directories: readonly string[],
  known: Readonly<Record<Kind, { readonly pattern: RegExp }>>,
  kinds: readonly Kind[],
): Promise<ReadonlyMap<Kind, string>> {
  const found = new Map<Kind, string>();
  for (const directory of directories) {
    for (const name of await readdir(directory).catch(() => [])) {
      const kind = kinds.find((one) => known[one].pattern.test(name));
      if (kind === undefined) continue;
      const newest = found.get(kind);
      if (newest === undefined || path.basename(newest) < name) found.set(kind, path.join(directory, name));
    }
  }
  return found;
}
