import { writeFileSync } from "node:fs";
import type { Reporter, TestModule } from "vitest/node";

/** How one test ended, for the totals of tests/run.js. */
interface TestOutcome {
  readonly project: string;
  readonly name: string;
  readonly state: "passed" | "failed" | "skipped" | "pending";
}

/** Writes what became of each test, with its project, into the file that HUB_TEST_OUTCOMES names. */
export default class OutcomeReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const file = process.env["HUB_TEST_OUTCOMES"];
    if (file === undefined) throw new Error("HUB_TEST_OUTCOMES names no file");
    writeFileSync(file, JSON.stringify(modules.flatMap(outcomesOf)));
  }
}

function outcomesOf(module: TestModule): readonly TestOutcome[] {
  const project = module.project.name;
  const tests = [...module.children.allTests()].map(
    (test): TestOutcome => ({ project, name: test.fullName, state: test.result().state }),
  );
  // A file that could not be loaded, or whose set-up failed, may have no failed test: it still failed.
  const isSilent = module.state() === "failed" && !tests.some(({ state }) => state === "failed");
  return isSilent ? [...tests, { project, name: module.relativeModuleId, state: "failed" }] : tests;
}
