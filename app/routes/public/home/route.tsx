import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { home } from "#app/content/home.ts";
import { site } from "#app/content/site.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { openToEverybody } from "#app/web/guard.server.ts";
import { domainLinks, startingPoints } from "#app/web/training/starting-points.ts";
import { HomeView } from "./view.tsx";

export const meta: MetaFunction = () => [
  { title: `${home.title}${site.titleSuffix}` },
  { name: "description", content: home.description },
  { tagName: "link", rel: "canonical", href: "/" },
];

function load() {
  return { starts: startingPoints(todayIso()), domains: domainLinks() };
}

export const loader = openToEverybody(load);

export default function Home(): ReactElement {
  return <HomeView {...useLoaderData<typeof loader>()} />;
}
