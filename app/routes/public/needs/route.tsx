import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { publicNeedsText as words } from "#app/content/public-needs.ts";
import { site } from "#app/content/site.ts";
import { readNeedSearch } from "#app/needs/search/need-search.ts";
import { searchNeeds } from "#app/needs/search/search-needs.server.ts";
import { database } from "#app/platform/database.server.ts";
import { skillsByOgr } from "#app/skills/skill-store.server.ts";
import { openToEverybody } from "#app/web/guard.server.ts";
import { leaveEmptyPage } from "#app/web/leave-empty-page.ts";
import { needLine } from "#app/web/needs/need-line.ts";
import { needResults } from "#app/web/needs/need-results.ts";
import { NeedsView } from "./view.tsx";

const PAGE = "/besoins";
const PER_PAGE = 20;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: `${words.title}${data === undefined ? "" : ` : ${data.results.heading.toLocaleLowerCase("fr")}`}${site.titleSuffix}`,
  },
  { name: "description", content: words.description },
];

async function load({ request }: LoaderFunctionArgs) {
  const { search: asked, isUnderstood } = readNeedSearch(new URL(request.url).searchParams);
  // Who is not signed in finds open needs alone, and finds a company by its name in the words.
  const search = { ...asked, state: null, company: null };
  const found = await searchNeeds(database(), null, search, { perPage: PER_PAGE });
  leaveEmptyPage(request, search.page, found.ok ? found.value.needs.length : 0);
  const [skill] = search.skill === null ? [] : await skillsByOgr(database().pool, [search.skill]);
  const skillLabel = skill?.label ?? null;
  return {
    needs: found.ok ? found.value.needs.map(needLine) : [],
    results: needResults({ base: PAGE, search, isUnderstood, found, perPage: PER_PAGE, skillLabel }),
  };
}

export const loader = openToEverybody(load);

export default function Needs(): ReactElement {
  return <NeedsView {...useLoaderData<typeof loader>()} />;
}
