import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { findBuildFault } from "#app/cli/staleness.js";
import type { Bench, BenchLine } from "./bench-line.ts";

const USAGE = "Usage : npm run bench -- SUITE [--scale 100k|1m] [--quick] [--json] [--only CASE]\n";
const FAILED = 1;
const WRONG_USAGE = 2;

const options = z.object({
  scale: z.enum(["100k", "1m"]),
  quick: z.boolean(),
  json: z.boolean(),
  only: z.string().optional(),
});
const suiteModule = z.object({ bench: z.custom<Bench>((value) => typeof value === "function") });
/** Suites that time the built portal or a built command: a build older than the code is refused. */
const BUILT_SUITES = ["http", "import"];

/** Runs one suite of `tests/bench`; the answer is the exit code. */
async function main(args: readonly string[]): Promise<number> {
  const asked = readArguments(args);
  if (asked === undefined) {
    process.stderr.write(USAGE);
    return WRONG_USAGE;
  }
  const fault = BUILT_SUITES.includes(asked.suite) ? findBuildFault() : undefined;
  if (fault !== undefined) {
    process.stderr.write(`${fault}\n`);
    return WRONG_USAGE;
  }
  const { bench } = suiteModule.parse(await import(asked.file));
  let isMissed = false;
  await bench(asked, (line) => {
    // The quick form runs in CI, on any machine: what it weighs or counts is judged, what it times is only printed.
    const isJudged = !asked.quick || line.ratio === null;
    isMissed ||= isJudged && !line.ok;
    process.stdout.write(`${asked.json ? JSON.stringify(line) : humanLine(line)}\n`);
  });
  return isMissed ? FAILED : 0;
}

function readArguments(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        scale: { type: "string", default: "100k" },
        quick: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
        only: { type: "string" },
      },
    });
    const parsed = options.safeParse(values);
    const [suite = "", ...others] = positionals;
    const file = path.join(import.meta.dirname, suite, "bench.ts");
    const isKnown = /^[a-z-]+$/.test(suite) && existsSync(file);
    return isKnown && parsed.success && others.length === 0 ? { ...parsed.data, suite, file } : undefined;
  } catch {
    return undefined;
  }
}

function humanLine({ case: name, scale, unit, a, b, ratio, goal, isFloor, ok, detail = "" }: BenchLine): string {
  const other = b === null ? "" : ` ; ${b.name} ${b.median} ${unit} (p95 ${b.p95})`;
  const verdict =
    goal === null
      ? ""
      : ` → ${ratio ?? a.median} (${isFloor ? "au moins" : "au plus"} ${goal}) ${ok ? "tenu" : "MANQUÉ"}`;
  return `${name}, ${scale} : ${a.name} ${a.median} ${unit} (p95 ${a.p95})${other}${verdict}${detail === "" ? "" : ` [${detail}]`}`;
}

process.exitCode = await main(process.argv.slice(2));
