import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { followedPage as words } from "#app/content/followed.ts";
import { site } from "#app/content/site.ts";
import { readAskedTies } from "#app/people/tie/answer-tie.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { listFollowed } from "#app/positioning/follow/list-followed.server.ts";
import { pageNavigation } from "#app/ui/page-navigation.ts";
import { rememberedFilters, rememberFilters } from "#app/web/follow-memory.server.ts";
import { guardedLoader } from "#app/web/guard.server.ts";
import { leaveEmptyPage } from "#app/web/leave-empty-page.ts";
import { memberOf } from "#app/web/member-of.ts";
import { askedSchema, filtersOf, queryOf } from "./asked.ts";
import { followedRow } from "./followed-view.ts";
import { FollowedView } from "./view.tsx";

const PAGE = "/personnes";

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("positioning.submit", async ({ actor, database, request }) => {
  const search = new URL(request.url).searchParams;
  const remembered = search.size === 0 ? await rememberedFilters(request) : "";
  if (remembered !== "") throw redirect(`${PAGE}?${remembered}`, 303);
  const asked = askedSchema.parse(Object.fromEntries(search));
  const { page } = asked;
  const found = await listFollowed(database, memberOf(actor), { filters: filtersOf(asked), page });
  leaveEmptyPage(request, page, found.lines.length);
  const { length: ties } = await readAskedTies(database, memberOf(actor));
  const view = {
    ties,
    asked,
    query: queryOf({ ...asked, page: 1 }),
    count: words.count(found.total),
    people: found.lines.map((line) => followedRow(line, todayIso())),
    pages: pageNavigation(found, (to) => `${PAGE}?${queryOf({ ...asked, page: to })}`),
  };
  return data(view, { headers: { "Set-Cookie": await rememberFilters(queryOf({ ...asked, nom: "", page: 1 })) } });
});

export default function Followed(): ReactElement {
  return <FollowedView view={useLoaderData<typeof loader>()} />;
}
