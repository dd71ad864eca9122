import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { overseenPage as words } from "#app/content/session-life.ts";
import { site } from "#app/content/site.ts";
import { readLeftSessions, readOverseenLife } from "#app/positioning/session-life/oversee-sessions.server.ts";
import { operationSections } from "#app/routes/operator/shared/sections.ts";
import { line } from "#app/web/forms/form-schemas.ts";
import { guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { foundLine, leftLine } from "./overseen-screen.ts";
import { OverseenView } from "./view.tsx";

/** Longer than any number a feed may give. */
const LONGEST_NUMBER = 64;
const asked = line(LONGEST_NUMBER).nullable().catch(null);

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("session.oversee", async ({ actor, database, request }) => {
  const member = memberOf(actor);
  const number = asked.parse(new URL(request.url).searchParams.get("numero"));
  const left = await readLeftSessions(database, member);
  if (!left.ok) throw nothingHere();
  const life = number === null ? null : await readOverseenLife(database, member, number);
  return {
    ...{ sections: operationSections(actor), number },
    found: life?.ok === true ? foundLine(life.value) : null,
    left: left.value.map(leftLine),
  };
});

export default function OverseenSessions(): ReactElement {
  return <OverseenView {...useLoaderData<typeof loader>()} />;
}
