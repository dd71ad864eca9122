import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { resultsText } from "#app/content/results.ts";
import { site } from "#app/content/site.ts";
import { type NeedsBeside, needsBeside } from "#app/needs/search/needs-beside.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { database } from "#app/platform/database.server.ts";
import { searchForPerson } from "#app/training/search/search-for-person.server.ts";
import { fromPage } from "#app/training/search/search-parameters-from-url.ts";
import type { SearchSaid } from "#app/training/search/understand-search.server.ts";
import { pack, useUnpacked } from "#app/ui/packed.ts";
import { openToEverybody } from "#app/web/guard.server.ts";
import { bringsLines, lackingBlocks, lacksOnPublicPage } from "#app/web/training/lacks-on-page.server.ts";
import { type ResultsScreen, resultsView } from "#app/web/training/results-view.ts";
import { FormationsView } from "./view.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  const title = data?.title ?? resultsText.allTitle;
  return [
    { title: `${title}${site.titleSuffix}` },
    { name: "description", content: resultsText.description(title) },
    { tagName: "link", rel: "canonical", href: data?.canonical ?? "/formations" },
  ];
};

async function load(args: LoaderFunctionArgs) {
  const { parameters: asked, problems } = fromPage(new URL(args.request.url).searchParams);
  const lacks = await lacksOnPublicPage(args);
  const parameters = { ...asked, lacking: asked.lacking && lacks !== null };
  let beside: Promise<NeedsBeside> | undefined;
  const lookBeside = (said: SearchSaid): void => {
    beside = needsBeside(database(), said);
    // Waited for below, unless the trainings cannot be read either.
    beside.catch(() => undefined);
  };
  const lacking = lacks === null ? undefined : lackingBlocks(lacks);
  const answer = await searchForPerson(parameters, lacking, parameters.page === 1 ? lookBeside : undefined);
  const needs = await beside;
  const { title, canonical, ...view } = resultsView({
    parameters,
    problems: [
      ...new Set(
        problems.map(({ code, field, message }) => (code === "bad-value" ? resultsText.ignoredValue(field) : message)),
      ),
    ],
    answer,
    todayIso: todayIso(),
    needs,
    brings: lacks === null || !answer.ok ? undefined : await bringsLines(lacks, answer.value.found.hits),
  });
  return { title, canonical, view: pack(view), needsDraft: asked.lacking && lacks === null };
}

export const loader = openToEverybody(load);

export default function Formations(): ReactElement {
  const { view, needsDraft } = useLoaderData<typeof loader>();
  return <FormationsView view={useUnpacked<ResultsScreen>(view)} needsDraft={needsDraft} />;
}
