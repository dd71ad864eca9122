import { expect, it } from "vitest";
import { edgeWords } from "#app/content/edge-words.ts";
import { createConnections } from "#app/platform/http/connections.server.ts";
import { listen } from "#app/platform/http/http-server.server.ts";

it("tells who keeps a connection less time than it keeps it", async () => {
  const server = await listen({
    ...{ port: 0, words: edgeWords, connections: createConnections() },
    listener: (_request, response) => response.end("here"),
  });
  const { headers } = await fetch(`http://127.0.0.1:${server.port}/`);
  expect([headers.get("connection"), headers.get("keep-alive")]).toEqual(["keep-alive", "timeout=60"]);
  await server.stop();
});
