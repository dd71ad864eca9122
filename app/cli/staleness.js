// What was installed, generated or built from which files: a step is repeated only when its inputs changed. No dependencies.
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";

const MARKS_DIR = "node_modules/.cache/hub";
const GENERATED = new Set(["app/cli", "app/platform/prisma-client"]);

/**
 * Was this step done last with these very inputs?
 * @type {(name: string, inputs: string) => Promise<boolean>}
 */
export async function isMarked(name, inputs) {
  return (await readFile(path.join(MARKS_DIR, name), "utf8").catch(() => "")) === inputs;
}

/**
 * Remembers the inputs a step was done with.
 * @type {(name: string, inputs: string) => Promise<void>}
 */
export async function mark(name, inputs) {
  await mkdir(MARKS_DIR, { recursive: true });
  await writeFile(path.join(MARKS_DIR, name), inputs);
}

/**
 * Somebody ran npm after the last change of the lock file: what npm wrote of itself is newer.
 * @type {() => Promise<boolean>}
 */
export async function isInstalledByHand() {
  const [installed, lock] = await Promise.all(
    ["node_modules/.package-lock.json", "package-lock.json"].map((file) => stat(file).catch(() => undefined)),
  );
  return installed !== undefined && lock !== undefined && installed.mtimeMs >= lock.mtimeMs;
}

/**
 * Digest of files and folders, by name and content.
 * @type {(paths: readonly string[]) => Promise<string>}
 */
export async function digestOf(paths) {
  const files = (await Promise.all(paths.map(filesUnder))).flat();
  return digest(await Promise.all(files.map(async (file) => `${file}\n${digest([await readFile(file)])}`)));
}

/**
 * Digest of texts and bytes, in this order.
 * @type {(parts: readonly (string | Uint8Array)[]) => string}
 */
export function digest(parts) {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part).update("\0");
  return hash.digest("hex");
}

/** @type {(place: string) => Promise<string[]>} */
async function filesUnder(place) {
  const found = await stat(place).catch(() => undefined);
  if (found === undefined || GENERATED.has(place)) return [];
  if (found.isFile()) return [place];
  const names = await readdir(place);
  return (await Promise.all(names.sort().map((name) => filesUnder(path.posix.join(place, name))))).flat();
}
