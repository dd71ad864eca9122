import { execFile } from "node:child_process";
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openDataFolder } from "#app/platform/data-folder.server.ts";

const run = promisify(execFile);
const CHILD = `${process.execPath} --import tsx tests/support/open-data-folder-child.ts`;
let root: string;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "hub-data-"));
});

afterEach(() => rm(root, { recursive: true, force: true }));

/** What is said of a folder by a process of a machine prepared by a shell command, alone with its mounts. */
async function saidAfter(prepare: string, folder: string): Promise<string> {
  const script = `${prepare} && exec ${CHILD} "$1"`;
  const { stdout } = await run("unshare", ["--user", "--map-root-user", "--mount", "sh", "-c", script, "sh", folder]);
  return stdout;
}

test("a folder that is not there is made, with those it stands in, and left empty", async () => {
  const folder = path.join(root, "one", "two");
  openDataFolder("DATA_DIR", folder);
  openDataFolder("DATA_DIR", path.relative(process.cwd(), folder));
  expect(await readdir(folder)).toEqual([]);
});

test("a folder the system does not make is refused, instead of being tried for ever", () => {
  expect(() => openDataFolder("DATA_DIR", "/proc/x/y")).toThrow("Le dossier /proc/x/y ne peut pas être créé");
});

test("a file, where a folder is wanted", async () => {
  const file = path.join(root, "file");
  await writeFile(file, "");
  const said = "mène à un fichier, où il faut un dossier";
  expect(() => openDataFolder("DATA_DIR", file)).toThrow(`DATA_DIR ${said} : ${file}`);
  expect(() => openDataFolder("OUTBOX_DIR", path.join(file, "below"))).toThrow(`OUTBOX_DIR ${said}`);
  expect(() => openDataFolder("DATA_DIR", "/dev/full")).toThrow(said);
});

test("a full disk", async () => {
  const said = await saidAfter(`mount -t tmpfs -o size=16k tmpfs ${root}`, path.join(root, "data"));
  expect(said).toBe(
    `Il n’y a plus de place sur le disque de ${root}/data. Libérez-en, ou choisissez un autre DATA_DIR.`,
  );
});

test("a disk that cannot be written", async () => {
  const prepare = `mount -t tmpfs tmpfs ${root} && mount -o remount,ro ${root}`;
  expect(await saidAfter(prepare, path.join(root, "data"))).toContain("est sur un disque en lecture seule");
});

test("a folder of somebody else's", async () => {
  await chmod(root, 0o755);
  await mkdir(path.join(root, "theirs"), { mode: 0o555 });
  const asNobody = ["--user", "--map-user=65534", "--map-group=65534", "sh", "-c", `exec ${CHILD} "$1"`, "sh"];
  const { stdout } = await run("unshare", [...asNobody, path.join(root, "theirs")]);
  expect(stdout).toContain(`Impossible d’écrire dans ${root}/theirs`);
});
