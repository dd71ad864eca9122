import { type AppLoadContext, createRequestHandler, type RequestHandler, type ServerBuild } from "@remix-run/node";
import type { Request, Response } from "express";
import { type Application, askedRoute } from "./answer-pages.server.ts";

/** Makes the answer to an address of this branch of routes; null: Remix looks for it. */
export type MakeAnswer = (
  branch: readonly string[] | null,
  target: string,
  request: globalThis.Request,
  context: AppLoadContext,
) => Promise<globalThis.Response>;

/**
 * The pages and API routes of the build. Remix gets whole bodies (`readBody`), and no signal of a reader who left: it would then answer
 * at once while the loader still works, and what is under way could not be counted.
 */
export function createRemixApplication(
  make: MakeAnswer,
  contextOf: (request: Request, response: Response) => AppLoadContext,
): Application {
  return (request, response) =>
    make(
      askedRoute(response).branch,
      request.originalUrl,
      toWebRequest(request, response),
      contextOf(request, response),
    );
}

/** How a build makes its answers, for visitors and for a rehearsal. */
export function createMakeAnswer(build: ServerBuild): MakeAnswer {
  const handlerOf = createHandlers(build);
  return (branch, target, request, context) => handlerOf(branch, target)(request, context);
}

/**
 * Remix ranks all the routes of a build anew several times a request. The edge has found the route already: each branch is answered by
 * a build of that branch alone, and what no branch answers (unknown addresses, the manifest, old data requests) by the whole build.
 */
function createHandlers(build: ServerBuild): (branch: readonly string[] | null, target: string) => RequestHandler {
  const whole = createRequestHandler(build, "production");
  const narrow = new Map<string, RequestHandler>();
  return (branch, target) => {
    if (branch === null || target.includes("_data=")) return whole;
    const leaf = branch.at(-1) ?? "";
    const handler = narrow.get(leaf) ?? createRequestHandler(onlyBranch(build, branch), "production");
    narrow.set(leaf, handler);
    return handler;
  };
}

function onlyBranch(build: ServerBuild, branch: readonly string[]): ServerBuild {
  const pick = <Route>(routes: Readonly<Record<string, Route>>): Record<string, Route> =>
    Object.fromEntries(Object.entries(routes).filter(([id]) => branch.includes(id)));
  return { ...build, routes: pick(build.routes), assets: { ...build.assets, routes: pick(build.assets.routes) } };
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
