// Runs a compiled command: `node app/cli/run-built.js NAME …`. Refuses a build that was not made from the code of this folder.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { builtCommands, findBuildFault } from "./staleness.js";

const WRONG_USAGE = 2;

const [name = "", ...args] = process.argv.slice(2);
// A new migration is written while the code changes, where the tools of development are: this command alone runs from the code.
const isAuthoring = name === "migrate" && args[0] === "new";
const fault = builtCommands.includes(name) ? findBuildFault() : `Usage : run-built.js ${builtCommands.join(" | ")}`;
if (isAuthoring) {
  const source = path.resolve("app/cli/migrate.ts");
  const { status } = spawnSync(process.execPath, ["--import", "tsx", source, ...args], { stdio: "inherit" });
  process.exitCode = status ?? 1;
} else if (fault === undefined) {
  const file = path.resolve("build/server", `${name}.js`);
  process.argv = [process.execPath, file, ...args];
  await import(pathToFileURL(file).href);
} else {
  process.stderr.write(`${fault}\n`);
  process.exitCode = WRONG_USAGE;
}
