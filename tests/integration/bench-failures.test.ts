import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { describeFailures } from "#tests/bench/http/failures.ts";
import { openLoop } from "#tests/bench/http/open-loop.ts";

it("tells of each kind of failure how many, and in which seconds of the run", async () => {
  const answers: Readonly<Record<string, number>> = { "/3": 503, "/4": 503, "/6": 503, "/8": 500 };
  const server = createServer((request, response) => {
    if (request.url === "/9") return void request.socket.destroy();
    const status = answers[request.url ?? ""] ?? 200;
    response.writeHead(status, status === 503 ? { "Retry-After": "5" } : {}).end("page");
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const address: AddressInfo | string | null = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  const { latencies, failures } = await openLoop(`http://127.0.0.1:${port}`, (n) => `/${n}`, {
    perSecond: 4,
    seconds: 2.5,
  });
  server.close();
  expect(latencies).toHaveLength(10);
  expect(describeFailures(failures).split("; ").toSorted()).toEqual([
    "1 × 500, seconds 2",
    "1 × ECONNRESET, seconds 2",
    "3 × 503 (Retry-After 5), seconds 0–1",
  ]);
  expect(describeFailures([])).toBe("");
});
