import type { RequestHandler } from "express";
import { rateLimit } from "express-rate-limit";
import type { Refuse } from "./refuse.server.ts";
import { networkOf } from "./visitor-network.ts";

const MINUTE_MS = 60_000;
export const API_REQUESTS_PER_MINUTE = 120;
/** Generous: a whole training centre may share one address. */
export const PAGE_REQUESTS_PER_MINUTE = 600;

/** At most `limit` requests a minute and visitor; the counters live in this process. */
export function limitRate(limit: number, refuse: Refuse): RequestHandler {
  return rateLimit({
    windowMs: MINUTE_MS,
    limit,
    // A visitor who has left has no address any more.
    keyGenerator: ({ ip = "" }) => networkOf(ip),
    standardHeaders: "draft-8",
    legacyHeaders: false,
    handler: (request, response) => refuse(request, response, "too-many-requests"),
  });
}
