import type { LoaderFunctionArgs } from "@remix-run/node";
import { readReadiness } from "#app/training/status/read-readiness.server.ts";
import { openToEverybody } from "#app/web/guard.server.ts";

/** For whoever watches or balances: can this process answer people now? */
async function load({ context }: LoaderFunctionArgs): Promise<Response> {
  const readiness = await readReadiness();
  const load = context.isTurningAway() ? "down" : "up";
  const state = load === "up" ? readiness.state : "down";
  if (state === "down") context.comeBackLater();
  const body = { ...readiness, state, load: { state: load } };
  return Response.json(body, {
    status: state === "up" ? 200 : 503,
    headers: { "Cache-Control": "no-store" },
  });
}

export const loader = openToEverybody(load);
