import type { MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import type { MemberActor } from "#app/access/actor.ts";
import { askOpeningPage, openingFactWords, openingsPage as words } from "#app/content/openings.ts";
import { site } from "#app/content/site.ts";
import { standsAs } from "#app/needs/openings/command-opening.server.ts";
import { openingPeriods } from "#app/needs/openings/opening-states.ts";
import { openingStateWords } from "#app/needs/openings/opening-words.ts";
import { listOpenings } from "#app/needs/openings/read-openings.server.ts";
import { filterField } from "#app/ui/fields/form-field.ts";
import { SelectField } from "#app/ui/fields/select-field.tsx";
import { pageNavigation } from "#app/ui/page-navigation.ts";
import { Rows } from "#app/ui/rows.tsx";
import { guardedLoader } from "#app/web/guard.server.ts";
import { leaveEmptyPage } from "#app/web/leave-empty-page.ts";
import { memberOf } from "#app/web/member-of.ts";
import { SavedNotice } from "#app/web/space/saved-notice.tsx";

const PAGE = "/mon-organisation/ouvertures";
const asked = z.object({
  page: z.coerce.number().int().min(1).max(1000).catch(1),
  period: z.enum(openingPeriods).catch("active"),
});
const periods = openingPeriods.map((value) => ({ value, label: words.periods[value] }));

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("opening.read", async ({ actor, database, request }) => {
  const member = memberOf(actor);
  const search = new URL(request.url).searchParams;
  const { page, period } = asked.parse({ page: search.get("page") ?? 1, period: search.get("lesquelles") });
  const { openings, lastPage, sums } = await listOpenings(database, member, { period, page });
  leaveEmptyPage(request, page, openings.length);
  const reader = readerOf(member);
  return {
    ...{ period, lede: words.lede[reader], mayAsk: standsAs(member, "asker") },
    pages: pageNavigation({ page, lastPage }, (to) => `${PAGE}?lesquelles=${period}&page=${to}`),
    sums: (period === "active" ? (sums ?? []) : []).map(({ blockLabel, zone, requests, seats }) => ({
      key: `${blockLabel} ${zone}`,
      title: blockLabel,
      lines: [words.sum(zone, requests, seats)],
    })),
    openings: openings.map((opening) => ({
      id: opening.id,
      title: opening.blockLabel,
      lines: [
        openingStateWords[opening.state][reader === "organisation" ? "organisation" : "asker"],
        ...(opening.ownAnswer === null ? [] : [words.answers[opening.ownAnswer]]),
      ],
      hints: [
        `${openingFactWords.seatsInWords(opening.seats)}, ${openingFactWords.near(opening.town, opening.radiusKm)}, ` +
          openingFactWords.between(opening.startsFrom, opening.startsBy),
        ...(opening.isReminded ? [openingFactWords.late] : []),
      ],
    })),
  };
});

function readerOf(member: MemberActor): "asker" | "organisation" | "pilot" {
  if (member.organisationKind === "training_organisation") return "organisation";
  return member.organisationKind === "region" || member.organisationKind === "departement" ? "pilot" : "asker";
}

export default function Openings(): ReactElement {
  const { period, lede, mayAsk, pages, sums, openings } = useLoaderData<typeof loader>();
  return (
    <div className="prose">
      <SavedNotice words={words.saved} />
      <h1 tabIndex={-1}>{words.title}</h1>
      <p>{lede}</p>
      {mayAsk ? (
        <p>
          <Link to={`${PAGE}/demander`}>{askOpeningPage.link}</Link>
        </p>
      ) : null}
      <Form method="get" action={PAGE} className="stack" key={period}>
        <SelectField field={filterField("lesquelles", period)} label={words.period} options={periods} />
        <button className="button quiet" type="submit">
          {words.show}
        </button>
      </Form>
      {sums.length === 0 ? null : (
        <>
          <h2>{words.sums}</h2>
          <Rows rows={sums} />
        </>
      )}
      <h2>{words.periods[period]}</h2>
      <Rows
        none={words.none[period]}
        pages={pages}
        rows={openings.map(({ id, title, lines, hints }) => ({
          key: id,
          title: (
            <h3>
              <Link to={`${PAGE}/${id}`}>{title}</Link>
            </h3>
          ),
          lines,
          hints,
        }))}
      />
    </div>
  );
}
