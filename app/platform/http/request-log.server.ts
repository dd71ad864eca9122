import { randomUUID } from "node:crypto";
import type { RequestHandler } from "express";
import { log } from "../log.server.ts";
import { requestDuration } from "./metrics.server.ts";
import type { AskedRoute } from "./route-table.ts";

/**
 * Gives each request an id and writes one line when it ends: method, route pattern, status, duration, and what a page noted (the id
 * of the account that acts, a refusal). No address as typed, no query, no header, no IP, no name: who reads the log learns of nobody,
 * who also reads the audit trail can follow an account.
 */
export function logRequests(): RequestHandler {
  return (request, response, next) => {
    const requestId = randomUUID();
    const startedAt = performance.now();
    response.locals["requestId"] = requestId;
    response.locals["note"] = {};
    response.setHeader("X-Request-Id", requestId);
    response.once("close", () => {
      const durationMs = Math.round((performance.now() - startedAt) * 10) / 10;
      const { label: route }: AskedRoute = response.locals["route"];
      const { method } = request;
      // A reader who left before the answer has no status.
      const status = response.writableFinished ? response.statusCode : 499;
      requestDuration.observe({ method, route, status }, durationMs / 1000);
      log.info({ requestId, method, route, status, durationMs, ...response.locals["note"] }, "request");
    });
    next();
  };
}
