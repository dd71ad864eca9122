// npm run validate: what CI runs, in the order in which a fault is cheapest to see. Stops at the first that fails.
import { spawnSync } from "node:child_process";

const NPX = "node_modules/.bin";
const CODE = ["app", "prisma", "search", "seeds", "tests"];

/** @type {readonly (readonly [string, string, readonly string[]])[]} label, program, arguments */
const STEPS = [
  ["Dépendances et construction", process.execPath, ["app/cli/start.js", "--build"]],
  ["Format et règles d’écriture", `${NPX}/biome`, ["ci", "--error-on-warnings", "."]],
  ["Types", `${NPX}/tsc`, ["--noEmit", "-p", "."]],
  ["Étages et cycles", `${NPX}/depcruise`, ["--config", ".dependency-cruiser.mjs", ...CODE]],
  ["Code mort", `${NPX}/knip`, []],
  ["Schéma et migrations", process.execPath, ["app/cli/run-built.js", "migrate", "check"]],
  ["Tests", process.execPath, ["tests/run.js"]],
  ...[
    "hostile-files",
    "hostile-requests",
    "faults",
    "access",
    "search-parity",
    "failover",
    "paths",
    "seats",
    "needs",
    "mutants",
  ].map((name) => quick("verify", name)),
  ...["search", "import", "http", "access", "matching"].map((suite) => quick("bench", suite)),
  ["relevance --quick", process.execPath, ["--import", "tsx", "tests/relevance/run.ts", "--quick"]],
];

/**
 * The short form of a check or a bench: that it runs and counts right, not how fast this machine is.
 * @param {"verify" | "bench"} kind
 * @param {string} name
 * @returns {readonly [string, string, readonly string[]]}
 */
function quick(kind, name) {
  return [`${kind} ${name} --quick`, process.execPath, ["--import", "tsx", `tests/${kind}/run.ts`, name, "--quick"]];
}

for (const [label, program, args] of STEPS) {
  process.stdout.write(`\n== ${label}\n`);
  const startedAt = performance.now();
  const { status, error } = spawnSync(program, [...args], { stdio: "inherit" });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1).replace(".", ",");
  if (status !== 0) {
    process.stderr.write(`\nÉchec : ${label} (${seconds} s)${error ? ` : ${error.message}` : ""}\n`);
    process.exit(1);
  }
  process.stdout.write(`${label} : ${seconds} s\n`);
}
