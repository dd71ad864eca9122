import { once } from "node:events";
import { pipeline } from "node:stream/promises";
import type { Request, RequestHandler, Response } from "express";
import type { Connections } from "./connections.server.ts";
import type { Workload } from "./load-shedding.server.ts";
import type { Refuse } from "./refuse.server.ts";
import type { AskedRoute } from "./route-table.ts";

const RETRY_AFTER_SECONDS = 5;

/** Pages and API routes: makes the answer of a whole request. Settles when the work is done, whether or not somebody still waits. */
export type Application = (request: Request, response: Response) => Promise<globalThis.Response>;

export interface AnswerOptions {
  readonly application: Application;
  readonly workload: Workload;
  readonly connections: Connections;
  readonly refuse: Refuse;
}

/**
 * Answers by the application. Work is counted from its beginning until its answer is made, and given back however that ends. Of several
 * requests sent at once on one connection, one is worked on at a time; those whose connection closes before their turn never begin.
 */
export function answerPages({ application, workload, connections, refuse }: AnswerOptions): RequestHandler {
  async function work(request: Request, response: Response): Promise<globalThis.Response> {
    const end = askedRoute(response).isProbe ? () => undefined : workload.begin();
    connections.work(request.socket);
    try {
      return await application(request, response);
    } finally {
      end();
      connections.rest(request.socket);
    }
  }
  return async (request, response, next) => {
    try {
      // Node gives a response its connection when the one before it is sent.
      if (response.socket === null) await once(response, "socket");
      if (!askedRoute(response).isProbe && workload.isFull()) {
        response.setHeader("Retry-After", String(RETRY_AFTER_SECONDS));
        refuse(request, response, "overloaded");
        return;
      }
      if (!response.destroyed) await send(response, await work(request, response));
    } catch (error) {
      next(error);
    }
  };
}

/** The route of this request, which the first handler of the edge found. */
export function askedRoute(response: Response): AskedRoute {
  return response.locals["route"];
}

async function send(response: Response, answer: globalThis.Response): Promise<void> {
  if (response.destroyed) return answer.body?.cancel();
  response.statusMessage = answer.statusText;
  response.status(answer.status);
  for (const [name, value] of answer.headers) response.append(name, value);
  if (answer.body === null) {
    response.end();
    return;
  }
  if (answer.headers.has("content-length")) {
    // Known whole: compressed and written in one piece, where a stream takes several of each.
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (!response.destroyed) response.end(bytes);
    return;
  }
  try {
    await pipeline(chunksOf(answer.body), response);
  } catch (error) {
    // A reader who left is no fault.
    if (!(error instanceof Error && "code" in error && error.code === "ERR_STREAM_PREMATURE_CLOSE")) throw error;
  }
}

async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
  } finally {
    await reader.cancel();
  }
}
