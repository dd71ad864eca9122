import express from "express";
import { expect, it } from "vitest";
import { limitRate } from "./rate-limits.server.ts";

it("does not fail for a visitor who left before being counted", async () => {
  const app = express();
  const passed = new Promise<unknown>((resolve) => {
    app.use((request, _response, next) => {
      request.socket.once("close", () => next()).destroy();
    });
    app.use(limitRate(1, () => undefined));
    app.use((_request: express.Request, _response: express.Response) => resolve("counted"));
    app.use((fault: unknown, _request: express.Request, _response: express.Response, _next: express.NextFunction) =>
      resolve(fault),
    );
  });
  const server = app.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  await fetch(`http://127.0.0.1:${address.port}/`).catch(() => undefined);
  expect(await passed).toBe("counted");
  server.close();
});
