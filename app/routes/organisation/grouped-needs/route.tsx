import type { MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { groupedNeedsPage as words } from "#app/content/grouped-needs.ts";
import { sectorWords } from "#app/content/public-needs.ts";
import { site } from "#app/content/site.ts";
import type { GroupedAsked, NeedGroup, NeedGrouping } from "#app/needs/grouped/grouped-need-store.server.ts";
import { readGroupedNeeds } from "#app/needs/grouped/read-grouped-needs.server.ts";
import { filterField } from "#app/ui/fields/form-field.ts";
import { SelectField } from "#app/ui/fields/select-field.tsx";
import { Table } from "#app/ui/table.tsx";
import { guardedLoader } from "#app/web/guard.server.ts";
import { memberOf } from "#app/web/member-of.ts";

const PAGE = "/mon-organisation/besoins/regroupes";
const sectors = [
  { value: "", label: words.anySector },
  ...Object.entries(sectorWords).map(([value, label]) => ({ value, label })),
];
const groupings = ["sector", "metier", "arrondissement"] as const satisfies readonly NeedGrouping[];

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("need.read", async ({ actor, database, request }) => {
  const sent = new URL(request.url).searchParams;
  const sector = sectors.find(({ value }) => value !== "" && value === sent.get("secteur"))?.value ?? null;
  const arrondissement = /^\d[\dAB]\d$/.exec(sent.get("arrondissement") ?? "")?.[0] ?? null;
  const asked = { sector, arrondissement };
  const { groups, arrondissements, knowsAnswers } = await readGroupedNeeds(database, memberOf(actor), asked);
  return {
    counted: knowsAnswers ? words.counted : words.complete,
    heads: [...words.heads, ...(knowsAnswers ? words.answers : [])],
    asked: { sector: sector ?? "", arrondissement: arrondissement ?? "" },
    arrondissements: [
      { value: "", label: words.anyArrondissement },
      ...arrondissements.map(({ code, name }) => ({ value: code, label: name })),
    ],
    tables: groupings.map((grouping) => ({
      grouping,
      rows: groups[grouping].map((group) => rowOf(group, grouping, { asked, knowsAnswers })),
    })),
  };
});

interface Reading {
  readonly asked: GroupedAsked;
  readonly knowsAnswers: boolean;
}

/** Where a row leads: the same page, narrower, or the needs of the métier. */
function leadsTo(grouping: NeedGrouping, code: string, { sector, arrondissement }: GroupedAsked): string {
  if (grouping === "metier") return `/mon-organisation/besoins?metier=${code}`;
  const narrowed =
    grouping === "sector" ? { secteur: code, arrondissement } : { secteur: sector, arrondissement: code };
  const values = Object.entries(narrowed).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
  return `${PAGE}?${new URLSearchParams(values)}`;
}

function rowOf(group: NeedGroup, grouping: NeedGrouping, { asked, knowsAnswers }: Reading) {
  const { code, label, needs, people, qualified, withOperation, withOpening, unanswered } = group;
  const known = grouping === "sector" && code !== null ? sectorWords[code] : label;
  return {
    ...(code === null ? {} : { to: leadsTo(grouping, code, asked) }),
    name: known ?? code ?? words.by[grouping].unsaid,
    numbers: [needs, people, qualified, ...(knowsAnswers ? [withOperation, withOpening, unanswered] : [])],
  };
}

export default function GroupedNeeds(): ReactElement {
  const { asked, arrondissements, counted, heads, tables } = useLoaderData<typeof loader>();
  return (
    <>
      <div className="prose">
        <h1 tabIndex={-1}>{words.title}</h1>
        <p>{words.lede}</p>
        <p className="hint">
          {counted} {words.unconfirmed}
        </p>
        <Form method="get" action={PAGE} className="stack">
          <SelectField field={filterField("secteur", asked.sector)} label={words.sector} options={sectors} />
          <SelectField
            field={filterField("arrondissement", asked.arrondissement)}
            label={words.arrondissement}
            options={arrondissements}
          />
          <button className="button quiet" type="submit">
            {words.submit}
          </button>
        </Form>
      </div>
      {tables.every(({ rows }) => rows.length === 0) ? (
        <p>{words.none}</p>
      ) : (
        tables.map(({ grouping, rows }) => (
          <Table
            key={grouping}
            id={`par-${grouping}`}
            title={words.by[grouping].title}
            heads={[words.by[grouping].head, ...heads]}
            rows={rows}
          />
        ))
      )}
    </>
  );
}
