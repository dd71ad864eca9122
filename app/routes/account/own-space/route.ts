import { redirect } from "@remix-run/node";
import type { Actor } from "#app/access/actor.ts";
import { prescribingKinds } from "#app/access/authorisation/authorisation-states.ts";
import { guardedLoader } from "#app/web/guard.server.ts";

/** One door for everybody who is signed in: each to where their work is. */
export const loader = guardedLoader("account.read", async ({ actor }) => {
  throw redirect(homeOf(actor), 303);
});

function homeOf(actor: Actor): string {
  if (actor.kind !== "member") return "/mon-compte";
  const isReferent = actor.role === "agent" && prescribingKinds.includes(actor.organisationKind);
  return isReferent ? "/a-faire" : "/mon-organisation";
}
