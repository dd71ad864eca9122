// npm test: every suite this machine can run; says what was skipped and why, then the totals.
// `npm test -- unit integration` runs only the suites named.
import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

/**
 * @typedef {object} Suite
 * @property {string} name
 * @property {readonly string[]} projects vitest projects
 * @property {readonly string[]} [without] files of these projects that are left out
 * @property {Record<string, string>} [environment]
 * @property {string} [impossible] why this machine cannot run it
 */
/** @typedef {{ passed: number, failed: number, skipped: number }} Totals */
/** @typedef {{ status: string, fullName: string }} TestOutcome */

const chromium = process.env["CHROMIUM_PATH"] || "/usr/bin/chromium";
const debianPostgres = "/usr/lib/postgresql";
const hasDebianPostgres = existsSync(debianPostgres) && readdirSync(debianPostgres).length > 0;

/** @type {readonly Suite[]} */
const SUITES = [
  { name: "unit", projects: ["unit", "architecture"] },
  { name: "integration", projects: ["integration", "routes", "contract"] },
  {
    name: "debian",
    projects: ["integration"],
    // They ask nothing of the version of PostgreSQL: they bring their own server, or none.
    without: ["embedded", "federation", "mail", "secrets"].map((name) => `tests/integration/${name}.test.ts`),
    environment: { HUB_TEST_POSTGRES: "debian" },
    ...(hasDebianPostgres ? {} : { impossible: `pas de PostgreSQL de Debian dans ${debianPostgres}` }),
  },
  {
    name: "e2e",
    projects: ["e2e"],
    ...(existsSync(chromium) ? {} : { impossible: `pas de Chromium (${chromium}) : donnez CHROMIUM_PATH` }),
  },
];

const isCi = process.env["CI"] === "true";
const asked = process.argv.slice(2);
const suites = SUITES.filter(({ name }) => asked.length === 0 || asked.includes(name));
if (suites.length === 0) {
  process.stderr.write(`Suites : ${SUITES.map(({ name }) => name).join(", ")}\n`);
  process.exit(2);
}

const totals = { passed: 0, failed: 0, skipped: 0 };
/** @type {string[]} */
const notes = [];

const needsPages = suites.some(({ name }) => name === "integration" || name === "e2e");
if ((await run(["app/cli/start.js", needsPages ? "--build" : "--install"], {})) !== 0) process.exit(1);
for (const suite of suites) {
  if (suite.impossible === undefined) add(await runSuite(suite));
  else skip(suite, suite.impossible);
}
for (const note of notes) process.stdout.write(`${note}\n`);
process.stdout.write(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`);
process.exit(totals.failed === 0 ? 0 : 1);

/**
 * A suite that is missing is only a note for a person, but a failure in CI, which installs what it needs.
 * @param {Suite} suite
 * @param {string} reason
 */
function skip(suite, reason) {
  if (isCi) totals.failed += 1;
  else totals.skipped += 1;
  notes.push(`${isCi ? "Échec" : "Non lancé"} : suite ${suite.name}, ${reason}`);
}

/**
 * @param {Suite} suite
 * @returns {Promise<Totals>}
 */
async function runSuite(suite) {
  const folder = await mkdtemp(path.join(tmpdir(), "hub-tests-"));
  const report = path.join(folder, "report.json");
  try {
    process.stdout.write(`\n— Suite ${suite.name}\n`);
    const projects = suite.projects.flatMap((project) => ["--project", project]);
    const without = (suite.without ?? []).flatMap((file) => ["--exclude", file]);
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
    const exitCode = await run(["node_modules/vitest/vitest.mjs", "run", ...projects, ...without, ...reporters], {
      NODE_ENV: "test",
      CHROMIUM_PATH: chromium,
      ...suite.environment,
    });
    return judge(suite, exitCode, await readOutcomes(report));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} report
 * @returns {Promise<TestOutcome[]>}
 */
async function readOutcomes(report) {
  if (!existsSync(report)) return [];
  /** @type {{ testResults: { name: string, status: string, assertionResults: TestOutcome[] }[] }} */
  const { testResults } = JSON.parse(await readFile(report, "utf8"));
  return testResults.flatMap((file) =>
    // A file that could not be loaded holds no test: it still failed.
    file.assertionResults.length === 0 && file.status === "failed"
      ? [{ status: "failed", fullName: file.name }]
      : file.assertionResults,
  );
}

/**
 * @param {Suite} suite
 * @param {number} exitCode
 * @param {readonly TestOutcome[]} outcomes
 * @returns {Totals}
 */
function judge(suite, exitCode, outcomes) {
  const passed = outcomes.filter(({ status }) => status === "passed").length;
  const failures = outcomes.filter(({ status }) => status === "failed");
  const others = outcomes.filter(({ status }) => status !== "passed" && status !== "failed");
  for (const { fullName } of failures) notes.push(`Échec : ${suite.name}, ${fullName}`);
  for (const { fullName } of others) notes.push(`Non lancé : ${suite.name}, ${fullName}`);
  if (passed === 0) notes.push(`Échec : suite ${suite.name}, aucun test n’a réussi`);
  // An error outside any test, or a suite without tests, must not pass for a success.
  const isSilentFailure = failures.length === 0 && (exitCode !== 0 || passed === 0);
  return { passed, failed: failures.length + (isSilentFailure ? 1 : 0), skipped: others.length };
}

/** @param {Totals} more */
function add(more) {
  totals.passed += more.passed;
  totals.failed += more.failed;
  totals.skipped += more.skipped;
}

/**
 * @param {readonly string[]} args
 * @param {Record<string, string>} environment
 * @returns {Promise<number>} the exit code
 */
function run(args, environment) {
  const child = spawn(process.execPath, [...args], { stdio: "inherit", env: { ...process.env, ...environment } });
  return new Promise((resolve) => {
    child.on("error", () => resolve(1));
    child.on("close", (code) => resolve(code ?? 1));
  });
}
