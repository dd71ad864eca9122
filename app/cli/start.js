// npm start: from a fresh clone to a served portal. Plain JavaScript without dependencies, since nothing is installed yet.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { stopWithNpm } from "./npm-process.js";
import {
  digest,
  digestOf,
  digestOfBuildInputs,
  findBuildFault,
  isInstalledByHand,
  isMarked,
  mark,
  markBuild,
} from "./staleness.js";
import { isNodeSupported, supportedNode } from "./supported-node.js";

/** @typedef {{ port?: number, stop(): Promise<void> }} RunningServer */
/** @typedef {import("./prepare-database.ts").ReadyDatabase} ReadyDatabase */
/** @typedef {import("./prepare-search-engine.ts").ReadyEngine} ReadyEngine */

/** A foreseen reason not to start; the message says in French what to do. */
class StartError extends Error {
  /** @override */
  name = "StartError";
}

const FORESEEN = new Set([
  "StartError",
  "EnvironmentError",
  "DataFolderError",
  "EmbeddedPostgresError",
  "DatabaseAccessError",
]);
const BUILT = "../../build/server";

/** What has to be stopped, in reverse order of its start. */
const running = {
  /** @type {Set<import("node:child_process").ChildProcess>} */
  children: new Set(),
  /** @type {Promise<ReadyDatabase> | undefined} */
  database: undefined,
  /** @type {Promise<ReadyEngine> | undefined} */
  engine: undefined,
  /** @type {RunningServer | undefined} */
  server: undefined,
  /** @type {{ stop(): Promise<void> } | undefined} */
  worker: undefined,
  isStopping: false,
};

process.chdir(fileURLToPath(new URL("../..", import.meta.url)));
// Not SIGHUP: listening to it would undo "nohup npm start".
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => void shutDown(0));
try {
  checkNode();
  await install();
  await generateClient();
  // For the other commands: --install stops here, --build stops after the pages.
  if (process.argv.includes("--build")) await build();
  else if (!process.argv.includes("--install")) await start();
} catch (error) {
  if (!running.isStopping) await fail(error);
}

async function start() {
  await stopWithNpm(() => shutDown(0));
  await waitForPort();
  const { register } = await import("tsx/esm/api");
  register();
  const data = prepareData();
  data.catch(stopChildren);
  // Both end before an error is reported: nothing is left half-stopped behind the message.
  const outcomes = await Promise.allSettled([data, build()]);
  for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
  const { env } = await import("../platform/env.server.ts");
  const { PORT: port } = env();
  const server = await step("Démarrage du serveur", async () => {
    /** @type {typeof import("./serve.ts")} */
    const { startServer } = await import(`${BUILT}/serve.js`);
    return startServer({ port });
  });
  running.server = server;
  if (running.isStopping) return;
  /** @type {typeof import("./worker.ts")} */
  const { startHubWorker } = await import(`${BUILT}/worker.js`);
  running.worker = await startHubWorker();
  if (running.isStopping) return;
  process.stdout.write(`Prêt : http://localhost:${server.port ?? port}\n`);
}

function checkNode() {
  if (isNodeSupported(process.versions.node)) return;
  throw new StartError(
    `Le portail demande Node ${supportedNode} ; cette machine a ${process.versions.node}. ` +
      "Installez une version récente depuis https://nodejs.org.",
  );
}

async function install() {
  const lock = await readFile("package-lock.json");
  const wanted = digest([lock, process.platform, process.arch, process.versions.modules ?? ""]);
  if ((await isMarked("install", wanted)) || (await isInstalledByHand())) return;
  await step("Installation des dépendances", async () => {
    const npm = process.env["npm_execpath"];
    const args = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
    // Development packages are what builds the portal: NODE_ENV=production must not leave them out.
    await (npm ? run(process.execPath, [npm, ...args]) : run("npm", args));
  });
  await mark("install", wanted);
}

async function generateClient() {
  const wanted = digestOf(["prisma/schema", "prisma.config.ts", "package-lock.json"]);
  if (existsSync("app/platform/prisma-client/client.ts") && (await isMarked("generate", wanted))) return;
  await step("Préparation de l’accès aux données", () =>
    run(process.execPath, ["node_modules/prisma/build/index.js", "generate"]),
  );
  await mark("generate", wanted);
}

async function build() {
  if (findBuildFault() === undefined) return;
  const inputs = digestOfBuildInputs();
  await step("Construction du portail", () =>
    run(process.execPath, ["node_modules/@remix-run/dev/dist/cli.js", "vite:build"]),
  );
  await markBuild(inputs);
}

