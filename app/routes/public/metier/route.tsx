import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import type { ReactElement } from "react";
import { metierPageText as words } from "#app/content/public-needs.ts";
import { site } from "#app/content/site.ts";
import { readExpectedHere } from "#app/needs/layers/read-expected-here.server.ts";
import { allNeeds, needSearchAddress } from "#app/needs/search/need-search.ts";
import { searchNeeds } from "#app/needs/search/search-needs.server.ts";
import { database } from "#app/platform/database.server.ts";
import { type ExpectedSkill, ROME } from "#app/skills/expected/expected-skills.ts";
import { readMetier } from "#app/skills/read-metier.server.ts";
import { ErrorView } from "#app/ui/error-view.tsx";
import { errorWords } from "#app/web/error-words.ts";
import { openToEverybody } from "#app/web/guard.server.ts";
import { needLine } from "#app/web/needs/need-line.ts";
import { addressOf } from "#app/web/training/results-filters.ts";
import { noSearchParameters } from "#search/training-parameters.ts";
import { MetierView, type ShownSkill } from "./view.tsx";

const SHOWN = { needs: 5, names: 4, skills: 12, asked: 24, near: 8 };

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (data === undefined || data === null) return [{ title: `${words.notFound.title}${site.titleSuffix}` }];
  return [
    { title: `${data.title}${site.titleSuffix}` },
    { name: "description", content: words.description(data.title) },
    { tagName: "link", rel: "canonical", href: `/metiers/${data.code}` },
  ];
};

async function load({ params }: LoaderFunctionArgs) {
  const asked = params["rome"] ?? "";
  const code = asked.toUpperCase();
  if (!/^[A-N]\d{4}$/.test(code)) throw new Response(null, { status: 404 });
  if (asked !== code) throw redirect(`/metiers/${code}`, 301);
  const [metier, expected, found] = await Promise.all([
    readMetier(code),
    readExpectedHere(database().pool, code),
    searchNeeds(database(), null, { ...allNeeds, metier: code }, { perPage: SHOWN.needs }),
  ]);
  if (!metier.ok) throw new Response(null, { status: 404 });
  const { label, definition, accessText, isWithdrawn, appellations, near } = metier.value;
  const names = appellations.filter((one) => !one.isRarelyUsed && one.label !== label).slice(0, SHOWN.names);
  const total = found.ok ? found.value.total : 0;
  return {
    ...{ code, title: label, definition, accessText, isWithdrawn, total },
    also: names.length === 0 ? null : words.also(names.map((one) => one.label).join(", ")),
    needs: found.ok ? found.value.needs.map(needLine) : [],
    allNeeds: total > SHOWN.needs ? needSearchAddress("/besoins", { metier: code }) : null,
    trainings: addressOf({ ...noSearchParameters, rome: [code] }),
    skills: expected.ok ? shownSkills(expected.value.skills) : [],
    near: near.slice(0, SHOWN.near).map((one) => ({ label: one.label, href: `/metiers/${one.code}` })),
  };
}

/** The skills expected most, then those that companies ask for, with why in one line each. */
function shownSkills(expected: readonly ExpectedSkill[]): readonly ShownSkill[] {
  return expected
    .filter(({ isMacro, reasons }) => !isMacro || isAsked(reasons))
    .filter(({ reasons }, place) => place < SHOWN.skills || isAsked(reasons))
    .slice(0, SHOWN.asked)
    .map(({ label, reasons }) => ({ label, why: reasons.flatMap(({ line }) => line ?? []).join(" ") }));
}

const isAsked = (reasons: ExpectedSkill["reasons"]): boolean =>
  reasons.some(({ source, line }) => source !== ROME && line !== null);

export const loader = openToEverybody(load);

export default function Metier(): ReactElement {
  return <MetierView {...useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary(): ReactElement {
  return <ErrorView words={errorWords(useRouteError(), words.notFound)} />;
}
