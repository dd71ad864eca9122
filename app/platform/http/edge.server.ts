import { randomBytes } from "node:crypto";
import { readdirSync } from "node:fs";
import compression from "compression";
import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Response } from "express";
import { log } from "../log.server.ts";
import { type AnswerOptions, answerPages, askedRoute } from "./answer-pages.server.ts";
import { serveMetrics } from "./metrics.server.ts";
import { API_REQUESTS_PER_MINUTE, limitRate, PAGE_REQUESTS_PER_MINUTE } from "./rate-limits.server.ts";
import type { Refuse } from "./refuse.server.ts";
import { readBody } from "./request-body.server.ts";
import { allowedMethods, refusalOfHead } from "./request-guards.ts";
import { logRequests } from "./request-log.server.ts";
import type { RouteTable } from "./route-table.ts";
import { securityHeaders } from "./security-headers.ts";

const NONCE_BYTES = 16;
/** A results page of 70 kB: level 1 gives 13.0 kB in 0.55 ms, 5 gives 11.5 kB in 0.8 ms, 6 gives 11.4 kB in 1.05 ms. */
const GZIP_LEVEL = 5;
/** More than any page weighs compressed: it then comes in one piece. */
const COMPRESSED_PIECE_BYTES = 32_768;
const PREFLIGHT_SECONDS = "86400";

export interface EdgeOptions extends AnswerOptions {
  readonly routeTable: RouteTable;
  readonly clientDirectory: string;
  readonly metricsToken: string | undefined;
  readonly isRateLimited: boolean;
  /** How many proxies of ours stand in front: their X-Forwarded-For and -Proto are then believed. */
  readonly trustedProxies: number;
  /** Where forms may lead besides the portal: the identity providers. */
  readonly formOrigins: readonly string[];
}

/** Everything between the socket and the application; the order is the protection. */
export function createEdge(options: EdgeOptions): Express {
  const { refuse } = options;
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.set("trust proxy", options.trustedProxies);
  app.use((request, response, next) => {
    response.locals["route"] = options.routeTable(request.originalUrl);
    next();
  });
  app.use(logRequests());
  app.use(addSecurityHeaders(options.formOrigins));
  app.use(guard(options));
  const piece = { chunkSize: COMPRESSED_PIECE_BYTES };
  app.use(compression({ level: GZIP_LEVEL, ...piece, brotli: piece }));
  serveFiles(app, options);
  app.get("/healthz", (_request, response) => {
    response.set("Cache-Control", "no-store").json({ state: "up" });
  });
  app.get("/metrics", serveMetrics(options.metricsToken, refuse));
  if (options.isRateLimited) app.use(limitRates(refuse));
  app.use(readBody(refuse));
  app.use(answerPages(options));
  app.use(lastResort(refuse));
  return app;
}

function addSecurityHeaders(formOrigins: readonly string[]): RequestHandler {
  return (_request, response, next) => {
    const nonce = randomBytes(NONCE_BYTES).toString("base64");
    response.locals["nonce"] = nonce;
    const { isApi, holdsSecret, hasForm } = askedRoute(response);
    const headers = securityHeaders({
      ...{ nonce, formOrigins, hasForm, isOpenToOtherSites: isApi, isSecretAddress: holdsSecret },
    });
    for (const [name, value] of headers) response.setHeader(name, value);
    if (isApi) {
      response.setHeader("Access-Control-Allow-Origin", "*");
      response.setHeader(
        "Access-Control-Expose-Headers",
        "ETag, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id",
      );
    }
    next();
  };
}

function guard({ refuse, trustedProxies }: EdgeOptions): RequestHandler {
  return (request, response, next) => {
    const route = askedRoute(response);
    // The portal only believes Host.
    delete request.headers["x-forwarded-host"];
    if (trustedProxies === 0) {
      delete request.headers["x-forwarded-for"];
      delete request.headers["x-forwarded-proto"];
    }
    const refusal = refusalOfHead(request, route);
    if (refusal === "method-not-allowed") response.setHeader("Allow", allowedMethods(route).join(", "));
    if (refusal === "body-too-large") response.setHeader("Connection", "close");
    if (refusal !== null) return refuse(request, response, refusal);
    if (request.method === "OPTIONS") {
      response.setHeader("Access-Control-Allow-Methods", allowedMethods(route).join(", "));
      response.setHeader("Access-Control-Allow-Headers", "If-None-Match, Content-Type");
      response.setHeader("Access-Control-Max-Age", PREFLIGHT_SECONDS);
      response.status(204).end();
      return;
    }
    next();
  };
}

/** Hashed files never change; the others (icons) may within the hour. */
function serveFiles(app: Express, { clientDirectory, refuse }: EdgeOptions): void {
  const files = { index: false, redirect: false, dotfiles: "ignore", setHeaders: nameCharset } as const;
  app.use("/assets", express.static(`${clientDirectory}/assets`, { ...files, immutable: true, maxAge: "1y" }));
  app.use("/assets", (request, response) => refuse(request, response, "not-found"));
  // Known by name, so that a page costs no look at the disk.
  const names = new Set(readdirSync(clientDirectory).map((name) => `/${name}`));
  const serve = express.static(clientDirectory, { ...files, maxAge: "1h" });
  app.use((request, response, next) => (names.has(request.path) ? serve(request, response, next) : next()));
}

/** Every text says how it is written; express takes an SVG for a picture, and leaves it out. */
function nameCharset(response: Response, file: string): void {
  if (file.endsWith(".svg")) response.setHeader("Content-Type", "image/svg+xml; charset=utf-8");
}

/** The route decides which limit counts, not how its address is spelt. */
function limitRates(refuse: Refuse): RequestHandler {
  const [api, pages] = [limitRate(API_REQUESTS_PER_MINUTE, refuse), limitRate(PAGE_REQUESTS_PER_MINUTE, refuse)];
  return (request, response, next) => {
    const { isApi, isProbe } = askedRoute(response);
    if (isProbe) return next();
    return isApi ? api(request, response, next) : pages(request, response, next);
  };
}

/** A page or route that threw outside Remix's own care: a short answer, never a stack. */
function lastResort(refuse: Refuse): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    if (response.headersSent) {
      if (!response.writableEnded) response.destroy();
      return;
    }
    log.error({ err: error, requestId: response.locals["requestId"] }, "request failed at the edge");
    refuse(request, response, "internal-error");
  };
}
