import { Form, Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { auditPage as words } from "#app/content/audit-words.ts";
import { DateField } from "#app/ui/fields/date-field.tsx";
import { filterField } from "#app/ui/fields/form-field.ts";
import { SelectField } from "#app/ui/fields/select-field.tsx";
import { Rows } from "#app/ui/rows.tsx";
import type { AuditScreen } from "./audit-view.ts";

interface AuditTrailViewProps {
  readonly view: AuditScreen;
}

export function AuditTrailView({ view }: AuditTrailViewProps): ReactElement {
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{words.title}</h1>
      <p>{view.lede}</p>
      <Filters view={view} />
      <Rows
        none={words.none}
        rows={view.lines.map(({ seq, who, what, facts, details, actsOf }) => ({
          key: seq,
          title: who,
          aside: ` ${what}`,
          hints: details.length === 0 ? [facts] : [facts, details.join(" · ")],
          action: actsOf === null ? null : <ActsOf who={who} to={actsOf} />,
        }))}
        next={view.next === null ? null : { to: view.next, label: words.more }}
      />
      {view.chain === null ? null : <Chain facts={view.chain} />}
    </div>
  );
}

function ActsOf({ who, to }: { readonly who: string; readonly to: string }): ReactElement {
  return (
    <Link className="action" to={to}>
      {words.actsOf}
      <span className="sr-only"> : {who}</span>
    </Link>
  );
}

function Filters({ view: { asked, acts, people } }: AuditTrailViewProps): ReactElement {
  return (
    <Form method="get" className="filters" key={JSON.stringify(asked)}>
      <DateField field={filterField("du", asked.du)} label={words.from} />
      <DateField field={filterField("au", asked.au)} label={words.to} />
      <SelectField
        field={filterField("acte", asked.acte)}
        label={words.act}
        options={[{ value: "", label: words.all }, ...acts]}
      />
      {people.length === 0 ? null : (
        <SelectField
          field={filterField("qui", asked.qui)}
          label={words.who}
          options={[{ value: "", label: words.everybody }, ...people]}
        />
      )}
      <button className="button quiet" type="submit">
        {words.filter}
      </button>
    </Form>
  );
}

function Chain({ facts }: { readonly facts: readonly string[] }): ReactElement {
  return (
    <>
      <h2>{words.chain}</h2>
      <ul>
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
        <li>
          {words.check} <code>{words.command}</code>
        </li>
      </ul>
    </>
  );
}
