// What was installed, generated or built from which files: a step is repeated only when its inputs changed. No dependencies.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";

/** The commands of production: each `app/cli/NAME.ts` is compiled to `build/server/NAME.js`. */
export const builtCommands = ["serve", "worker", "import", "access", "search", "migrate", "path", "blocks"];

/** Inside the build, so that a build copied to another machine still says what it was made from. */
const BUILD_MARK = "build/made-from";
const BUILD_INPUTS = [
  ...["app", "search", "prisma", "public", "package.json", "package-lock.json"],
  ...["remix.config.js", "vite.config.ts", "tsconfig.json"],
];
const MARKS_DIR = "node_modules/.cache/hub";
const GENERATED = "app/platform/prisma-client";

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
 * Digest of everything `npm run build` reads.
 * @type {() => string}
 */
export function digestOfBuildInputs() {
  return digestOf(BUILD_INPUTS);
}

/**
 * Remembers the inputs the build was made from.
 * @type {(inputs: string) => Promise<void>}
 */
export async function markBuild(inputs) {
  await writeFile(BUILD_MARK, inputs);
}

/**
 * Why the compiled commands and pages must not be run, in French; undefined when they were made from the code of this folder.
 * @type {() => string | undefined}
 */
export function findBuildFault() {
  if (!existsSync(BUILD_MARK)) return "Le portail n’est pas construit : lancez « npm run build », puis recommencez.";
  if (readFileSync(BUILD_MARK, "utf8") === digestOfBuildInputs()) return undefined;
  return "La construction est plus ancienne que le code : lancez « npm run build », puis recommencez.";
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
 * Digest of files and folders, by name and content; tests beside the code are left out.
 * @type {(paths: readonly string[]) => string}
 */
export function digestOf(paths) {
  return digest(paths.flatMap(filesUnder).flatMap((file) => [file, readFileSync(file)]));
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

/** @type {(place: string) => string[]} */
function filesUnder(place) {
  const found = statSync(place, { throwIfNoEntry: false });
  if (found === undefined || place === GENERATED) return [];
  if (found.isFile()) return /\.test\.tsx?$/.test(place) ? [] : [place];
  return readdirSync(place)
    .sort()
    .flatMap((name) => filesUnder(path.posix.join(place, name)));
}
