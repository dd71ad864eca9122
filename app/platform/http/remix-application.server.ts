import { type AppLoadContext, createRequestHandler, type ServerBuild } from "@remix-run/node";
import type { Request, Response } from "express";
import type { Application } from "./answer-pages.server.ts";

/**
 * The pages and API routes of the build. Remix gets whole bodies (`readBody`), and no signal of a reader who left: it would then answer
 * at once while the loader still works, and what is under way could not be counted.
 */
export function createRemixApplication(
  build: ServerBuild,
  contextOf: (request: Request, response: Response) => AppLoadContext,
): Application {
  const answer = createRequestHandler(build, "production");
  return (request, response) => answer(toWebRequest(request, response), contextOf(request, response));
}

function toWebRequest(request: Request, response: Response): globalThis.Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    for (const one of [value ?? []].flat()) headers.append(name, one);
  }
  const { method, protocol, originalUrl } = request;
  const body: Buffer | undefined = response.locals["body"];
  const url = `${protocol}://${request.headers.host}${originalUrl}`;
  return new globalThis.Request(url, {
    method,
    headers,
    ...(body === undefined ? {} : { body: new Uint8Array(body) }),
  });
}
