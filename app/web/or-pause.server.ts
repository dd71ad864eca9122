import type { AppLoadContext } from "@remix-run/node";
import { pausedPage } from "#app/content/errors.ts";
import "#app/platform/http/load-context.ts";
import { isServiceDown } from "#app/platform/http/service-down.ts";
import { log } from "#app/platform/log.server.ts";

/** Runs a loader or an action: while the database does not answer, people are told to come back (503), whatever the kind of route. */
export async function orPause<Answer>(context: AppLoadContext, work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (!isServiceDown(error)) throw error;
    log.warn({ err: error, requestId: context.requestId }, "a service does not answer");
    context.comeBackLater();
    // A page shows its own words; a file, which has no page, says this.
    throw new Response(`${pausedPage.text} ${pausedPage.next}\n`, {
      status: 503,
      headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
    });
  }
}
