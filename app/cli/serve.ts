import path from "node:path";
import { fileURLToPath } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import {
  configuredProviderNames,
  providerOrigins,
} from "#app/access/sign-in/federation/configured-providers.server.ts";
import { edgeWords } from "#app/content/edge-words.ts";
import { prepareNearJobs } from "#app/matching/near/find-near-jobs.server.ts";
import { openDataFolder } from "#app/platform/data-folder.server.ts";
import { closeDatabase, database } from "#app/platform/database.server.ts";
import { env } from "#app/platform/env.server.ts";
import { createConnections } from "#app/platform/http/connections.server.ts";
import { createEdge } from "#app/platform/http/edge.server.ts";
import { listen } from "#app/platform/http/http-server.server.ts";
import "#app/platform/http/load-context.ts";
import { createWorkload, watchLag } from "#app/platform/http/load-shedding.server.ts";
import { createRefuse } from "#app/platform/http/refuse.server.ts";
import type { Rehearsal } from "#app/platform/http/rehearsal.server.ts";
import { createMakeAnswer, createRemixApplication } from "#app/platform/http/remix-application.server.ts";
import { createRouteTable } from "#app/platform/http/route-table.ts";
import { networkOf } from "#app/platform/http/visitor-network.ts";
import { log } from "#app/platform/log.server.ts";
import { prepareCatalogueLexicon } from "#app/training/search/catalogue-lexicon.server.ts";
import { noteUnknownWords } from "#app/training/search/unknown-words/note-unknown-words.server.ts";
import { keepDocumentsInMemory } from "#search/choose-engine.server.ts";
import { rehearsePages } from "./rehearse-pages.ts";
import { runServingProcess } from "./serving-process.ts";
import { signInMessage } from "./sign-in-messages.ts";

/** Seen from where the build puts this file. */
const CLIENT_DIRECTORY = path.join(import.meta.dirname, "../client");

const RETRY_AFTER_SECONDS = "5";

export interface RunningServer {
  readonly port: number;
  /** Lets the requests under way end (10 s at most), then closes the database. */
  stop(): Promise<void>;
}

/** Serves the built portal on a port (0: any free one). `DATABASE_URL` must be set. */
export async function startServer({ port }: { readonly port: number }): Promise<RunningServer> {
  const settings = env();
  // Without both keys, those of a portal that is being tried are kept there.
  if (settings.SESSION_SECRET === undefined || settings.DATA_KEY === undefined)
    openDataFolder("DATA_DIR", settings.DATA_DIR);
  process.stderr.write(`${signInMessage(configuredProviderNames())}\n`);
  const build = await loadBuild();
  const refuse = createRefuse(edgeWords);
  const lagWatch = watchLag();
  const workload = createWorkload(lagWatch);
  const connections = createConnections();
  const [routeTable, makeAnswer] = [createRouteTable(build.routes), createMakeAnswer(build)];
  let rehearsal: Rehearsal | null = null;
  const edge = createEdge({
    ...{ refuse, workload, connections },
    routeTable,
    clientDirectory: CLIENT_DIRECTORY,
    metricsToken: settings.METRICS_TOKEN,
    isRateLimited: settings.RATE_LIMIT === "on",
    trustedProxies: settings.TRUSTED_PROXIES,
    formOrigins: providerOrigins(),
    application: createRemixApplication(makeAnswer, (request, response) => ({
      nonce: response.locals["nonce"],
      requestId: response.locals["requestId"],
      clientAddress: networkOf(request.ip ?? ""),
      isTurningAway: () => workload.isFull() || rehearsal?.isOver() === false,
      keepPrivate: () => void response.setHeader("Cache-Control", "no-store"),
      dependsOnCookies: () => void response.vary("Cookie"),
      comeBackLater: () => void response.setHeader("Retry-After", RETRY_AFTER_SECONDS),
      note: (facts) => void Object.assign(response.locals["note"], facts),
    })),
  });
  void keepDocumentsInMemory(database().pool);
  await prepareCatalogueLexicon();
  await prepareNearJobs(database().pool);
  const notes = noteUnknownWords(database().pool);
  const server = await listen({ port, words: edgeWords, listener: edge, connections });
  log.info({ event: "listening", port: server.port }, "server started");
  rehearsal = rehearsePages(routeTable, makeAnswer, workload);
  return {
    port: server.port,
    async stop() {
      lagWatch.stop();
      await Promise.all([server.stop(), rehearsal?.stop()]);
      await notes.stop();
      await closeDatabase();
      log.info({ event: "stopped" }, "server stopped");
    },
  };
}

/**
 * Loads the pages, which the build puts beside this file. React chooses its code by NODE_ENV when it is first loaded: the server always
 * takes the fast one, whatever the portal's own setting allows (a fixed clock, no rate limit).
 */
async function loadBuild(): Promise<ServerBuild> {
  const said = process.env["NODE_ENV"];
  process.env["NODE_ENV"] = "production";
  try {
    return await import("virtual:remix/server-build");
  } finally {
    if (said === undefined) Reflect.deleteProperty(process.env, "NODE_ENV");
    else process.env["NODE_ENV"] = said;
  }
}

// `npm run serve`: one process of the portal on an existing database, until SIGTERM or SIGINT.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runServingProcess(
    "DATABASE_URL manque : « npm run serve » demande une base de données. Pour essayer le portail sans en installer une : npm start.",
    () => startServer({ port: env().PORT }),
  );
}
