import { spawn } from "node:child_process";
import { commitInDoubtMessage, databaseLostMessage } from "#app/cli/database-messages.ts";
import { exitOf } from "#tests/support/import-command.ts";

/** How a command ended. */
export interface Ended {
  readonly exitCode: number | null;
  readonly said: string;
}

/** Runs a built command to its end. */
export function runBuilt(args: readonly string[], settings: Readonly<Record<string, string>>): Promise<Ended> {
  return runNode(["app/cli/run-built.js", ...args], settings);
}

/** Starts the whole portal, and stops it as soon as it is ready. */
export function startPortal(settings: Readonly<Record<string, string>>): Promise<Ended> {
  return runNode(["app/cli/start.js"], { ...settings, PORT: "0" }, /^Prêt : /m);
}

/** Runs a program of ours to its end; one that says the last word is asked to stop. */
async function runNode(
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
  lastWord?: RegExp,
): Promise<Ended> {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  let written = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    written += text;
    if (lastWord?.test(written)) child.kill("SIGTERM");
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  return { exitCode: await exitOf(child), said };
}

/** What is wrong with the end of a command whose database went away: it says one French sentence, and exits with 1. */
export function commandFaults(
  { exitCode, said }: Ended,
  sentences: readonly string[] = [databaseLostMessage, commitInDoubtMessage],
): readonly string[] {
  // A warning about the login may come before; a stack may not.
  const last = said.trim().split("\n").at(-1) ?? "";
  const isSentence = sentences.includes(last) && !/^\s+at /m.test(said);
  return [
    ...(exitCode === 1 ? [] : [`exit ${exitCode}`]),
    ...(isSentence ? [] : [`said ${JSON.stringify(said.slice(0, 300))}`]),
  ];
}
