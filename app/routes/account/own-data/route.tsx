import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { ownDataPage as words } from "#app/content/own-data.ts";
import { site } from "#app/content/site.ts";
import { guardedLoader } from "#app/web/guard.server.ts";
import { nothingHere } from "#app/web/member-of.ts";
import { ownDataView } from "#app/web/own-data/own-data-view.ts";
import { readOwnData } from "#app/web/own-data/read-own-data.server.ts";
import { OwnDataView } from "./view.tsx";

/** Acts shown at once. */
const PAGE_SIZE = 20;

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("account.read", async ({ request, actor, database }) => {
  if (actor.kind === "anonymous") throw nothingHere();
  const before = new URL(request.url).searchParams.get("avant");
  const page = { size: PAGE_SIZE, ...(before === null ? {} : { before }) };
  const data = await readOwnData(database, actor, page);
  const { next } = data.trail;
  return {
    ...ownDataView(data),
    older: next === null ? null : `/mon-compte/mes-donnees?avant=${next}#actes`,
    isLatest: before === null,
  };
});

export default function OwnData(): ReactElement {
  return <OwnDataView view={useLoaderData<typeof loader>()} />;
}
