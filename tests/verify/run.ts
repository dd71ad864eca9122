import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { findBuildFault } from "#app/cli/staleness.js";
import type { Verify, VerifyLine } from "./verify-line.ts";

const USAGE = "Usage : npm run verify -- NOM [--quick] [--json]\n";
const FAILED = 1;
const WRONG_USAGE = 2;

const checkModule = z.object({ verify: z.custom<Verify>((value) => typeof value === "function") });

/** Runs one check of `tests/verify`; the answer is the exit code. A build older than the code would prove nothing about it. */
async function main(args: readonly string[]): Promise<number> {
  const asked = readArguments(args);
  if (asked === undefined) {
    process.stderr.write(USAGE);
    return WRONG_USAGE;
  }
  const fault = findBuildFault();
  if (fault !== undefined) {
    process.stderr.write(`${fault}\n`);
    return WRONG_USAGE;
  }
  const { verify } = checkModule.parse(await import(asked.file));
  let isBroken = false;
  await verify(asked, (line) => {
    isBroken ||= !line.ok;
    process.stdout.write(`${asked.json ? JSON.stringify(line) : humanLine(line)}\n`);
  });
  return isBroken ? FAILED : 0;
}

function readArguments(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { quick: { type: "boolean", default: false }, json: { type: "boolean", default: false } },
    });
    const [name, ...others] = positionals;
    const file = path.join(import.meta.dirname, name ?? "", "verify.ts");
    const isKnown = name !== undefined && /^[a-z-]+$/.test(name) && existsSync(file);
    return isKnown && others.length === 0 ? { ...values, file } : undefined;
  } catch {
    return undefined;
  }
}

function humanLine({ check, runs, violations, detail, durationMs, ok }: VerifyLine): string {
  const seconds = (durationMs / 1000).toFixed(1);
  return `${ok ? "tenu " : "ROMPU"} ${check} : ${runs} essais, ${violations} manquements, ${seconds} s. ${detail}`;
}

process.exitCode = await main(process.argv.slice(2));
