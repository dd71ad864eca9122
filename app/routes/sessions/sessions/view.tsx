import { Form, Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { sessionsPage as words } from "#app/content/sessions.ts";
import { filterField } from "#app/ui/fields/form-field.ts";
import { type Option, SelectField } from "#app/ui/fields/select-field.tsx";
import { type Row, Rows } from "#app/ui/rows.tsx";
import type { SessionsScreen, ShownSession } from "./sessions-screen.ts";

export function SessionsView({ view }: { readonly view: SessionsScreen }): ReactElement {
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{words.title}</h1>
      {view.isTied ? <Listed view={view} /> : <p>{words.untied}</p>}
    </div>
  );
}

function Listed({ view }: { readonly view: SessionsScreen }): ReactElement {
  return (
    <>
      <p>{words.lede}</p>
      {view.answerTime === null ? null : <p>{view.answerTime}</p>}
      <Form method="get" className="filters" key={`${view.period} ${view.work}`}>
        <SelectField
          field={filterField("periode", view.period)}
          label={words.filters.period}
          options={optionsOf(words.periods)}
        />
        <SelectField
          field={filterField("afaire", view.work)}
          label={words.filters.work}
          options={optionsOf(words.works)}
        />
        <button className="button quiet" type="submit">
          {words.filters.submit}
        </button>
      </Form>
      <Rows none={words.none} rows={view.sessions.map(rowOf)} pages={view.pages} />
    </>
  );
}

function optionsOf(labels: Readonly<Record<string, string>>): readonly Option[] {
  const options = Object.entries(labels).map(([value, label]) => ({ value, label }));
  return [{ value: "", label: words.filters.all }, ...options];
}

function rowOf({ to, title, where, light, lightWords, work, late, seats }: ShownSession): Row {
  return {
    key: to,
    title: (
      <>
        <h2>
          <Link to={to}>{title}</Link>
        </h2>
        <p>{where}</p>
        <p>
          <strong className={`light ${light}`}>{lightWords}</strong>
          {" · "}
          {work}
          {late === null ? null : <strong className="light red">{` · ${late}`}</strong>}
        </p>
      </>
    ),
    hints: seats,
  };
}
