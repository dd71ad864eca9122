import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const startLimitMs = 60_000;

export interface ServedPortal {
  readonly url: string;
  stop(): Promise<void>;
}

/** Runs the server of the built portal in its own process, on a free port. Nothing limits how often a test may ask. */
export async function servePortal(databaseUrl: string): Promise<ServedPortal> {
  const server = spawn(process.execPath, ["--import", "tsx", "app/cli/serve.ts"], {
    cwd: root,
    // Outside production the limit may be lifted; the pages are those of production all the same.
    env: { ...process.env, NODE_ENV: "development", PORT: "0", DATABASE_URL: databaseUrl, RATE_LIMIT: "off" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const port = await portOf(server);
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      if (server.exitCode !== null || server.signalCode !== null) return;
      server.kill("SIGTERM");
      await once(server, "exit");
    },
  };
}

/** The server says on which port it listens in its structured log. */
async function portOf(server: ChildProcess): Promise<number> {
  if (server.stdout === null || server.stderr === null) throw new Error("The server has no output");
  const said: string[] = [];
  const limit = setTimeout(() => server.kill("SIGKILL"), startLimitMs);
  server.stderr.on("data", (chunk: Buffer) => said.push(String(chunk)));
  for await (const line of createInterface({ input: server.stdout })) {
    said.push(line);
    const port = /"listening".*"port":(\d+)/.exec(line)?.[1];
    if (port !== undefined) {
      clearTimeout(limit);
      server.stdout.resume();
      return Number(port);
    }
  }
  throw new Error(`The portal did not start:\n${said.join("\n")}`);
}
