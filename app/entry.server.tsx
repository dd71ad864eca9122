import type { AppLoadContext, EntryContext, HandleErrorFunction } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { formWords } from "#app/content/form-words.ts";
import "#app/platform/http/load-context.ts";
import { wholePage } from "#app/platform/http/whole-page.ts";
import { log } from "#app/platform/log.server.ts";
import { NonceContext } from "./ui/nonce.ts";

/** A page that is not whole by then is given up. */
const RENDER_TIMEOUT_MS = 5_000;

/**
 * Renders a page whole before it is sent: the status is then always right, people and robots get the same, and one piece
 * compresses better and costs less than a stream flushed at every part.
 */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const page = await render(request.url, remixContext, context.nonce);
  const isRefusedForm = status >= 400 && remixContext.staticHandlerContext.actionData !== null;
  const html = isRefusedForm ? withErrorInTitle(page) : page;
  headers.set("Content-Type", "text/html; charset=utf-8");
  return new Response(html, { status, headers });
}

function render(url: string, remixContext: EntryContext, nonce: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <RemixServer context={remixContext} url={url} abortDelay={RENDER_TIMEOUT_MS} nonce={nonce} />
      </NonceContext.Provider>,
      {
        nonce,
        onAllReady: () => pipe(wholePage(finish)),
        onShellError: (error) => {
          clearTimeout(timer);
          reject(error);
        },
        onError: (error) => log.error({ err: error }, "rendering failed"),
      },
    );
    // Not cleared, the timer would keep every rendered tree in memory until it fires.
    const timer = setTimeout(abort, RENDER_TIMEOUT_MS);
    function finish(html: Uint8Array<ArrayBuffer>): void {
      clearTimeout(timer);
      resolve(html);
    }
  });
}

/** The title says it before anything else is read. Once scripts run, the summary of errors says it instead: `entry.client.tsx`. */
function withErrorInTitle(page: Uint8Array): string {
  return new TextDecoder().decode(page).replace("<title>", `<title>${formWords.errorPrefix}`);
}

/**
 * Where a fault of a loader, an action or a route is written down, unless the database is what failed (`or-pause.server.ts`). A request
 * that the visitor gave up, and an address that does not exist, are no faults.
 */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  log.error({ err: error, requestId: context.requestId }, "request failed");
};
