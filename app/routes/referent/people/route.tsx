import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { followedPage as words } from "#app/content/followed.ts";
import { site } from "#app/content/site.ts";
import { readAskedTies } from "#app/people/tie/answer-tie.server.ts";
import { civilDaySchema } from "#app/platform/civil-day.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { listFollowed } from "#app/positioning/follow/list-followed.server.ts";
import { owers, stepKeys } from "#app/positioning/follow/step-rules.ts";
import { pageNavigation } from "#app/ui/page-navigation.ts";
import { rememberedFilters, rememberFilters } from "#app/web/follow-memory.server.ts";
import { guardedLoader } from "#app/web/guard.server.ts";
import { memberOf } from "#app/web/member-of.ts";
import { followedRow } from "./followed-view.ts";
import { FollowedView } from "./view.tsx";

const PAGE = "/personnes";
/** Of an address: what is not understood filters nothing. */
const askedSchema = z.object({
  qui: z.enum(["", ...owers]).catch(""),
  etape: z.enum(["", ...stepKeys]).catch(""),
  du: civilDaySchema.catch(""),
  au: civilDaySchema.catch(""),
  nom: z.string().trim().max(100).catch(""),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
type Asked = z.infer<typeof askedSchema>;

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("positioning.submit", async ({ actor, database, request }) => {
  const search = new URL(request.url).searchParams;
  const remembered = search.size === 0 ? await rememberedFilters(request) : "";
  if (remembered !== "") throw redirect(`${PAGE}?${remembered}`, 303);
  const asked = askedSchema.parse(Object.fromEntries(search));
  const { qui: owedBy, etape: step, nom: name, du: startsFrom, au: startsTo, page } = asked;
  const filters = { owedBy, step, name, startsFrom, startsTo };
  const found = await listFollowed(database, memberOf(actor), { filters, page });
  const { length: ties } = await readAskedTies(database, memberOf(actor));
  const view = {
    ties,
    asked,
    isFiltered: queryOf({ ...asked, page: 1 }) !== "",
    count: words.count(found.total),
    people: found.lines.map((line) => followedRow(line, todayIso())),
    pages: pageNavigation(found, (to) => `${PAGE}?${queryOf({ ...asked, page: to })}`),
  };
  return data(view, { headers: { "Set-Cookie": await rememberFilters(queryOf({ ...asked, nom: "", page: 1 })) } });
});

/** What an address must say of what is asked. */
function queryOf({ page, ...filters }: Asked): string {
  const said = Object.entries(filters).filter(([, value]) => value !== "");
  return new URLSearchParams([...said, ...(page === 1 ? [] : [["page", String(page)]])]).toString();
}

export default function Followed(): ReactElement {
  return <FollowedView view={useLoaderData<typeof loader>()} />;
}
