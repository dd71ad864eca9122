import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData, useRouteError } from "@remix-run/react";
import type { ReactElement } from "react";
import { regionalHelp } from "#app/content/help.ts";
import { publicNeedsText, publicNeedText as words } from "#app/content/public-needs.ts";
import { site } from "#app/content/site.ts";
import type { ReadNeed } from "#app/needs/read-need.ts";
import { needSearchAddress } from "#app/needs/search/need-search.ts";
import { readPublicNeed } from "#app/needs/search/read-public-need.server.ts";
import { database } from "#app/platform/database.server.ts";
import { Breadcrumb } from "#app/ui/breadcrumb.tsx";
import { ErrorView } from "#app/ui/error-view.tsx";
import { FactPairs } from "#app/ui/fact-pairs.tsx";
import { Icon } from "#app/ui/icons.tsx";
import { errorWords } from "#app/web/error-words.ts";
import { openToEverybody } from "#app/web/guard.server.ts";
import { postFacts, skillFacts } from "#app/web/needs/need-facts.ts";
import { addressOf } from "#app/web/training/results-filters.ts";
import { noSearchParameters } from "#search/training-parameters.ts";

const LIST = "/besoins";

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (data === undefined || data === null) return [{ title: `${publicNeedsText.isGone.title}${site.titleSuffix}` }];
  return [
    { title: `${data.title}, ${data.at}${site.titleSuffix}` },
    { name: "description", content: data.description },
  ];
};

async function load({ params }: LoaderFunctionArgs) {
  const need = await readPublicNeed(database(), params["id"] ?? "");
  if (need === null) throw new Response(null, { status: 404 });
  const title = need.metierLabel ?? need.jobLabel;
  return {
    title,
    at: words.at(need.companyName, need.town),
    description: words.description(title, need.town),
    createdOn: words.createdOn(need.createdOn),
    facts: [...postFacts(need), ...skillFacts(need.skills)],
    links: linksOf(need),
    skills: need.skills.flatMap(({ ogr, label }) =>
      ogr === null ? [] : [{ label, href: needSearchAddress(LIST, { skill: ogr }) }],
    ),
  };
}

/** Where to go from a need: its métier, the trainings that lead to it, the other needs. */
function linksOf({ id, metierCode, metierLabel, jobLabel, communeCode }: ReadNeed) {
  const place = `insee:${communeCode}`;
  if (metierCode === null) {
    return [
      { label: publicNeedsText.trainingsFor, href: addressOf({ ...noSearchParameters, q: jobLabel, place }) },
      { label: words.similar, href: needSearchAddress(LIST, { q: jobLabel }) },
    ];
  }
  return [
    { label: words.gap, href: `/mes-competences/metier-voulu?besoin=${id}` },
    { label: words.trainings, href: addressOf({ ...noSearchParameters, rome: [metierCode], place }) },
    { label: words.metier(metierLabel ?? jobLabel), href: `/metiers/${metierCode}` },
    { label: words.similar, href: needSearchAddress(LIST, { metier: metierCode }) },
  ];
}

export const loader = openToEverybody(load);

export default function PublicNeed(): ReactElement {
  const { title, at, createdOn, facts, links, skills } = useLoaderData<typeof loader>();
  return (
    <div className="prose">
      <Breadcrumb parents={[{ label: publicNeedsText.title, href: LIST }]} here={title} />
      <h1 tabIndex={-1}>{title}</h1>
      <p className="lede">{at}</p>
      <p className="hint">{createdOn}</p>
      <h2>{words.what}</h2>
      <FactPairs facts={facts} />
      <h2>{words.how}</h2>
      <p>{words.howText}</p>
      <a className="big-phone" href={regionalHelp.phoneLink}>
        <Icon name="phone" />
        {regionalHelp.phoneShown}
      </a>
      <h2>{words.missing}</h2>
      <ul>
        {links.map(({ label, href }) => (
          <li key={href}>
            <Link to={href}>{label}</Link>
          </li>
        ))}
      </ul>
      {skills.length === 0 ? null : (
        <>
          <h2>{words.skills}</h2>
          <ul>
            {skills.map(({ label, href }) => (
              <li key={href}>
                <Link to={href}>{label}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

export function ErrorBoundary(): ReactElement {
  return <ErrorView words={errorWords(useRouteError(), publicNeedsText.isGone)} />;
}
