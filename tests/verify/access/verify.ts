import { runSuite } from "#tests/support/run-suite.ts";
import type { VerifyLine, VerifyOptions } from "#tests/verify/verify-line.ts";

interface Proof {
  readonly name: string;
  readonly project: string;
  readonly file: string;
  /** Part of the name of the tests that show it; absent: all of the file's. */
  readonly only?: string;
}

/** What must hold of access, and the suite that shows it. The first ones are the quick form. */
const proofs: readonly Proof[] = [
  {
    name: "every loader and action declares its policy",
    project: "architecture",
    file: "tests/architecture/policies.test.ts",
  },
  {
    name: "a form that was not made for this visitor changes nothing",
    project: "routes",
    file: "tests/routes/access-guards.test.ts",
    only: "a form that was not made for this visitor changes nothing",
  },
  { name: "row-level security", project: "integration", file: "tests/integration/row-security.test.ts" },
  {
    name: "no going back, whoever writes",
    project: "integration",
    file: "tests/integration/no-going-back.test.ts",
  },
  {
    name: "policies no wider than the rights",
    project: "integration",
    file: "tests/integration/rights-and-policies.test.ts",
  },
  { name: "what comes at the same instant", project: "integration", file: "tests/integration/access-races.test.ts" },
  {
    name: "route × role × ownership, fields of each role",
    project: "routes",
    file: "tests/routes/access-matrix.test.ts",
  },
  { name: "the database alone", project: "routes", file: "tests/routes/access-database-alone.test.ts" },
  { name: "the code alone", project: "routes", file: "tests/routes/access-code-alone.test.ts" },
  { name: "forms, cookies, enumeration, canaries", project: "routes", file: "tests/routes/access-guards.test.ts" },
  { name: "sign-in and second factor", project: "integration", file: "tests/integration/sign-in.test.ts" },
  { name: "links that sign people in", project: "integration", file: "tests/integration/sign-in-link.test.ts" },
  { name: "OpenID Connect, wrong flows", project: "integration", file: "tests/integration/federation.test.ts" },
];
const QUICK = 3;

/** `verify access`: runs each proof on its own and counts; a suite that could not begin is a violation. */
export async function verify({ quick }: VerifyOptions, print: (line: VerifyLine) => void): Promise<void> {
  for (const { name, ...suite } of quick ? proofs.slice(0, QUICK) : proofs) {
    const startedAt = performance.now();
    const { passed, failed, isBroken } = await runSuite({ cwd: process.cwd(), ...suite });
    const isBlind = isBroken || passed + failed.length === 0;
    const violations = failed.length + (isBlind && failed.length === 0 ? 1 : 0);
    print({
      check: `access: ${name}`,
      runs: passed + failed.length,
      violations,
      detail: failed.slice(0, 3).join(" ; "),
      seed: 0,
      durationMs: Math.round(performance.now() - startedAt),
      ok: violations === 0,
    });
  }
}
