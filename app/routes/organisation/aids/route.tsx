import type { MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { aidPage, aidsPage as words } from "#app/content/aids.ts";
import { site } from "#app/content/site.ts";
import { aidSchemeWords } from "#app/positioning/aid/aid-scheme-words.ts";
import { aidMemberStateWords } from "#app/positioning/aid/aid-words.ts";
import { aidReaderOf, listAidsForMember } from "#app/positioning/aid/read-aids.server.ts";
import { filterField } from "#app/ui/fields/form-field.ts";
import { SelectField } from "#app/ui/fields/select-field.tsx";
import { pageNavigation } from "#app/ui/page-navigation.ts";
import { Rows } from "#app/ui/rows.tsx";
import { guardedLoader } from "#app/web/guard.server.ts";
import { leaveEmptyPage } from "#app/web/leave-empty-page.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";

const PAGE = "/mon-organisation/aides";
const asked = z.object({
  page: z.coerce.number().int().min(1).max(1000).catch(1),
  period: z.enum(["active", "answered", "over"]).catch("active"),
});
const periods = (["active", "answered", "over"] as const).map((value) => ({ value, label: words.periods[value] }));

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? aidPage.fallback}${site.titleSuffix}` },
];

/** What an organisation is asked to price, what the Region is asked to pay. Nobody else reads requests here. */
export const loader = guardedLoader("aid.read", async ({ actor, database, request }) => {
  const member = memberOf(actor);
  const reader = aidReaderOf(member);
  if (reader === null) throw nothingHere();
  const search = new URL(request.url).searchParams;
  const { page, period } = asked.parse({ page: search.get("page") ?? 1, period: search.get("lesquelles") });
  const { aids, lastPage } = await listAidsForMember(database, member, { period, page });
  leaveEmptyPage(request, page, aids.length);
  return {
    ...{ period, title: words.title[reader], lede: words.lede[reader] },
    pages: pageNavigation({ page, lastPage }, (to) => `${PAGE}?lesquelles=${period}&page=${to}`),
    aids: aids.map((aid) => ({
      id: aid.id,
      title: aid.title,
      lines: [
        ...(aid.applicant === null ? [] : [aid.applicant]),
        ...(reader === "funder" ? [aidSchemeWords[aid.scheme].name] : []),
        ...(period === "active" ? [] : [aidMemberStateWords[reader][aid.state]]),
      ],
      hints: [
        words.starts(aid.startsOn),
        ...(aid.prescriber === "" ? [] : [words.from(aid.prescriber)]),
        ...(period !== "active" || aid.dueOn === null ? [] : [words.due(aid.dueOn)]),
      ],
    })),
  };
});

export default function Aids(): ReactElement {
  const { title, period, lede, pages, aids } = useLoaderData<typeof loader>();
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{title}</h1>
      <p>{lede}</p>
      <Form method="get" action={PAGE} className="stack" key={period}>
        <SelectField field={filterField("lesquelles", period)} label={words.period} options={periods} />
        <button className="button quiet" type="submit">
          {words.show}
        </button>
      </Form>
      <h2>{words.periods[period]}</h2>
      <Rows
        none={words.none[period]}
        pages={pages}
        rows={aids.map(({ id, title: training, lines, hints }) => ({
          key: id,
          title: (
            <h3>
              <Link to={`${PAGE}/${id}`}>{training}</Link>
            </h3>
          ),
          lines,
          hints,
        }))}
      />
    </div>
  );
}
