import { defineConfig, type TestProjectConfiguration } from "vitest/config";
import { LongestFirst } from "./tests/support/longest-first.ts";
import { testSecrets } from "./tests/support/test-secrets.ts";

const POSTGRES = "./tests/support/postgres-server.ts";
const environment = "node";
/** Whatever the shell says, no test reaches the data of a person: not by an address, not by the embedded server. */
const env = { DATABASE_URL: "", DATABASE_OWNER_URL: "", DATA_DIR: "/dev/null/hub", ...testSecrets };

interface SuiteOptions {
  readonly timeoutMs: number;
  readonly isolate?: boolean;
  /** Where the files are, when it is not in the folder of that name. */
  readonly folder?: string;
  /** Files left out. */
  readonly without?: readonly string[];
}

/** A suite on a real PostgreSQL: each test file clones a migrated template. */
function onPostgres(name: string, options: SuiteOptions): TestProjectConfiguration {
  const { timeoutMs, isolate = true, folder = name, without = [] } = options;
  return {
    test: {
      name,
      environment,
      env,
      isolate,
      include: [`tests/${folder}/**/*.test.ts`],
      exclude: without.map((file) => `tests/${folder}/${file}.test.ts`),
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
      onPostgres("integration", { timeoutMs: 120_000, isolate: false }),
      // The same on the PostgreSQL of Debian, but for files that bring their own server, or none.
      onPostgres("debian", {
        timeoutMs: 120_000,
        isolate: false,
        folder: "integration",
        without: ["embedded", "federation", "lheo-hostile-files", "mail", "secrets"],
      }),
      onPostgres("routes", { timeoutMs: 120_000 }),
      onPostgres("contract", { timeoutMs: 120_000, isolate: false }),
      onPostgres("e2e", { timeoutMs: 120_000 }),
    ],
  },
});
