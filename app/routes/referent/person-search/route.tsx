import { type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { positionPage as words } from "#app/content/position-person.ts";
import { site } from "#app/content/site.ts";
import { openPersonFile } from "#app/people/file/open-person-file.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { explainEligibility } from "#app/positioning/eligibility/explain-eligibility.server.ts";
import { readOffered } from "#app/positioning/follow/read-offer.server.ts";
import { FormationsView } from "#app/routes/public/formations/view.tsx";
import { searchForPerson } from "#app/training/search/search-for-person.server.ts";
import { fromPage } from "#app/training/search/search-parameters-from-url.ts";
import { guardedLoader } from "#app/web/guard.server.ts";
import { memberOf } from "#app/web/member-of.ts";
import { unopened } from "#app/web/people/unopened.server.ts";
import { resultsView } from "#app/web/training/results-view.ts";
import { besideCards, numbersOf, type SuitedResult, underPerson } from "./person-results.ts";
import { Suits } from "./suits.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? words.position}${site.titleSuffix}` },
];

/** The portal's own search, from where the person lives; beside each result, what its session asks of them. */
export const loader = guardedLoader("positioning.submit", async ({ actor, database, params, request }) => {
  const member = memberOf(actor);
  const { pathname, search, searchParams } = new URL(request.url);
  const opened = await openPersonFile(database, member, params["id"] ?? "");
  if (!opened.ok) throw unopened(opened.refusal, pathname + search);
  const { id, firstName, lastName, communeCode } = opened.value;
  const replaces = searchParams.get("remplace");
  const kept = replaces === null ? {} : { remplace: replaces };
  if (searchParams.size === Object.keys(kept).length) {
    throw redirect(`${pathname}?${new URLSearchParams({ lieu: `insee:${communeCode}`, ...kept })}`, 303);
  }
  const parameters = { ...fromPage(searchParams).parameters, lacking: false };
  const answer = await searchForPerson(parameters);
  const view = resultsView({ parameters, problems: [], answer, todayIso: todayIso() });
  const numbers = numbersOf(view);
  const offered = await readOffered(database, member, numbers);
  const sessionIds = [...offered.values()].map((one) => one.id);
  const explained = await explainEligibility(database, member, { personFileId: id, sessionIds });
  const suited = besideCards({ numbers, offered, explained: explained.ok ? explained.value : new Map() });
  const title = words.searchTitle(`${firstName} ${lastName}`);
  return { title, personId: id, replaces, view: underPerson(view, { base: pathname, kept }), suited };
});

export default function PersonSearch(): ReactElement {
  const { title, personId, replaces, view, suited } = useLoaderData<typeof loader>();
  const beside = (number: string): ReactElement | null => {
    const found: SuitedResult | undefined = suited.find((one) => one.number === number);
    return found === undefined ? null : <Suits result={found} personId={personId} replaces={replaces} />;
  };
  return <FormationsView view={view} person={{ title, base: `/personnes/${personId}/formations`, beside }} />;
}
