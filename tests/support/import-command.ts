import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { z } from "zod";
import packageJson from "../../package.json" with { type: "json" };

/** The part of a report that benches and checks read. */
const reportSchema = z.object({
  outcome: z.string(),
  catalogueVersion: z.number(),
  peakRssBytes: z.number(),
  startedAt: z.string(),
  finishedAt: z.string(),
  counts: z.record(z.string(), z.record(z.string(), z.number())),
  refusals: z.array(z.object({ index: z.number(), record: z.string(), rule: z.string() })),
  warnings: z.array(z.object({ index: z.number(), rule: z.string() })),
});

/** How one run of the command ended. */
export interface CommandRun {
  readonly exitCode: number | null;
  readonly output: string;
  readonly durationMs: number;
  /** Null when the command left no report. */
  readonly report: z.infer<typeof reportSchema> | null;
}

/** What follows `node` in the script `import`. */
const [, ...COMMAND] = packageJson.scripts.import.split(" ");

/** Starts `npm run import -- lheo FILE`, without npm: the built command, which must be of this code. */
export function spawnImport(file: string, databaseUrl: string, args: readonly string[] = []): ChildProcess {
  return spawn(process.execPath, [...COMMAND, "lheo", file, "--source", "carif", ...args], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** Runs the command to its end. */
export async function runImport(file: string, databaseUrl: string, args: readonly string[] = []): Promise<CommandRun> {
  const folder = await mkdtemp(path.join(tmpdir(), "hub-import-"));
  const reportFile = path.join(folder, "report.json");
  const startedAt = performance.now();
  try {
    const child = spawnImport(file, databaseUrl, ["--report", reportFile, ...args]);
    let output = "";
    child.stdout?.on("data", (text) => (output += String(text)));
    child.stderr?.on("data", (text) => (output += String(text)));
    const exitCode = await exitOf(child);
    const durationMs = performance.now() - startedAt;
    const text = await readFile(reportFile, "utf8").catch(() => null);
    return { exitCode, output, durationMs, report: text === null ? null : reportSchema.parse(JSON.parse(text)) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The exit code, null after a signal. */
export function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve(code));
  });
}
