import { monitorEventLoopDelay } from "node:perf_hooks";
import type { RequestHandler } from "express";
import type { Refuse } from "./refuse.server.ts";

const SAMPLE_MS = 250;
const RESOLUTION_MS = 10;
const RETRY_AFTER_SECONDS = 5;
/** Under this mean delay of the event loop every request is served; a page takes a few milliseconds of it. */
const MAX_LAG_MS = 400;

/** Watches how late the event loop runs; `stop` ends the watch. */
export interface LagWatch {
  isLate(): boolean;
  stop(): void;
}

export function watchLag(maxLagMs: number = MAX_LAG_MS): LagWatch {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  histogram.enable();
  let lagMs = 0;
  const timer = setInterval(() => {
    // Half old, half new: one long task alone does not turn people away, and calm returns within a second.
    const sampleMs = Number.isNaN(histogram.mean) ? 0 : histogram.mean / 1e6 - RESOLUTION_MS;
    lagMs = (lagMs + sampleMs) / 2;
    histogram.reset();
  }, SAMPLE_MS).unref();
  return {
    isLate: () => lagMs > maxLagMs,
    stop: () => {
      clearInterval(timer);
      histogram.disable();
    },
  };
}

/** Turns requests away while the process is late: those already accepted are then answered in time. */
export function shedLoad(watch: LagWatch, refuse: Refuse): RequestHandler {
  return (request, response, next) => {
    if (!watch.isLate()) return next();
    response.setHeader("Retry-After", String(RETRY_AFTER_SECONDS));
    refuse(request, response, "overloaded");
  };
}
