import { Form, Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { authorisationsPage as words } from "#app/content/authorisation.ts";
import { filterField } from "#app/ui/fields/form-field.ts";
import { SelectField } from "#app/ui/fields/select-field.tsx";
import { Rows } from "#app/ui/rows.tsx";
import type { AuthorisationsScreen } from "./authorisations-view.ts";

interface AuthorisationsViewProps {
  readonly view: AuthorisationsScreen;
}

export function AuthorisationsView({ view }: AuthorisationsViewProps): ReactElement {
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{words.title}</h1>
      <p>{view.lede}</p>
      <Today view={view} />
      {view.filters === null ? <h2>{words.list}</h2> : <Filters filters={view.filters} />}
      <Sheets view={view} />
      {view.mayRequest ? (
        <p>
          <Link className="button" to="/mon-organisation/habilitations/demander">
            {words.ask}
          </Link>
        </p>
      ) : null}
    </div>
  );
}

function Today({ view: { today } }: AuthorisationsViewProps): ReactElement | null {
  if (today.length === 0) return null;
  return (
    <>
      <h2>{words.today}</h2>
      <ul>
        {today.map(({ scope, verdict, why }) => (
          <li key={scope + verdict + why}>
            {scope === "" ? null : `${scope}, `}
            <strong>{verdict}</strong>
            {why === null ? "." : `. ${why}`}
          </li>
        ))}
      </ul>
    </>
  );
}

function Filters({ filters }: { readonly filters: NonNullable<AuthorisationsScreen["filters"]> }): ReactElement {
  const all = { value: "", label: words.all };
  return (
    <Form method="get" className="filters">
      <SelectField field={filterField("etat", filters.state)} label={words.state} options={[all, ...filters.states]} />
      <SelectField
        field={filterField("organisation", filters.organisation)}
        label={words.organisation}
        options={[all, ...filters.organisations]}
      />
      <button className="button quiet" type="submit">
        {words.filter}
      </button>
    </Form>
  );
}

function Sheets({ view: { sheets, filters, mayRequest, next } }: AuthorisationsViewProps): ReactElement {
  if (sheets.length === 0) {
    if (filters !== null) return <p>{words.noneFound}</p>;
    return (
      <p>
        {words.none} {mayRequest ? null : words.askManager}
      </p>
    );
  }
  return (
    <Rows
      rows={sheets.map(({ id, title, state, scope, facts }) => ({
        key: id,
        title,
        aside: state === "" ? null : ` (${state})`,
        lines: [scope],
        hints: [facts],
        action: (
          <Link className="action" to={`/mon-organisation/habilitations/${id}`}>
            {words.open}
            <span className="sr-only">{` ${title}, ${facts}`}</span>
          </Link>
        ),
      }))}
      next={next === null ? null : { to: next, label: words.more }}
    />
  );
}
