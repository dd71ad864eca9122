import { randomBytes } from "node:crypto";
import { createServer, type RequestListener, type Server, type ServerOptions, STATUS_CODES } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import type { Connections } from "./connections.server.ts";
import { type EdgeRefusalCode, type EdgeWords, edgeRefusalStatus, refusalPage } from "./edge-refusal.ts";
import { securityHeaders } from "./security-headers.ts";

const DRAIN_TIMEOUT_MS = 10_000;
const SOCKET_IDLE_MS = 60_000;
/** Told to who keeps a connection: less than the server keeps it, so that nobody sends a request on one that is being closed. */
const KEEP_ALIVE = "timeout=60";

/** A slow client holds a connection, never a page: heads within 10 s, whole requests within 30 s. */
const TIMEOUTS: ServerOptions = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 2_000,
  maxHeaderSize: 16_384,
  // The guard answers a missing Host itself, with the security headers.
  requireHostHeader: false,
};

export interface RunningHttpServer {
  readonly port: number;
  /** Stops accepting, lets what was begun end within 10 s, then cuts. */
  stop(): Promise<void>;
}

export interface HttpServerOptions {
  readonly port: number;
  readonly words: EdgeWords;
  readonly listener: RequestListener;
  readonly connections: Connections;
}

/** Listens on a port (0: any free one). */
export async function listen({ port, words, listener, connections }: HttpServerOptions): Promise<RunningHttpServer> {
  const server = createServer(TIMEOUTS, listener);
  server.setTimeout(SOCKET_IDLE_MS);
  server.on("connection", connections.open);
  server.prependListener("request", ({ socket }, response) => {
    connections.wait(socket);
    response.setHeader("Keep-Alive", KEEP_ALIVE);
  });
  server.on("clientError", (error, socket) => refuseOnSocket(socket, codeOf(error), words));
  server.on("checkExpectation", (_request, response) => {
    if (response.socket) refuseOnSocket(response.socket, "unmet-expectation", words);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, () => {
      server.off("error", reject);
      resolve();
    });
  });
  return { port: portOf(server), stop: () => drain(server) };
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === "string") throw new Error("The server listens on no port");
  return address.port;
}

function drain(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), DRAIN_TIMEOUT_MS);
    // A kept-alive connection that is answered now is closed after the answer, and not reused.
    server.prependListener("request", (_request, response) => response.setHeader("Connection", "close"));
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
  });
}

function codeOf(error: Error): EdgeRefusalCode {
  const code = "code" in error ? error.code : "";
  if (code === "HPE_HEADER_OVERFLOW") return "headers-too-large";
  return code === "ERR_HTTP_REQUEST_TIMEOUT" ? "request-too-slow" : "bad-request";
}

/** What Node's parser could not read never becomes a request: the answer is written on the socket, with every header. */
function refuseOnSocket(socket: Duplex, code: EdgeRefusalCode, words: EdgeWords): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const status = edgeRefusalStatus[code];
  const body = refusalPage(words.refusals[code], words);
  const headers = [
    ...securityHeaders({
      nonce: randomBytes(16).toString("base64"),
      isOpenToOtherSites: false,
      isSecretAddress: false,
      hasForm: false,
      formOrigins: [],
    }),
    ["Content-Type", "text/html; charset=utf-8"],
    ["Content-Length", String(Buffer.byteLength(body))],
    ["Cache-Control", "no-store"],
    ["Connection", "close"],
  ];
  const head = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...headers.map(([name, value]) => `${name}: ${value}`)];
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
}
