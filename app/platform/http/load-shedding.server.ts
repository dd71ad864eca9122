import type { RequestHandler, Response } from "express";
import type { Refuse } from "./refuse.server.ts";

const SAMPLE_MS = 100;
const RETRY_AFTER_SECONDS = 5;
/** Under this delay of the event loop every request is served; a page takes some milliseconds of it. */
const MAX_LAG_MS = 400;

/** Watches how late the event loop runs; `stop` ends the watch. */
export interface LagWatch {
  isLate(): boolean;
  stop(): void;
}

/** How late a timer fires tells it. Node's own histogram says nothing when it is reset more often than the loop turns. */
export function watchLag(maxLagMs: number = MAX_LAG_MS): LagWatch {
  let lagMs = 0;
  let expectedAt = performance.now() + SAMPLE_MS;
  const timer = setInterval(() => {
    const firedAt = performance.now();
    // Mostly what was known: one long task alone does not turn people away, and calm returns within a second or two.
    lagMs = 0.75 * lagMs + 0.25 * Math.max(0, firedAt - expectedAt);
    expectedAt = firedAt + SAMPLE_MS;
  }, SAMPLE_MS).unref();
  return { isLate: () => lagMs > maxLagMs, stop: () => clearInterval(timer) };
}

/** Fewer requests under way are never a crowd, however slow they are: the database may stall for one of them. */
const CROWD = 32;
/** More than this at once is turned away at any speed: each holds memory while it waits for one of ten connections. */
const FULL = 128;
/** In a crowd, nobody joins while the first in line has waited this long. */
const MAX_WAIT_MS = 2_000;

/** Turns requests away while the process is late or a queue stands still: those already accepted are then answered in time. */
export function shedLoad(watch: LagWatch, refuse: Refuse): RequestHandler {
  // In order of arrival, so that the first is the one that waits longest.
  const underWay = new Map<Response, number>();
  const isQueueFull = (): boolean => {
    if (underWay.size < CROWD) return false;
    if (underWay.size >= FULL) return true;
    const [oldest = performance.now()] = underWay.values();
    return performance.now() - oldest > MAX_WAIT_MS;
  };
  return (request, response, next) => {
    if (watch.isLate() || isQueueFull()) {
      response.setHeader("Retry-After", String(RETRY_AFTER_SECONDS));
      refuse(request, response, "overloaded");
      return;
    }
    underWay.set(response, performance.now());
    response.once("close", () => underWay.delete(response));
    next();
  };
}
