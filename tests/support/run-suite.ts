import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { z } from "zod";

const run = promisify(execFile);
const LONGEST_RUN_MS = 240_000;

const report = z.object({
  testResults: z.array(
    z.object({
      status: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

/** What one suite said; a suite that could not begin has no test and is broken. */
export interface SuiteOutcome {
  readonly passed: number;
  /** Full names. */
  readonly failed: readonly string[];
  readonly isBroken: boolean;
}

/** Runs one test file with vitest in a folder, or in it only the tests whose name holds `only`, and reads its report. */
export async function runSuite(suite: {
  readonly cwd: string;
  readonly project: string;
  readonly file: string;
  readonly only?: string;
}): Promise<SuiteOutcome> {
  const directory = await mkdtemp(path.join(tmpdir(), "hub-suite-"));
  const output = path.join(directory, "report.json");
  try {
    const args = ["run", "--project", suite.project, suite.file, "--reporter=json", `--outputFile=${output}`];
    if (suite.only !== undefined) args.push("--testNamePattern", suite.only.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    // A failing suite exits 1: the report says the rest.
    await run("node_modules/.bin/vitest", args, { cwd: suite.cwd, timeout: LONGEST_RUN_MS }).catch(() => undefined);
    const { testResults } = report.parse(JSON.parse(await readFile(output, "utf8")));
    const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
    return {
      passed: tests.filter(({ status }) => status === "passed").length,
      failed: tests.filter(({ status }) => status === "failed").map(({ fullName }) => fullName),
      isBroken: tests.length === 0 || testResults.some(({ status }) => status !== "passed"),
    };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
