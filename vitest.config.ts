import { defineConfig, type TestProjectConfiguration } from "vitest/config";
import { LongestFirst } from "./tests/support/longest-first.ts";
import { testSecrets } from "./tests/support/test-secrets.ts";

const POSTGRES = "./tests/support/postgres-server.ts";
const environment = "node";
/** Whatever the shell says, no test reaches the data of a person: not by an address, not by the embedded server. */
const env = { DATABASE_URL: "", DATABASE_OWNER_URL: "", DATA_DIR: "/dev/null/hub", ...testSecrets };

/** A suite on a real PostgreSQL: each test file clones a migrated template. */
function onPostgres(name: string, timeoutMs: number, isolate = true): TestProjectConfiguration {
  return {
    test: {
      name,
      environment,
      env,
      isolate,
      include: [`tests/${name}/**/*.test.ts`],
      globalSetup: [POSTGRES],
      testTimeout: timeoutMs,
      hookTimeout: timeoutMs,
    },
  };
}

// Kept apart from vite.config.ts: the Remix plugin must not run inside vitest.
export default defineConfig({
  test: {
    // One more than the two cores the time limits are written for: many a test waits, for a worker's next look or a process.
    maxWorkers: 3,
    // Tests of one file that run together ask one portal, whose process has one thread: two keep it at work.
    maxConcurrency: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      // A property of a thousand cases may take long on a busy machine: that is no fault.
      {
        test: {
          name: "unit",
          environment,
          env,
          isolate: false,
          include: ["{app,search,seeds,prisma}/**/*.test.ts"],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: "architecture",
          environment,
          isolate: false,
          include: ["tests/architecture/**/*.test.ts"],
          testTimeout: 120_000,
        },
      },
      // Files of most suites share what a worker has loaded: loading it anew for each took a third of the time. Those of the routes,
      // where one file puts another table of rights in place of ours, do not.
      onPostgres("integration", 120_000, false),
      onPostgres("routes", 60_000),
      onPostgres("contract", 60_000, false),
      onPostgres("e2e", 120_000),
    ],
  },
});
