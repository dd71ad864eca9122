import type { RequestHandler } from "express";
import type { Refuse } from "./refuse.server.ts";
import { MAX_BODY_BYTES } from "./request-guards.ts";

/**
 * Counts a body as it arrives, since a chunked one announces no length. Past the limit the answer is 413 and whoever was reading
 * gets an error, never a shortened form.
 */
export function limitBody(refuse: Refuse): RequestHandler {
  return (request, response, next) => {
    if (request.method === "GET" || request.method === "HEAD") return next();
    let received = 0;
    // A paused stream does not start flowing when a listener is added: the count waits for the real reader.
    request.pause();
    request.on("data", (chunk: Buffer) => {
      received += chunk.length;
      if (received <= MAX_BODY_BYTES || response.headersSent) return;
      request.pause();
      response.setHeader("Connection", "close");
      refuse(request, response, "body-too-large");
      request.on("error", () => undefined);
      request.emit("error", new Error("Body over the limit"));
    });
    next();
  };
}
