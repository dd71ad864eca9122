import type { MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { sectorsPage as words } from "#app/content/asked-words.ts";
import { sectorWords } from "#app/content/public-needs.ts";
import { site } from "#app/content/site.ts";
import { readSharedSkills } from "#app/needs/layers/read-shared-skills.server.ts";
import type { SharedSkill } from "#app/needs/layers/shared-skills.ts";
import { filterField } from "#app/ui/fields/form-field.ts";
import { SelectField } from "#app/ui/fields/select-field.tsx";
import { type Row, Rows } from "#app/ui/rows.tsx";
import { guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";

const PAGE = "/mon-organisation/besoins/secteurs";
const sectors = [
  { value: "", label: words.any },
  ...Object.entries(sectorWords).map(([value, label]) => ({ value, label })),
];

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("need.read", async ({ actor, database, request }) => {
  const asked = new URL(request.url).searchParams;
  const sector = sectors.find(({ value }) => value !== "" && value === asked.get("secteur"))?.value ?? null;
  const ogr = /^\d{1,10}$/.test(asked.get("competence") ?? "") ? Number(asked.get("competence")) : null;
  const read = await readSharedSkills(database, memberOf(actor), { sector, ogr });
  if (!read.ok) throw nothingHere();
  return { sector, skills: read.value };
});

export default function Sectors(): ReactElement {
  const { sector, skills } = useLoaderData<typeof loader>();
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{words.title}</h1>
      <p>{words.lede}</p>
      <p className="hint">{words.rule}</p>
      <Form method="get" action={PAGE} className="stack">
        <SelectField field={filterField("secteur", sector ?? "")} label={words.sector} options={sectors} />
        <button className="button quiet" type="submit">
          {words.submit}
        </button>
      </Form>
      <Rows none={sector === null ? words.noneShared : words.none} rows={skills.map((skill) => rowOf(skill, sector))} />
    </div>
  );
}

function rowOf({ ogr, label, sectors: asking }: SharedSkill, sector: string | null): Row {
  const isAlone = sector !== null && asking.length === 1;
  return {
    key: String(ogr),
    title: (
      <h2>
        <Link to={`${PAGE}?competence=${ogr}`}>{label}</Link>
      </h2>
    ),
    lines: asking.map((one) => words.asked(sectorWords[one.sector] ?? one.sector, one.companies)),
    hints: isAlone ? [words.alone] : [],
  };
}
