import { redirect } from "@remix-run/node";
import { endOwnSessions } from "#app/access/sign-in/own-account.server.ts";
import { clearSession } from "../access/cookies.server.ts";
import { guardedAction, guardedLoader } from "../access/guard.server.ts";

/** Signing out is a form: somebody who comes by a link is sent to where it stands. */
export const loader = guardedLoader("session.end", async () => {
  throw redirect("/mon-compte", 303);
});

export const action = guardedAction("session.end", async ({ actor, database }) => {
  if (actor.kind !== "anonymous") await endOwnSessions(database, actor, { only: actor.sessionId });
  throw redirect("/connexion?fait=deconnecte", { status: 303, headers: { "Set-Cookie": await clearSession() } });
});
