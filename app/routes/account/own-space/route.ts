import { redirect } from "@remix-run/node";
import { guardedLoader } from "#app/web/guard.server.ts";

/** One door for everybody who is signed in: each to where their work is. */
export const loader = guardedLoader("account.read", async ({ actor }) => {
  throw redirect(actor.kind === "member" ? "/mon-organisation" : "/mon-compte", 303);
});