async function prepareData() {
  const { prepareDatabase } = await import("./prepare-database.ts");
  const { accessWarningMessage } = await import("./database-messages.ts");
  const { applyEnvironment, env } = await import("../platform/env.server.ts");
  const { openDataFolder } = await import("../platform/data-folder.server.ts");
  openDataFolder("DATA_DIR", env().DATA_DIR);
  running.database = step("Base de données", prepareDatabase);
  const ready = await running.database;
  for (const warning of ready.warnings) process.stdout.write(`${accessWarningMessage(warning)}\n`);
  applyEnvironment({ DATABASE_URL: ready.appUrl });
  const { isDemonstrationLifeWanted, isDemonstrationWanted } = await import("./demonstration-store.server.ts");
  if (await isDemonstrationWanted()) {
    const { loadDemonstrationRegion } = await import("../../seeds/load.ts");
    await step("Région de démonstration", loadDemonstrationRegion);
  }
  if (await isDemonstrationLifeWanted()) {
    const { loadDemonstrationLife } = await import("../../seeds/life/load-life.ts");
    await step("Personnes de la démonstration", loadDemonstrationLife);
  }
  await prepareEngine(ready.appUrl);
}

/** @param {string} databaseUrl */
async function prepareEngine(databaseUrl) {
  const { feedBeforeServing, prepareSearchEngine } = await import("./prepare-search-engine.ts");
  running.engine = prepareSearchEngine();
  const { message } = await running.engine;
  process.stdout.write(`${message}\n`);
  await feedBeforeServing(databaseUrl);
}

/**
 * Says a step and its duration.
 * @template Answer
 * @param {string} label
 * @param {() => Promise<Answer>} work
 * @returns {Promise<Answer>}
 */
async function step(label, work) {
  const startedAt = performance.now();
  process.stdout.write(`${label}…\n`);
  const answer = await work();
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1).replace(".", ",");
  process.stdout.write(`${label} : ${seconds} s\n`);
  return answer;
}

/**
 * Runs a program, keeping its output for the case where it fails.
 * @param {string} file
 * @param {readonly string[]} args
 * @returns {Promise<void>}
 */
function run(file, args) {
  // The pages are built for production whatever the server's own setting, or the browser gets the slow React.
  const env = { ...process.env, NODE_ENV: /** @type {const} */ ("production") };
  const child = spawn(file, [...args], { env, stdio: ["ignore", "pipe", "pipe"] });
  running.children.add(child);
  /** @type {Buffer[]} */
  const output = [];
  child.stdout.on("data", (chunk) => output.push(chunk));
  child.stderr.on("data", (chunk) => output.push(chunk));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      running.children.delete(child);
      if (code === 0) resolve();
      else reject(new StartError(`${Buffer.concat(output)}\nLa commande « ${args.join(" ")} » a échoué.`));
    });
  });
}

/** A server that was just killed may take a moment to let go of the port; another program keeps it. */
async function waitForPort() {
  const port = Number(process.env["PORT"] || 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) return;
  for (let attempt = 0; attempt < 30; attempt += 1) {
    const code = await tryPort(port);
    if (code === undefined) return;
    if (code === "EACCES") throw new StartError(`Le port ${port} est réservé. Choisissez-en un autre : PORT=3000.`);
    await sleep(100);
  }
  throw new StartError(
    `Le port ${port} est déjà pris par un autre programme. Arrêtez-le, ou choisissez un autre port : ` +
      `PORT=${port === 65_535 ? 3000 : port + 1} npm start`,
  );
}

/**
 * The error code of listening on a port; undefined when it is free.
 * @param {number} port
 * @returns {Promise<string | undefined>}
 */
function tryPort(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", (error) => resolve("code" in error ? String(error.code) : "unknown"));
    probe.listen(port, () => probe.close(() => resolve(undefined)));
  });
}

/** @param {number} exitCode */
async function shutDown(exitCode) {
  if (running.isStopping) return;
  running.isStopping = true;
  stopChildren();
  try {
    await running.worker?.stop();
    await running.server?.stop();
  } finally {
    // Stopped while starting: what is being started is awaited, or it would stay behind.
    const database = await running.database?.catch(() => undefined);
    const engine = await running.engine?.catch(() => undefined);
    await Promise.all([engine?.stop(), database?.release()]);
    // Remix keeps timers of answered pages for some seconds.
    process.exit(exitCode);
  }
}

/** @param {unknown} error */
async function lostDatabaseMessage(error) {
  // Before that, nothing could be loaded: no database was asked.
  if (running.database === undefined) return undefined;
  const { isServiceDown } = await import("../platform/http/service-down.ts");
  const { startLostMessage } = await import("./database-messages.ts");
  return isServiceDown(error) ? startLostMessage : undefined;
}

function stopChildren() {
  for (const child of running.children) child.kill("SIGTERM");
}

/** @param {unknown} error */
async function fail(error) {
  const isForeseen = error instanceof Error && FORESEEN.has(error.name);
  const said = isForeseen ? error.message : await lostDatabaseMessage(error);
  process.stderr.write(`\n${said ?? (error instanceof Error ? error.stack : String(error))}\n`);
  await shutDown(1);
}
