import type { Request, RequestHandler, Response } from "express";
import type { Refuse } from "./refuse.server.ts";
import { type AskedRoute, MAX_BODY_BYTES } from "./route-table.ts";

/** Bodies under way at once, and their bytes in memory. Browsers send a form in one go: honest ones are here for milliseconds. */
export interface BodyLimits {
  readonly mostAtOnce: number;
  readonly mostBytes: number;
}

const LIMITS: BodyLimits = { mostAtOnce: 200, mostBytes: 64 * MAX_BODY_BYTES };

/** A body that has not wholly come. */
interface Arriving {
  readonly request: Request;
  readonly chunks: Buffer[];
  bytes: number;
}

/** Absent before a table of routes. */
function routeOf(response: Response): AskedRoute | undefined {
  return response.locals["route"];
}

/**
 * Waits for the whole body (`response.locals.body`) before anything is done for the request, so that a client who sends slowly costs its
 * own memory alone. When too many bodies are under way, the connection of the oldest is closed. Over the limit the answer is 413, also for
 * a chunked body, which announces no length.
 */
export function readBody(refuse: Refuse, limits: BodyLimits = LIMITS): RequestHandler {
  const arriving = new Set<Arriving>();
  const makeRoom = (): void => {
    for (const oldest of arriving) {
      let bytes = 0;
      for (const one of arriving) bytes += one.bytes;
      if (arriving.size <= limits.mostAtOnce && bytes <= limits.mostBytes) return;
      arriving.delete(oldest);
      oldest.request.socket.destroy();
    }
  };
  return (request, response, next) => {
    if (request.method !== "POST") return next();
    const mostBytes = routeOf(response)?.mostBodyBytes ?? MAX_BODY_BYTES;
    const body: Arriving = { request, chunks: [], bytes: 0 };
    arriving.add(body);
    request.on("data", (chunk: Buffer) => {
      if (!arriving.has(body)) return;
      body.bytes += chunk.length;
      body.chunks.push(chunk);
      if (body.bytes <= mostBytes) return makeRoom();
      arriving.delete(body);
      request.pause();
      response.setHeader("Connection", "close");
      refuse(request, response, "body-too-large");
    });
    request.once("end", () => {
      if (!arriving.delete(body)) return;
      response.locals["body"] = Buffer.concat(body.chunks);
      next();
    });
    // Reset or given up: 'close' comes without 'end'.
    request.once("close", () => arriving.delete(body));
    makeRoom();
  };
}
