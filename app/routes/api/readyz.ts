import type { LoaderFunctionArgs } from "@remix-run/node";
import { readReadiness } from "#app/training/status/read-readiness.server.ts";
import { openToEverybody } from "#app/web/guard.server.ts";

/** For whoever watches or balances: can this process answer people now? */
async function load({ context }: LoaderFunctionArgs): Promise<Response> {
  const readiness = await readReadiness();
  const isUp = readiness.state === "up";
  if (!isUp) context.comeBackLater();
  return Response.json(readiness, { status: isUp ? 200 : 503, headers: { "Cache-Control": "no-store" } });
}

export const loader = openToEverybody(load);
