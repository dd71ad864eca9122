import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { needFactWords, needListPage as words } from "#app/content/needs.ts";
import { site } from "#app/content/site.ts";
import { listNeeds } from "#app/needs/command-need.server.ts";
import { needStateWords } from "#app/needs/need-words.ts";
import type { ReadNeed } from "#app/needs/read-need.ts";
import { sensorKinds } from "#app/needs/sensor-kinds.ts";
import { pageNavigation } from "#app/ui/page-navigation.ts";
import { Rows } from "#app/ui/rows.tsx";
import { guardedLoader } from "#app/web/guard.server.ts";
import { leaveEmptyPage } from "#app/web/leave-empty-page.ts";
import { memberOf } from "#app/web/member-of.ts";

const PAGE = "/mon-organisation/besoins";
const pageSchema = z.coerce.number().int().min(1).max(1000).catch(1);

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("need.read", async ({ actor, database, request }) => {
  const member = memberOf(actor);
  const page = pageSchema.parse(new URL(request.url).searchParams.get("page"));
  const { needs, lastPage } = await listNeeds(database, member, page);
  leaveEmptyPage(request, page, needs.length);
  const isSensor = sensorKinds.includes(member.organisationKind);
  return {
    lede: isSensor ? words.sensorLede : words.lede,
    mayWrite: isSensor,
    needs: needs.map(rowOf),
    pages: pageNavigation({ page, lastPage }, (to) => `${PAGE}?page=${to}`),
  };
});

/** A need in the words of the list. */
function rowOf(need: ReadNeed) {
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
  const { lede, mayWrite, needs, pages } = useLoaderData<typeof loader>();
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{words.title}</h1>
      <p>{lede}</p>
      {mayWrite ? (
        <p>
          <Link to="/besoins/nouveau">{words.write}</Link>
        </p>
      ) : null}
      <Rows
        none={words.none}
        pages={pages}
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
