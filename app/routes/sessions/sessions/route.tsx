import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { sessionsPage as words } from "#app/content/sessions.ts";
import { site } from "#app/content/site.ts";
import { listOwnSessions } from "#app/positioning/sessions/list-own-sessions.server.ts";
import { sessionPeriods, sessionWorks } from "#app/positioning/sessions/own-sessions-store.server.ts";
import { guardedLoader } from "#app/web/guard.server.ts";
import { leaveEmptyPage } from "#app/web/leave-empty-page.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { sessionsScreen } from "./sessions-screen.ts";
import { SessionsView } from "./view.tsx";

const LAST_PAGE = 1000;
/** Of an address: what is not understood filters nothing. */
const asked = z.object({
  periode: z.enum(sessionPeriods).nullable().catch(null),
  afaire: z.enum(sessionWorks).nullable().catch(null),
  page: z.coerce.number().int().min(1).max(LAST_PAGE).catch(1),
});

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("session.read", async ({ actor, database, request }) => {
  const { periode, afaire, page } = asked.parse(Object.fromEntries(new URL(request.url).searchParams));
  const filters = { period: periode, work: afaire };
  const listed = await listOwnSessions(database, memberOf(actor), { ...filters, page });
  if (!listed.ok) throw nothingHere();
  leaveEmptyPage(request, page, listed.value.sessions.length);
  return sessionsScreen(listed.value, filters);
});

export default function Sessions(): ReactElement {
  return <SessionsView view={useLoaderData<typeof loader>()} />;
}
