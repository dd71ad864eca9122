import { redirect } from "@remix-run/node";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { nothingHere } from "#app/web/member-of.ts";
import { ownDataFile } from "#app/web/own-data/own-data-file.ts";
import { takeOwnData } from "#app/web/own-data/read-own-data.server.ts";

/** The file is asked for by a form: somebody who comes by a link is sent to where it stands. */
export const loader = guardedLoader("account.read", async () => {
  throw redirect("/mon-compte/mes-donnees", 303);
});

export const action = guardedAction("account.read", async ({ actor, database }) => {
  if (actor.kind === "anonymous") throw nothingHere();
  const file = ownDataFile(await takeOwnData(database, actor));
  return new Response(`${JSON.stringify(file, null, 2)}\n`, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": 'attachment; filename="mes-donnees.json"',
    },
  });
});
