import { createServer } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import express from "express";
import { afterEach, expect, it } from "vitest";
import { rawRequest } from "#tests/support/raw-request.ts";
import { readBody } from "./request-body.server.ts";

const KIBIBYTE = 1_024;
const HEAD = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n";
const CHUNKED = `${HEAD}Transfer-Encoding: chunked\r\n\r\n`;
const HALF = `${HEAD}Content-Length: 100\r\n\r\nhalf`;

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** Answers the length of each whole body. */
async function serve(limits?: Parameters<typeof readBody>[1]): Promise<{ readonly url: string; reached(): number }> {
  let reached = 0;
  const app = express();
  app.use(readBody((_request, response) => void response.status(413).send("too large"), limits));
  app.use((_request, response) => {
    reached += 1;
    response.send(String(response.locals["body"]?.length ?? "none"));
  });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === "string") throw new Error("The server listens on no port");
  return { url: `http://127.0.0.1:${address.port}`, reached: () => reached };
}

function chunksOf(kibibytes: number): string[] {
  const size = 64;
  return Array<string>(kibibytes / size).fill(
    `${(size * KIBIBYTE).toString(16)}\r\n${"a".repeat(size * KIBIBYTE)}\r\n`,
  );
}

/** Sends the beginning of a request, and keeps the connection. */
async function hold(url: string, bytes: string): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  socket.on("error", () => undefined);
  closing.push(() => socket.destroy());
  await new Promise((resolve) => socket.write(bytes, resolve));
  return socket;
}

it("hands over whole a chunked body of exactly 1 MiB", async () => {
  const { url } = await serve();
  const answer = await rawRequest(url, { parts: [CHUNKED, ...chunksOf(1_024), "0\r\n\r\n"] });
  expect([answer.status, answer.body]).toEqual([200, "1048576"]);
});

it("answers 413 as soon as a chunked body passes 1 MiB, and no page sees it", async () => {
  const { url, reached } = await serve();
  const answer = await rawRequest(url, { parts: [CHUNKED, ...chunksOf(1_088)], pauseMs: 1 });
  expect([answer.status, answer.headers.get("connection"), reached()]).toEqual([413, "close", 0]);
});

it("begins nothing for a body that has not wholly come, however many there are, and answers whole ones meanwhile", async () => {
  const { url, reached } = await serve({ mostAtOnce: 20, mostBytes: KIBIBYTE });
  const held: Socket[] = [];
  for (let n = 0; n < 30; n += 1) held.push(await hold(url, HALF));
  const whole = await rawRequest(url, { parts: [`${HEAD}Content-Length: 4\r\n\r\nwhat`] });
  expect([whole.status, whole.body, reached()]).toEqual([200, "4", 1]);
  // The oldest were closed, the others go on.
  await expect.poll(() => held.map(({ closed }) => closed)).toEqual(held.map((_socket, n) => n < 10));
});

it("closes the connections of the oldest bodies when they hold too many bytes together", async () => {
  const { url } = await serve({ mostAtOnce: 20, mostBytes: 100 * KIBIBYTE });
  const big = `${HEAD}Content-Length: 90000\r\n\r\n${"a".repeat(60_000)}`;
  const [first, second] = [await hold(url, big), await hold(url, big)];
  await expect.poll(() => [first.closed, second.closed]).toEqual([true, false]);
  const rest = new Promise((resolve) => second.once("data", resolve));
  second.write("a".repeat(30_000));
  expect(String(await rest)).toMatch(/^HTTP\/1\.1 200 [\s\S]*90000$/);
});

it("forgets a body whose sender left", async () => {
  const { url } = await serve({ mostAtOnce: 1, mostBytes: KIBIBYTE });
  const left = await hold(url, HALF);
  left.resetAndDestroy();
  const next = await hold(url, HALF);
  const rest = new Promise((resolve) => next.once("data", resolve));
  next.write("a".repeat(96));
  expect(String(await rest)).toMatch(/^HTTP\/1\.1 200 [\s\S]*100$/);
});
