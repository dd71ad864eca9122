import { createHash, timingSafeEqual } from "node:crypto";
import type { RequestHandler } from "express";
import { collectDefaultMetrics, Histogram, Registry } from "prom-client";
import type { Refuse } from "./refuse.server.ts";

const registry = new Registry();
collectDefaultMetrics({ register: registry });

/** Durations of answers in seconds, by method, route pattern and status. */
export const requestDuration = new Histogram({
  name: "http_request_duration_seconds",
  help: "Duration of HTTP answers",
  labelNames: ["method", "route", "status"] as const,
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  registers: [registry],
});

/** Prometheus figures for whoever holds the token; without a token in the settings the address does not exist. */
export function serveMetrics(token: string | undefined, refuse: Refuse): RequestHandler {
  return async (request, response, next) => {
    const [scheme = "", given = ""] = (request.headers.authorization ?? "").split(" ", 2);
    if (token === undefined || scheme.toLowerCase() !== "bearer" || !isSame(given, token)) {
      refuse(request, response, "not-found");
      return;
    }
    try {
      response
        .type(registry.contentType)
        .set("Cache-Control", "no-store")
        .send(await registry.metrics());
    } catch (error) {
      next(error);
    }
  };
}

/** Digests have one length, so the comparison takes one time. */
function isSame(given: string, wanted: string): boolean {
  const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
