import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createReadableStreamFromReadable } from "@remix-run/node";
import express from "express";
import { afterAll, beforeAll, expect, it } from "vitest";
import { edgeWords } from "#app/content/edge-words.ts";
import { limitBody } from "#app/platform/http/body-limit.server.ts";
import { createRefuse } from "#app/platform/http/refuse.server.ts";
import { rawRequest } from "#tests/support/raw-request.ts";

const KIBIBYTE = 1_024;
const HEAD = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n";

/** What the reader of each body got: its length, or that reading failed. */
const outcomes: (number | "failed")[] = [];
const app = express();
app.use(limitBody(createRefuse(edgeWords)));
// Reads as Remix does: through a web stream made of the request.
app.use(async (request, response) => {
  try {
    const text = await new Response(createReadableStreamFromReadable(request)).text();
    outcomes.push(text.length);
    response.send(String(text.length));
  } catch {
    outcomes.push("failed");
  }
});
const server = createServer(app);
let url = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === "string") throw new Error("The server listens on no port");
  url = `http://127.0.0.1:${address.port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function chunksOf(kibibytes: number): string[] {
  const size = 64;
  return Array<string>(kibibytes / size).fill(
    `${(size * KIBIBYTE).toString(16)}\r\n${"a".repeat(size * KIBIBYTE)}\r\n`,
  );
}

it("hands over whole a chunked body of exactly 1 MiB", async () => {
  const answer = await rawRequest(url, { parts: [HEAD, ...chunksOf(1_024), "0\r\n\r\n"] });
  expect([answer.status, outcomes.pop()]).toEqual([200, 1_048_576]);
});

it("answers 413 as soon as a chunked body passes 1 MiB, and its reader fails instead of getting a part", async () => {
  const answer = await rawRequest(url, { parts: [HEAD, ...chunksOf(1_088)], pauseMs: 1 });
  expect([answer.status, answer.headers.get("connection")]).toEqual([413, "close"]);
  await expect.poll(() => outcomes.pop()).toBe("failed");
});
