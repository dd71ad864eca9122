import { readReadiness } from "#app/training/status/read-readiness.server.ts";

/** For whoever watches or balances: can this process answer people now? */
export async function loader(): Promise<Response> {
  const readiness = await readReadiness();
  return Response.json(readiness, {
    status: readiness.state === "up" ? 200 : 503,
    headers: { "Cache-Control": "no-store" },
  });
}
