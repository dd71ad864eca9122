import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import type { MemberActor } from "#app/access/actor.ts";
import { overseenPage as words } from "#app/content/session-life.ts";
import { site } from "#app/content/site.ts";
import type { Database } from "#app/platform/database.server.ts";
import { readLeftSessions, readOverseenLife } from "#app/positioning/session-life/oversee-sessions.server.ts";
import { operationSections } from "#app/routes/operator/shared/sections.ts";
import { line } from "#app/web/forms/form-schemas.ts";
import { guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { foundLine, leftLine, type OverseenLine } from "./overseen-screen.ts";
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
  return {
    ...{ sections: operationSections(actor), number },
    found: number === null ? null : await find(database, member, number),
    left: left.value.map(leftLine),
  };
});

/** The session of a number: as it was typed, else in capitals, as most feeds write it. */
async function find(database: Database, member: MemberActor, typed: string): Promise<OverseenLine | null> {
  for (const number of new Set([typed, typed.toUpperCase()])) {
    const life = await readOverseenLife(database, member, number);
    if (life.ok) return foundLine(life.value);
  }
  return null;
}

export default function OverseenSessions(): ReactElement {
  return <OverseenView {...useLoaderData<typeof loader>()} />;
}
