import type { AppLoadContext, EntryContext, HandleErrorFunction } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToString } from "react-dom/server";
import { formWords } from "#app/content/form-words.ts";
import "#app/platform/http/load-context.ts";
import { stateScripts } from "#app/platform/http/state-scripts.ts";
import { log } from "#app/platform/log.server.ts";
import { NonceContext } from "./ui/nonce.ts";

/**
 * Renders a page whole before it is sent: the status is then always right, people and robots get the same, and one piece compresses
 * better than a stream flushed at every part. No page waits for data while it renders, so nothing is streamed: React writes one text,
 * and what the browser needs to take the page over follows it.
 */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  { serverHandoffStream, ...remixContext }: EntryContext,
  { nonce }: AppLoadContext,
): Promise<Response> {
  const page = renderToString(
    <NonceContext.Provider value={nonce}>
      <RemixServer context={remixContext} url={request.url} nonce={nonce} />
    </NonceContext.Provider>,
  );
  const isRefusedForm = status >= 400 && remixContext.staticHandlerContext.actionData !== null;
  const html = isRefusedForm ? withErrorInTitle(page) : page;
  headers.set("Content-Type", "text/html; charset=utf-8");
  const document = `<!DOCTYPE html>${html}${await stateScripts(serverHandoffStream, nonce)}`;
  // As bytes: a Response copies a text twice before it encodes it. Their number tells the edge that they come at once.
  const bytes = Buffer.from(document);
  headers.set("Content-Length", String(bytes.length));
  return new Response(bytes, { status, headers });
}

/** The title says it before anything else is read. Once scripts run, the summary of errors says it instead: `entry.client.tsx`. */
function withErrorInTitle(page: string): string {
  return page.replace("<title>", `<title>${formWords.errorPrefix}`);
}

/**
 * Where a fault of a loader, an action or a route is written down, unless the database is what failed (`or-pause.server.ts`). A request
 * that the visitor gave up, and an address that does not exist, are no faults.
 */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  log.error({ err: error, requestId: context.requestId }, "request failed");
};
