import { Form, Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { overseenPage as words } from "#app/content/session-life.ts";
import { OperationNav } from "#app/routes/operator/shared/operation-nav.tsx";
import type { OperationSection } from "#app/routes/operator/shared/sections.ts";
import { TextField } from "#app/ui/fields/text-field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { type Row, Rows } from "#app/ui/rows.tsx";
import { SavedNotice } from "#app/web/space/saved-notice.tsx";
import type { OverseenLine } from "./overseen-screen.ts";

interface OverseenViewProps {
  readonly sections: readonly OperationSection[];
  /** The number that was looked for, and its session; null: none was, or there is none. */
  readonly number: string | null;
  readonly found: OverseenLine | null;
  readonly left: readonly OverseenLine[];
}

export function OverseenView({ sections, number, found, left }: OverseenViewProps): ReactElement {
  return (
    <div className="prose">
      <SavedNotice words={words.saved} />
      <OperationNav sections={sections} />
      <h1 tabIndex={-1}>{words.title}</h1>
      <p>{words.lede}</p>
      <h2>{words.find}</h2>
      <Form method="get" className="stack">
        <TextField
          field={{ name: "numero", initialValue: number ?? "" }}
          label={words.number}
          hint={words.numberHint}
        />
        <button className="button" type="submit">
          {words.submit}
        </button>
      </Form>
      {number !== null && found === null ? <Notice tone="trouble">{words.unknown(number)}</Notice> : null}
      {found === null ? null : <Rows rows={[rowOf(found)]} />}
      <h2>{words.list}</h2>
      {left.length === 0 ? null : <p>{words.listHint}</p>}
      <Rows none={words.none} rows={left.map(rowOf)} />
    </div>
  );
}

function rowOf({ number, title, lines, hints, canChange }: OverseenLine): Row {
  const page = `/exploitation/sessions/${encodeURIComponent(number)}`;
  const name = <span className="sr-only">{words.ofSession(title, number)}</span>;
  return {
    ...{ key: number, title, lines, hints },
    below: canChange ? (
      <p className="actions">
        <Link to={`${page}/reporter`}>
          {words.postpone}
          {name}
        </Link>
        <Link to={`${page}/annuler`}>
          {words.cancel}
          {name}
        </Link>
      </p>
    ) : null,
  };
}
