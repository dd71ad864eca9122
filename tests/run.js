// npm test: every suite this machine can run, in one run of vitest; says what was skipped and why, then the totals.
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
 * @property {string} [impossible] why this machine cannot run it
 */
/** @typedef {{ project: string, name: string, state: string }} TestOutcome written by tests/support/outcome-reporter.ts */

const chromium = process.env["CHROMIUM_PATH"] || "/usr/bin/chromium";
const debianPostgres = "/usr/lib/postgresql";
const hasDebianPostgres = existsSync(debianPostgres) && readdirSync(debianPostgres).length > 0;

/** @type {readonly Suite[]} */
const SUITES = [
  { name: "unit", projects: ["unit", "architecture"] },
  { name: "integration", projects: ["integration", "routes", "contract"] },
  {
    name: "debian",
    projects: ["debian"],
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

const possible = suites.filter(({ impossible }) => impossible === undefined);
const needsBuild = possible.some(({ name }) => name !== "unit");
if ((await run(["app/cli/start.js", needsBuild ? "--build" : "--install"], {})) !== 0) process.exit(1);
for (const suite of suites) if (suite.impossible !== undefined) skip(suite, suite.impossible);
// Nobody can install it from a registry: its absence fails nothing, and is said.
if (!hasMeilisearch())
  notes.push("Non lancé : les suites de recherche avec Meilisearch, pas de programme meilisearch sur le PATH");
if (possible.length > 0) await runTogether(possible);
for (const note of notes) process.stdout.write(`${note}\n`);
process.stdout.write(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`);
process.exit(totals.failed === 0 ? 0 : 1);

function hasMeilisearch() {
  return (process.env["PATH"] ?? "")
    .split(path.delimiter)
    .some((folder) => existsSync(path.join(folder, "meilisearch")));
}

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
 * One run: the suites share the servers and what was loaded into them, and no core waits for the last test of a suite.
 * @param {readonly Suite[]} chosen
 */
async function runTogether(chosen) {
  const folder = await mkdtemp(path.join(tmpdir(), "hub-tests-"));
  const file = path.join(folder, "outcomes.json");
  try {
    const projects = chosen.flatMap((suite) => suite.projects.flatMap((project) => ["--project", project]));
    const reporters = ["--reporter=default", "--reporter=./tests/support/outcome-reporter.ts"];
    const exitCode = await run(["node_modules/vitest/vitest.mjs", "run", ...projects, ...reporters], {
      NODE_ENV: "test",
      CHROMIUM_PATH: chromium,
      HUB_TEST_OUTCOMES: file,
    });
    /** @type {TestOutcome[]} */
    const outcomes = existsSync(file) ? JSON.parse(await readFile(file, "utf8")) : [];
    for (const suite of chosen) {
      judge(
        suite,
        outcomes.filter(({ project }) => suite.projects.includes(project)),
      );
    }
    // An error outside any test must not pass for a success.
    if (exitCode !== 0 && totals.failed === 0) fail("une erreur hors des tests");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * @param {Suite} suite
 * @param {readonly TestOutcome[]} outcomes
 */
function judge(suite, outcomes) {
  for (const { project, name, state } of outcomes) {
    if (state === "passed") totals.passed += 1;
    else if (state === "failed") fail(`${project}, ${name}`);
    else {
      totals.skipped += 1;
      notes.push(`Non lancé : ${project}, ${name}`);
    }
  }
  if (!outcomes.some(({ state }) => state === "passed")) fail(`suite ${suite.name}, aucun test n’a réussi`);
}

/** @param {string} what */
function fail(what) {
  totals.failed += 1;
  notes.push(`Échec : ${what}`);
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
