import { execFile } from "node:child_process";
import { readFile, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { EmbeddedPostgresError } from "./embedded-postgres-error.ts";

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/** The two programs a cluster needs, and the version that decides their options. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly majorVersion: number;
}

/** The PostgreSQL 18 that npm installed with the project, its library links restored. */
export async function bundledBinaries(): Promise<PostgresBinaries> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const packageName = `@embedded-postgres/${platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(packageName);
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `PostgreSQL n'est pas livré pour cette machine (${platform}-${process.arch}). ` +
        "Donnez DATABASE_URL et DATABASE_OWNER_URL pour utiliser un PostgreSQL 15 ou plus récent.",
      { cause },
    );
  }
  const packageDir = path.resolve(path.dirname(entry), "..");
  await restoreLibraryLinks(packageDir);
  return binariesIn(path.join(packageDir, "native/bin"));
}

/** The programs of another installation, for instance `/usr/lib/postgresql/15/bin`. */
export async function binariesIn(binDir: string): Promise<PostgresBinaries> {
  const postgres = path.join(binDir, "postgres");
  const { stdout } = await promisify(execFile)(postgres, ["--version"]);
  const majorVersion = Number(/\b(\d+)(?:\.\d+|devel|beta\d+|rc\d+)/.exec(stdout)?.[1]);
  return { initdb: path.join(binDir, "initdb"), postgres, majorVersion };
}

/**
 * npm packages cannot hold symbolic links; the platform package re-creates them in an install script, which npm may be
 * told to skip (`--ignore-scripts`, npm 11). Without them initdb dies on "libicuuc.so.60".
 */
async function restoreLibraryLinks(packageDir: string): Promise<void> {
  const list = await readFile(path.join(packageDir, "native/pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of linksSchema.parse(JSON.parse(list))) {
    const targetPath = path.join(packageDir, target);
    const relativeSource = path.relative(path.dirname(target), source);
    await symlink(relativeSource, targetPath).catch((error: unknown) => {
      if (!hasCode(error, "EEXIST")) throw error;
    });
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
