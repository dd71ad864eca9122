import { readReadiness } from "#app/training/status/read-readiness.server.ts";
import { openToEverybody } from "#app/web/guard.server.ts";

/** For whoever watches or balances: can this process answer people now? */
async function load(): Promise<Response> {
  const readiness = await readReadiness();
  return Response.json(readiness, {
    status: readiness.state === "up" ? 200 : 503,
    headers: { "Cache-Control": "no-store" },
  });
}

export const loader = openToEverybody(load);
