import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { testSecrets } from "./test-secrets.ts";

/** The built portal, served by a process of its own as in production. */
export interface ServedPortal {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly url: string;
  /** What the server has written so far: log lines, warnings. */
  output(): string;
  /** Asks the server to stop and answers its exit code. */
  stop(): Promise<number | null>;
}

const START_TIMEOUT_MS = 60_000;

/**
 * Serves the portal of `build/` on a free port. `appUrl`: the database, as the app role. `variables` add to the environment,
 * `HUB_NOW` for instance; rate limits are off unless they say otherwise.
 */
export async function servePortal(
  appUrl: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<ServedPortal> {
  const { process: server, output } = launchServer({ DATABASE_URL: appUrl, RATE_LIMIT: "off", ...variables });
  const port = await portOf(server, output);
  return {
    url: `http://127.0.0.1:${port}`,
    output,
    async stop() {
      if (server.exitCode === null) {
        server.kill("SIGTERM");
        await once(server, "exit");
      }
      return server.exitCode;
    },
  };
}

/** As a balancer waits before it gives the portal visitors. */
export async function untilReady(url: string): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while ((await fetch(`${url}/readyz`)).status !== 200) {
    if (Date.now() > deadline) throw new Error("The portal does not say that it is ready");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Runs `npm run serve` with these variables and nothing of the shell's settings. */
export function launchServer(variables: Readonly<Record<string, string>>): {
  readonly process: ChildProcess;
  output(): string;
} {
  const env = {
    PATH: process.env["PATH"] ?? "",
    NODE_ENV: "development",
    PORT: "0",
    ...testSecrets,
    ...variables,
  } as const;
  const server = spawn(process.execPath, ["--enable-source-maps", "app/cli/run-built.js", "serve"], {
    env,
    stdio: "pipe",
  });
  let written = "";
  for (const stream of [server.stdout, server.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      written += text;
    });
  }
  return { process: server, output: () => written };
}

async function portOf(server: ChildProcess, output: () => string): Promise<string> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (server.exitCode === null && Date.now() < deadline) {
    const port = /"event":"listening","port":(\d+)/.exec(output())?.[1];
    if (port !== undefined) return port;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  server.kill("SIGKILL");
  throw new Error(`The portal did not start:\n${output()}`);
}
