import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { needFactWords, needListPage as words } from "#app/content/needs.ts";
import { publicNeedsText } from "#app/content/public-needs.ts";
import { site } from "#app/content/site.ts";
import { listNeeds } from "#app/needs/command-need.server.ts";
import { needStates } from "#app/needs/need-states.ts";
import { needStateWords } from "#app/needs/need-words.ts";
import type { FoundNeed } from "#app/needs/search/found-need-store.server.ts";
import { needSearchAddress, readNeedSearch } from "#app/needs/search/need-search.ts";
import { searchNeeds } from "#app/needs/search/search-needs.server.ts";
import { sensorKinds } from "#app/needs/sensor-kinds.ts";
import { skillsByOgr } from "#app/skills/skill-store.server.ts";
import { Notice } from "#app/ui/notice.tsx";
import { pageNavigation } from "#app/ui/page-navigation.ts";
import { Rows } from "#app/ui/rows.tsx";
import { guardedLoader } from "#app/web/guard.server.ts";
import { leaveEmptyPage } from "#app/web/leave-empty-page.ts";
import { memberOf } from "#app/web/member-of.ts";
import { needResults } from "#app/web/needs/need-results.ts";
import { NeedSearchForm } from "#app/web/needs/need-search-form.tsx";

const PAGE = "/mon-organisation/besoins";
const PER_PAGE = 50;

const states = [
  { value: "", label: publicNeedsText.anyState },
  ...needStates.map((value) => ({ value, label: needStateWords[value].sensor })),
];

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("need.read", async ({ actor, database, request }) => {
  const member = memberOf(actor);
  const { search, isUnderstood } = readNeedSearch(new URL(request.url).searchParams);
  const isSensor = sensorKinds.includes(member.organisationKind);
  const common = { lede: isSensor ? words.sensorLede : words.lede, mayWrite: isSensor };
  if (needSearchAddress("", { ...search, page: 1 }) === "") {
    const { needs, total, lastPage } = await listNeeds(database, member, search.page);
    leaveEmptyPage(request, search.page, needs.length);
    const found = {
      ok: true,
      value: { needs: [], total, understood: [], approximate: false, engine: "postgres" },
    } as const;
    const { fields } = needResults({ base: PAGE, search, isUnderstood, found, perPage: PER_PAGE, skillLabel: null });
    const pages = pageNavigation({ page: search.page, lastPage }, (to) => `${PAGE}?page=${to}`);
    return { ...common, needs: needs.map(rowOf), results: { heading: null, fields, notices: [], ways: [], pages } };
  }
  const found = await searchNeeds(database, member, search, { perPage: PER_PAGE });
  leaveEmptyPage(request, search.page, found.ok ? found.value.needs.length : 0);
  const [skill] = search.skill === null ? [] : await skillsByOgr(database.pool, [search.skill]);
  const skillLabel = skill?.label ?? null;
  return {
    ...common,
    needs: found.ok ? found.value.needs.map(rowOf) : [],
    results: needResults({ base: PAGE, search, isUnderstood, found, perPage: PER_PAGE, skillLabel }),
  };
});

type ListedNeed = Pick<FoundNeed, "id" | "state" | "companyName" | "isConfirmed" | "headcount" | "town" | "askedOn"> &
  Pick<FoundNeed, "createdOn" | "metierLabel" | "jobLabel">;

/** A need in the words of the list. */
function rowOf(need: ListedNeed) {
  const { id, state, companyName, isConfirmed, headcount, town, askedOn, createdOn } = need;
  return {
    id,
    title: need.metierLabel ?? need.jobLabel,
    state: needStateWords[state].sensor,
    lines: [`${companyName}${isConfirmed ? "" : ` (${words.toConfirm})`}, ${town}`],
    hints: [
      `${needFactWords.people(headcount)}. ${words.createdOn(createdOn)}.`,
      ...(askedOn === null ? [] : [`${words.asked}.`]),
    ],
  };
}

export default function Needs(): ReactElement {
  const { lede, mayWrite, needs, results } = useLoaderData<typeof loader>();
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{words.title}</h1>
      <p>{lede}</p>
      {mayWrite ? (
        <p>
          <Link to="/besoins/nouveau">{words.write}</Link>
        </p>
      ) : null}
      <p>
        <Link to={`${PAGE}/regroupes`}>{words.grouped}</Link>
      </p>
      <NeedSearchForm action={PAGE} fields={results.fields} {...(mayWrite ? { states } : {})} />
      {results.notices.map((notice) => (
        <Notice key={notice}>
          <p>{notice}</p>
        </Notice>
      ))}
      {results.heading === null ? null : <p role="status">{results.heading}</p>}
      {results.heading === null ? null : (
        <p>
          <Link to={PAGE}>{publicNeedsText.clear}</Link>
        </p>
      )}
      <Rows
        none={results.heading === null ? words.none : words.noneFound}
        pages={results.pages}
        rows={needs.map(({ id, title, state, lines, hints }) => ({
          key: id,
          title: (
            <h2>
              <Link to={`${PAGE}/${id}`}>{title}</Link>
            </h2>
          ),
          lines: [state, ...lines],
          hints,
        }))}
      />
    </div>
  );
}
