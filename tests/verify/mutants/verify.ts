import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { runSuite } from "#tests/support/run-suite.ts";
import type { VerifyLine, VerifyOptions } from "#tests/verify/verify-line.ts";
import type { Mutant } from "./mutant.ts";
import { mutants } from "./mutants.ts";

/** Without the build: a suite that runs a built command or the served portal would fail for every mutant, and must not judge one. */
const COPIED = ["app", "prisma", "search", "seeds", "tests", "package.json", "tsconfig.json", "vitest.config.ts"];
const QUICK = 2;

/**
 * `verify mutants`: applies each fault alone to a copy of the project and runs the suite that must see it. A fault that no named test
 * dies of is a violation, and so is one that cannot be applied any more.
 */
export async function verify({ quick }: VerifyOptions, print: (line: VerifyLine) => void): Promise<void> {
  const copy = await copyProject();
  try {
    for (const mutant of quick ? mutants.slice(0, QUICK) : mutants) print(await judge(copy, mutant));
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

async function copyProject(): Promise<string> {
  const copy = await mkdtemp(path.join(tmpdir(), "hub-mutants-"));
  for (const name of COPIED) await cp(name, path.join(copy, name), { recursive: true });
  await symlink(path.resolve("node_modules"), path.join(copy, "node_modules"));
  return copy;
}

async function judge(copy: string, mutant: Mutant): Promise<VerifyLine> {
  const startedAt = performance.now();
  const file = path.join(copy, mutant.file);
  const whole = await readFile(file, "utf8");
  const isFound = whole.split(mutant.from).length === 2;
  let detail = "introuvable dans le code : mutant à revoir";
  let isKilled = false;
  if (isFound) {
    await writeFile(
      file,
      whole.replace(mutant.from, () => mutant.to),
    );
    const { failed: dead } = await runSuite({
      cwd: copy,
      project: mutant.project,
      file: mutant.suite,
      only: mutant.killedBy,
    });
    await writeFile(file, whole);
    isKilled = dead.some((name) => name.includes(mutant.killedBy));
    detail = isKilled ? `tué par « ${mutant.killedBy} »` : "le test qui devait le voir passe encore";
  }
  return {
    check: `mutants: ${mutant.name}`,
    runs: 1,
    violations: isKilled ? 0 : 1,
    detail,
    seed: 0,
    durationMs: Math.round(performance.now() - startedAt),
    ok: isKilled,
  };
}
