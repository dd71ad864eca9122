import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { type Database, openDatabase } from "#app/platform/database.server.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const startLimitMs = 30_000;

export interface ServedPortal {
  readonly url: string;
  stop(): Promise<void>;
}

/** A portal as a person meets it: the built pages, the production server in its own process, a real PostgreSQL. */
export interface TestPortal extends ServedPortal {
  readonly database: TestDatabase;
  readonly db: Database;
}

/** Starts a portal on a database of its own. "migrated" has no training at all. */
export async function startPortal(content: "demonstration" | "migrated"): Promise<TestPortal> {
  const database = await createTestDatabase(content);
  const db = openDatabase(database.appUrl);
  const served = await servePortal(database.appUrl);
  return {
    url: served.url,
    database,
    db,
    async stop() {
      await served.stop();
      await db.close();
      await database.drop();
    },
  };
}

/** Runs the server of the built portal on a free port. Nothing limits how often a test may ask. */
export async function servePortal(databaseUrl: string): Promise<ServedPortal> {
  const server = spawn(process.execPath, ["--import", "tsx", "app/cli/serve.ts"], {
    cwd: root,
    env: {
      ...process.env,
      // Outside production the limit may be lifted; the pages are those of production all the same.
      NODE_ENV: "development",
      PORT: "0",
      DATABASE_URL: databaseUrl,
      RATE_LIMIT: "off",
    },
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
