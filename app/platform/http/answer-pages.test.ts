import { createServer } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import express from "express";
import { afterEach, expect, it } from "vitest";
import { type Application, answerPages } from "./answer-pages.server.ts";
import { createConnections } from "./connections.server.ts";
import { createWorkload } from "./load-shedding.server.ts";

const calm = { isLate: () => false, stop: () => undefined };
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

interface Served {
  readonly port: number;
  ask(path?: string): Promise<number>;
  isFull(): boolean;
}

async function serve(application: Application, mostWaiting?: number): Promise<Served> {
  const [workload, connections] = [createWorkload(calm), createConnections(mostWaiting)];
  const app = express();
  app.use((request, response, next) => {
    response.locals["route"] = { isProbe: request.path === "/readyz" };
    next();
  });
  const refuse = (_request: unknown, response: express.Response): void => void response.sendStatus(503);
  app.use(answerPages({ application, workload, connections, refuse }));
  const server = createServer(app);
  server.on("connection", connections.open);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === "string") throw new Error("The server listens on no port");
  const { port } = address;
  return {
    port,
    ask: async (path = "/") => (await fetch(`http://127.0.0.1:${port}${path}`)).status,
    isFull: workload.isFull,
  };
}

/** Sends several requests at once on one connection, which stays open. */
async function pipeline(port: number, requests: number): Promise<Socket> {
  const socket = connect(port, "127.0.0.1").on("error", () => undefined);
  closing.push(() => socket.destroy());
  await new Promise((resolve) => socket.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(requests), resolve));
  return socket;
}

it("gives back what it counted of requests sent at once on connections that are reset, and begins only their first", async () => {
  const waiting: (() => void)[] = [];
  let begun = 0;
  const { port, ask, isFull } = await serve(() => {
    begun += 1;
    return new Promise((resolve) => waiting.push(() => resolve(new Response("page"))));
  });
  const sizes = [...Array<number>(4).fill(40), ...Array<number>(60).fill(2)];
  const sockets = await Promise.all(sizes.map((size) => pipeline(port, size)));
  await expect.poll(() => begun).toBe(64);
  for (const socket of sockets) socket.resetAndDestroy();
  await sleep(50);
  for (const answer of waiting.splice(0)) answer();
  const after = ask();
  await expect.poll(() => begun).toBe(65);
  expect(isFull()).toBe(false);
  waiting.pop()?.();
  expect(await after).toBe(200);
});

it("answers requests sent at once on one connection in their order, each by itself", async () => {
  let atOnce = 0;
  const { port } = await serve(async (request) => {
    atOnce += 1;
    expect(atOnce).toBe(1);
    await sleep(5);
    atOnce -= 1;
    return new Response(`<${request.path}>`);
  });
  const socket = connect(port, "127.0.0.1");
  closing.push(() => socket.destroy());
  let received = "";
  socket.on("data", (chunk) => {
    received += chunk.toString();
  });
  socket.write(["/a", "/b", "/c"].map((path) => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`).join(""));
  await expect.poll(() => received.match(/<[^>]+>/g)).toEqual(["</a>", "</b>", "</c>"]);
});

it("counts work until it is done, also when nobody waits any more, and lets a probe pass a full house", async () => {
  const waiting: (() => void)[] = [];
  const { port, ask, isFull } = await serve(
    (request) =>
      new Promise((resolve) => {
        if (request.path === "/readyz") resolve(new Response("ready"));
        else waiting.push(() => resolve(new Response("page")));
      }),
  );
  const sockets = await Promise.all(Array.from({ length: 128 }, () => pipeline(port, 1)));
  await expect.poll(() => waiting.length).toBe(128);
  for (const socket of sockets) socket.resetAndDestroy();
  expect([isFull(), await ask(), await ask("/readyz")]).toEqual([true, 503, 200]);
  for (const answer of waiting.splice(0)) answer();
  await expect.poll(isFull).toBe(false);
});

it("gives back the work of a page that throws", async () => {
  const { ask, isFull } = await serve(() => Promise.reject(new Error("broken")));
  const statuses = await Promise.all(Array.from({ length: 130 }, () => ask()));
  expect(new Set(statuses)).toContain(500);
  await expect.poll(isFull).toBe(false);
  expect(await ask()).toBe(500);
});

it("closes the connection that has waited longest when too many wait, never one that is worked on", async () => {
  const waiting: (() => void)[] = [];
  const { port, ask } = await serve(
    () => new Promise((resolve) => waiting.push(() => resolve(new Response("page")))),
    10,
  );
  const worked = ask();
  await expect.poll(() => waiting.length).toBe(1);
  const idle = Array.from({ length: 30 }, () => connect(port, "127.0.0.1").on("error", () => undefined));
  closing.push(() => {
    for (const socket of idle) socket.destroy();
  });
  await expect.poll(() => idle.filter(({ closed }) => closed).length).toBe(20);
  waiting.pop()?.();
  expect(await worked).toBe(200);
});
