import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** What the proxy does to the answers of the server behind it. */
export const proxyFaults = ["down", "slow", "500", "reset", "truncated", "garbage"] as const;
export type ProxyFault = (typeof proxyFaults)[number];

/** A proxy between the portal and its engine. */
export interface FaultyProxy {
  readonly url: string;
  /** Searches that came through since the start; probes, which ask one thing at a time, are not counted. */
  searches(): number;
  /** From now on; `wrong-tasks` spoils only what the server says of its tasks. */
  play(fault: ProxyFault | "wrong-tasks" | null): void;
  close(): Promise<void>;
}

const SLOW_MS = 5000;

/** Stands before the server at `target`. */
export async function openFaultyProxy(target: string): Promise<FaultyProxy> {
  let fault: ProxyFault | "wrong-tasks" | null = null;
  let searches = 0;
  const server = createServer(async (asked, answer) => {
    const body = await readWhole(asked);
    if (body.includes('"matchingStrategy"')) searches += 1;
    const spoils = fault === "wrong-tasks" ? asked.url?.startsWith("/tasks") === true : fault !== null;
    if (spoils && fault !== null) await spoil(fault, asked, answer);
    else pass(target, asked, body, answer);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${portOf(server.address())}`,
    searches: () => searches,
    play(next) {
      fault = next;
      // A connection kept alive would carry the fault before into the next.
      server.closeIdleConnections();
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("The proxy has no port");
  return address.port;
}

async function readWhole(asked: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of asked) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

async function spoil(fault: ProxyFault | "wrong-tasks", asked: IncomingMessage, answer: ServerResponse): Promise<void> {
  const json = { "Content-Type": "application/json" };
  switch (fault) {
    case "down":
      asked.socket.destroy();
      return;
    case "slow":
      await sleep(SLOW_MS);
      answer.writeHead(200, json).end('{"results":[]}');
      return;
    case "500":
      answer.writeHead(500, json).end('{"message":"internal"}');
      return;
    case "reset":
      asked.socket.resetAndDestroy();
      return;
    case "truncated":
      answer.writeHead(200, { ...json, "Content-Length": "5000" });
      answer.write('{"results":[{"hits":[{"id":1,');
      await sleep(20);
      asked.socket.destroy();
      return;
    case "garbage":
      answer.writeHead(200, { ...json, "Content-Encoding": "gzip" }).end(Buffer.from("this was never compressed"));
      return;
    case "wrong-tasks":
      answer.writeHead(200, json).end('{"results":[{"uid":1,"status":"vanished"}],"total":7,"limit":1}');
      return;
  }
}

function pass(target: string, asked: IncomingMessage, body: string, answer: ServerResponse): void {
  const forwarded = request(
    `${target}${asked.url}`,
    { method: asked.method, headers: { ...asked.headers, host: new URL(target).host } },
    (real) => {
      answer.writeHead(real.statusCode ?? 502, real.headers);
      real.pipe(answer);
    },
  );
  forwarded.on("error", () => answer.destroy());
  forwarded.end(body);
}
