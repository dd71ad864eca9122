import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import type { ReactElement } from "react";
import { trainingNotFound } from "#app/content/errors.ts";
import { site } from "#app/content/site.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { readTraining } from "#app/training/reading/read-training.server.ts";
import { searchedPoint } from "#app/training/search/searched-point.server.ts";
import { ErrorView } from "#app/ui/error-view.tsx";
import { errorWords } from "#app/web/error-words.ts";
import { openToEverybody } from "#app/web/guard.server.ts";
import { lacksOnPublicPage, sessionForPerson } from "#app/web/training/lacks-on-page.server.ts";
import { resultsAddress } from "#app/web/training/results-address.ts";
import { searchOfPage } from "#app/web/training/search-of-page.ts";
import { trainingPage } from "#app/web/training/training-page.ts";
import { TrainingView } from "./view.tsx";

export const meta: MetaFunction<typeof loader> = ({ data, params, error }) => {
  // Remix gives null here to an answer without a page, such as a method refused.
  if (data === undefined || data === null) {
    const words = error === undefined ? trainingNotFound : errorWords(error, trainingNotFound);
    return [{ title: `${words.title}${site.titleSuffix}` }];
  }
  const { title, organisation, description } = data.page;
  return [
    { title: `${title}, ${organisation}${site.titleSuffix}` },
    { name: "description", content: description },
    { tagName: "link", rel: "canonical", href: `/formations/${params["number"]}` },
  ];
};

async function load(args: LoaderFunctionArgs) {
  const { params, request } = args;
  const search = searchOfPage(new URL(request.url).searchParams);
  const training = await readTraining(params["number"] ?? "", await searchedPoint(search.parameters));
  if (!training.ok) throw new Response(null, { status: 404 });
  const lacks = await lacksOnPublicPage(args);
  const { sessions } = training.value;
  const leading = sessions.find(({ number }) => number === search.session) ?? sessions[0];
  return {
    page: trainingPage(training.value, todayIso(), search),
    forPerson: lacks === null ? null : await sessionForPerson(lacks, leading?.number),
    backHref: resultsAddress(request.headers.get("Referer"), request.url),
  };
}

export const loader = openToEverybody(load);

export default function Training(): ReactElement {
  return <TrainingView {...useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary(): ReactElement {
  return <ErrorView words={errorWords(useRouteError(), trainingNotFound)} />;
}
