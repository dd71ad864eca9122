import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { faultsOf } from "#tests/support/paths/check-path.ts";
import { randomInstance } from "#tests/support/paths/random-instance.ts";

const failure = z.object({ code: z.number(), stdout: z.string(), stderr: z.string() });
const answerSchema = z.strictObject({
  chosen: z.array(z.int()),
  objective: z.int(),
  bound: z.int(),
  iterations: z.int(),
  violations: z.array(z.unknown()).length(0),
});

describe("npm run path", () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "hub-path-"));
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** The built command, as its npm script runs it. */
  function run(...args: readonly string[]): Promise<z.infer<typeof failure>> {
    return promisify(execFile)(process.execPath, ["app/cli/run-built.js", "path", ...args]).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      (error: unknown) => failure.parse(error),
    );
  }

  async function write(instance: unknown): Promise<string> {
    const file = path.join(folder, "instance.json");
    await writeFile(file, JSON.stringify(instance));
    return file;
  }

  it("prints one line of JSON with the fields of the contract, and the same each time", async () => {
    const instance = randomInstance({ skills: 20, options: 120, seed: 3 });
    const file = await write(instance);
    const first = await run("--instance", file, "--json");
    expect(first).toMatchObject({ code: 0, stderr: "", stdout: expect.stringMatching(/^\{.*\}\n$/) });
    const answer = answerSchema.parse(JSON.parse(first.stdout));
    expect(faultsOf(instance, answer)).toEqual([]);
    expect(answer.chosen.length).toBeGreaterThan(0);
    expect(await run("--instance", file, "--json")).toEqual(first);
  });

  it("says the same in French without --json", async () => {
    const { code, stdout } = await run("--instance", await write(randomInstance({ skills: 5, options: 9, seed: 1 })));
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^Étapes retenues, par date : [\d, ]+\.\nValeur : .+ points ; aucun parcours ne vaut plus\.\n/,
    );
  });

  it("refuses what it cannot read, with exit code 1 and a sentence", async () => {
    const missing = await run("--instance", path.join(folder, "none.json"), "--json");
    expect(missing).toMatchObject({ code: 1, stdout: "", stderr: expect.stringContaining("n’a pas pu être lu") });
    const wrong = await run("--instance", await write({ skills: [{ id: 1, weight: 0.5 }] }), "--json");
    expect(wrong).toMatchObject({ code: 1, stdout: "", stderr: expect.stringContaining("« skills[0].weight »") });
  });

  it("ends with exit code 2 on wrong usage", async () => {
    expect(await run("--json")).toMatchObject({ code: 2, stdout: "", stderr: expect.stringContaining("Usage :") });
  });
});
