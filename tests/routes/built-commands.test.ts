import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { builtCommands } from "#app/cli/staleness.js";

const sourceMap = z.object({ sources: z.array(z.string()) });
const BUILD = path.resolve("build/server");
const OLD = "La construction est plus ancienne que le code : lancez « npm run build », puis recommencez.\n";
const NONE = "Le portail n’est pas construit : lancez « npm run build », puis recommencez.\n";

interface Outcome {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

/** Runs node with these arguments in a folder, to its end. */
async function runNode(cwd: string, args: readonly string[]): Promise<Outcome> {
  const ended = await promisify(execFile)(process.execPath, [...args], { cwd }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: unknown) => z.object({ code: z.number(), stdout: z.string(), stderr: z.string() }).parse(error),
  );
  return { code: ended.code, output: ended.stdout, errors: ended.stderr };
}

/** The chunks that hold each of our modules. */
async function chunksByModule(): Promise<ReadonlyMap<string, readonly string[]>> {
  const chunks = new Map<string, string[]>();
  const maps = (await readdir(BUILD, { recursive: true })).filter((name) => name.endsWith(".js.map"));
  for (const name of maps) {
    const file = path.join(BUILD, name);
    const { sources } = sourceMap.parse(JSON.parse(await readFile(file, "utf8")));
    for (const source of sources) {
      const module = path.relative(".", path.resolve(path.dirname(file), source));
      chunks.set(module, [...(chunks.get(module) ?? []), name]);
    }
  }
  return chunks;
}

describe("the build", () => {
  it("compiles every command of production, without a map for the browser", async () => {
    for (const name of builtCommands) expect(existsSync(path.join(BUILD, `${name}.js`)), name).toBe(true);
    const client = await readdir("build/client", { recursive: true });
    expect(client.filter((name) => name.endsWith(".map"))).toEqual([]);
  });

  it("holds each module once: commands and pages share one pool, one clock, one set of metrics", async () => {
    const chunks = await chunksByModule();
    for (const name of ["database", "clock", "env", "log", "http/metrics"]) {
      expect(chunks.get(`app/platform/${name}.server.ts`), name).toHaveLength(1);
    }
    const doubled = [...chunks].filter(([module, names]) => /^(app|search|prisma)\//.test(module) && names.length > 1);
    expect(doubled).toEqual([]);
  });
});

describe("a compiled command", () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "hub-built-"));
    await mkdir(path.join(folder, "build/server"), { recursive: true });
    await cp("app/cli", path.join(folder, "app/cli"), { recursive: true });
    await cp("package.json", path.join(folder, "package.json"));
    await writeFile(path.join(folder, "build/server/worker.js"), "console.log(process.argv.slice(2).join(' '));\n");
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  const run = (...args: readonly string[]): Promise<Outcome> => runNode(folder, ["app/cli/run-built.js", ...args]);

  /** As `npm run build` ends. */
  async function markBuild(): Promise<void> {
    const program = 'import("./app/cli/staleness.js").then((s) => s.markBuild(s.digestOfBuildInputs()))';
    expect(await runNode(folder, ["--eval", program])).toMatchObject({ code: 0 });
  }

  it("runs with its arguments when it was made from the code beside it", async () => {
    await markBuild();
    expect(await run("worker", "one", "--two")).toEqual({ code: 0, output: "one --two\n", errors: "" });
  });

  it("is refused, in one sentence, once a file of the code changed, came or went", async () => {
    await markBuild();
    const changed = path.join(folder, "app/cli/worker.ts");
    const before = await readFile(changed, "utf8");
    await writeFile(changed, `${before}\n`);
    expect(await run("worker")).toEqual({ code: 2, output: "", errors: OLD });
    await writeFile(changed, before);
    expect(await run("worker")).toMatchObject({ code: 0 });
    await mkdir(path.join(folder, "search"));
    await writeFile(path.join(folder, "search/new.ts"), "");
    expect(await run("worker")).toEqual({ code: 2, output: "", errors: OLD });
    await rm(path.join(folder, "search"), { recursive: true });
    await rm(path.join(folder, "app/cli/search.ts"));
    expect(await run("worker")).toEqual({ code: 2, output: "", errors: OLD });
  });

  it("does not mind a test beside the code", async () => {
    await markBuild();
    await writeFile(path.join(folder, "app/cli/worker.test.ts"), "");
    expect(await run("worker")).toMatchObject({ code: 0 });
  });

  it("is refused where nothing was built, and so is a name that is no command", async () => {
    expect(await run("worker")).toEqual({ code: 2, output: "", errors: NONE });
    await markBuild();
    expect(await run("../worker")).toMatchObject({ code: 2, output: "" });
  });

  it.each([
    ["verify", "access"],
    ["bench", "http"],
  ])("is what %s %s tries: it refuses an older build too", async (kind, name) => {
    const program = [
      "--import",
      createRequire(import.meta.url).resolve("tsx"),
      path.resolve(`tests/${kind}/run.ts`),
      name,
      "--quick",
    ];
    expect(await runNode(folder, program)).toEqual({ code: 2, output: "", errors: NONE });
    await writeFile(path.join(folder, "build/made-from"), "another code");
    expect(await runNode(folder, program)).toEqual({ code: 2, output: "", errors: OLD });
  });
});
